package verticles.contract;

import java.nio.file.Path;
import java.util.UUID;

/** What one can ask of S3. */
public interface StorageMessages {

  /**
   * Completes the upload that has been following the spool file, and proves it by HEAD: the size is
   * the one received. A multipart object's metadata must be named before its first byte, so the
   * digest cannot be there; the ledger keeps it, and each part carries a CRC-32C of its bytes.
   *
   * @param bytes the size that was received
   * @param sha256 the digest that was received
   */
  record CompleteUpload(UUID task, long bytes, String sha256) implements Message {}

  /** Looks at one object. */
  record HeadObject(String key) implements Message {}

  /**
   * What HEAD said; {@code exists} false and the rest null or 0 where there is nothing.
   *
   * @param sha256 the object's metadata of that name, null where it was written in parts
   */
  record ObjectHead(String key, boolean exists, long bytes, String etag, String sha256)
      implements Message {}

  /** Uploads a finished local file, whole, and proves it by HEAD. Its size may exceed one part. */
  record PutFile(String key, Path file, String contentType) implements Message {}

  /**
   * Downloads an object into a local file: written beside it, verified, then moved.
   *
   * @param sha256 the digest that it must have, or null to compare only its size
   */
  record FetchObject(String key, Path file, String sha256) implements Message {
    public FetchObject(String key, Path file) {
      this(key, file, null);
    }
  }

  /** Deletes all objects and aborts all unfinished uploads below a prefix. */
  record DeletePrefix(String prefix) implements Message {}

  /** A URL under which one object can be read for a few minutes without credentials. */
  record Presign(String key, String downloadName) implements Message {}

  record PresignedUrl(String url) implements Message {}
}
