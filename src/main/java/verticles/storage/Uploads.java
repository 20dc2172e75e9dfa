package verticles.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.StorageMessages.PutFile;

/** Begins uploads; all share the memory for their parts. */
final class Uploads {
  private static final int PARTS_AT_ONCE = 8;

  private final Vertx vertx;
  private final Store store;
  private final Retry retry;
  private final PartBuffers buffers = new PartBuffers(PARTS_AT_ONCE, (int) PartsUpload.PART);

  Uploads(Vertx vertx, Store store, Retry retry) {
    this.vertx = vertx;
    this.store = store;
    this.retry = retry;
  }

  PartsUpload begin(String key, Path file, String contentType) {
    return new PartsUpload(store, retry, buffers, key, file, contentType);
  }

  /** Uploads a finished file; on failure nothing of it stays. */
  Future<ObjectHead> put(PutFile asked) {
    PartsUpload upload = begin(asked.key(), asked.file(), asked.contentType());
    return vertx
        .executeBlocking(() -> size(asked.file()), false)
        .compose(size -> upload.complete(size, Map.of()))
        .recover(
            failure ->
                upload.abort().transform(aborted -> Future.<ObjectHead>failedFuture(failure)));
  }

  private static long size(Path file) throws IOException {
    return Files.size(file);
  }
}
