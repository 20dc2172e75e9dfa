package verticles.storage;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Keys;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.StorageMessages.CompleteUpload;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.UploadMessages.UploadAborted;
import verticles.contract.UploadMessages.UploadAdvanced;
import verticles.contract.UploadMessages.UploadEnded;
import verticles.contract.UploadMessages.UploadOpened;

/** The uploads that S3 is following while their clients are sending. */
final class Followers {
  private static final Logger log = LoggerFactory.getLogger(Followers.class);

  private final Uploads uploads;
  private final BiConsumer<UUID, Problem> unstorable;
  private final Map<UUID, PartsUpload> live = new HashMap<>();

  /** Aborted uploads of which S3 may still have something. */
  private final Map<UUID, PartsUpload> undropped = new HashMap<>();

  /**
   * @param unstorable told once when S3 does not take an upload, after every retry
   */
  Followers(Uploads uploads, BiConsumer<UUID, Problem> unstorable) {
    this.uploads = uploads;
    this.unstorable = unstorable;
  }

  void open(UploadOpened opened) {
    Task task = opened.task();
    String key = Keys.raw(task.id(), task.fence());
    PartsUpload upload = uploads.begin(key, opened.spool(), "text/csv");
    live.put(task.id(), upload);
    upload
        .done()
        .onFailure(
            failure -> {
              if (live.containsKey(task.id()) && failure instanceof ProblemException known) {
                unstorable.accept(task.id(), known.problem());
              }
            });
  }

  void advance(UploadAdvanced advanced) {
    PartsUpload upload = live.get(advanced.task());
    if (upload != null) {
      upload.advance(advanced.bytes());
    }
  }

  void ended(UploadEnded ended) {
    PartsUpload upload = live.get(ended.task());
    if (upload != null) {
      upload.ended(ended.bytes());
    }
  }

  Future<ObjectHead> complete(CompleteUpload asked) {
    PartsUpload upload = live.get(asked.task());
    if (upload == null) {
      return Future.failedFuture(
          Problem.of(
                  "upload-unknown",
                  409,
                  "The upload is not being received",
                  "It was stopped, or the service has started anew. Send the file again.")
              .asException());
    }
    return upload
        .complete(asked.bytes(), Map.of("sha256", asked.sha256()))
        .onSuccess(stored -> live.remove(asked.task()));
  }

  void abort(UploadAborted aborted) {
    PartsUpload upload = live.remove(aborted.task());
    if (upload != null) {
      drop(aborted.task(), upload);
    }
  }

  /** Tries once more to drop what S3 was away for. */
  void dropLeftovers() {
    Map<UUID, PartsUpload> again = Map.copyOf(undropped);
    undropped.clear();
    again.forEach(this::drop);
  }

  private void drop(UUID task, PartsUpload upload) {
    upload
        .abort()
        .onFailure(
            e -> {
              log.warn("what S3 has of {} is dropped later: {}", task, e.getMessage());
              undropped.put(task, upload);
            });
  }

  boolean isLive(UUID task) {
    return live.containsKey(task);
  }
}
