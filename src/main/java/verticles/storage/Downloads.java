package verticles.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.StorageMessages.ObjectHead;

/** Brings objects back into local files. A file under its final name is always whole. */
final class Downloads {
  private final Vertx vertx;
  private final Store store;
  private final Retry retry;

  Downloads(Vertx vertx, Store store, Retry retry) {
    this.vertx = vertx;
    this.store = store;
    this.retry = retry;
  }

  Future<ObjectHead> fetch(FetchObject asked) {
    return retry
        .whileAway(() -> true, () -> store.head(asked.key()))
        .compose(
            head ->
                head.exists()
                    ? retry.whileAway(() -> true, () -> download(asked, head))
                    : Future.failedFuture(Faults.missing(asked.key())));
  }

  private Future<ObjectHead> download(FetchObject asked, ObjectHead head) {
    Path beside = asked.file().resolveSibling(asked.file().getFileName() + "." + UUID.randomUUID());
    return blocking(() -> Files.createDirectories(asked.file().toAbsolutePath().getParent()))
        .compose(ready -> store.get(asked.key(), beside))
        .compose(got -> blocking(() -> keep(asked, head, beside)))
        .map(head)
        .recover(
            failure ->
                blocking(() -> Files.deleteIfExists(beside))
                    .transform(deleted -> Future.failedFuture(failure)));
  }

  private static Path keep(FetchObject asked, ObjectHead head, Path beside) throws IOException {
    if (Files.size(beside) != head.bytes()) {
      throw Faults.torn(asked.key(), head.bytes(), Files.size(beside));
    }
    if (asked.sha256() != null && !asked.sha256().equals(sha256(beside))) {
      throw Problem.of(
              "object-torn",
              500,
              "The stored object is not what was sent",
              "The digest of " + asked.key() + " is not the one received. Send the file again.")
          .asException();
    }
    return Files.move(
        beside, asked.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[256 * 1024];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private <T> Future<T> blocking(java.util.concurrent.Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
