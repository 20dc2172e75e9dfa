package verticles.contract;

import java.nio.file.Path;
import java.util.UUID;

/** What the upload room says while a file comes in. The spool is the log; these are watermarks. */
public interface UploadMessages {

  /**
   * A file has begun to arrive in its spool file. Followers begin now.
   *
   * @param task the task as the ledger opened it (its fence is in the raw key)
   * @param spool the growing file; only read below the watermark
   */
  record UploadOpened(Task task, Path spool) implements Message {}

  /** {@code bytes} of the spool file are written and may be read. */
  record UploadAdvanced(UUID task, long bytes) implements Message {}

  /**
   * The client sent everything: the spool file is complete. The order at the end of an upload is:
   * the facts (bytes, sha256, rawKey) into the ledger by a move {@code RECEIVING → RECEIVING}, then
   * {@code COMPLETE_UPLOAD}, then the move to STORED, then the 202.
   */
  record UploadEnded(UUID task, long bytes, String sha256) implements Message {}

  /** The upload will not be completed; drop everything that was begun for it. */
  record UploadAborted(UUID task) implements Message {}

  /** S3 does not take the arriving file, after every retry: stop receiving it now. */
  record UploadUnstorable(UUID task, Problem why) implements Message {}

  /** Asks the upload room to stop receiving this task's file (the user cancelled it). */
  record StopReceiving(UUID task) implements Message {}

  /** The task is past STORED and its spool file is no longer needed by the pipeline. */
  record SpoolReleased(UUID task) implements Message {}
}
