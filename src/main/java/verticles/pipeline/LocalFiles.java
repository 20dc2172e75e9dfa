package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.Task;

/** A stored file where it can be read. */
final class LocalFiles {
  private final Vertx vertx;
  private final Bus bus;
  private final FileSystem files;
  private final Settings settings;

  LocalFiles(Vertx vertx, Bus bus, Settings settings) {
    this.vertx = vertx;
    this.bus = bus;
    this.files = vertx.fileSystem();
    this.settings = settings;
  }

  /** The spool file where the file was received; a copy from S3 in its place anywhere else. */
  Future<Path> spooled(Task task) {
    Path spool = settings.spoolFile(task.id());
    return isWhole(task, spool)
        .compose(here -> here ? touch(spool) : Future.failedFuture("it is not here"))
        .recover(gone -> fetch(task, spool))
        .map(spool);
  }

  /** Whoever clears the spool away goes by when a file was last wanted. */
  private Future<Void> touch(Path spool) {
    return vertx.executeBlocking(
        () -> {
          Files.setLastModifiedTime(spool, FileTime.from(Instant.now()));
          return null;
        },
        false);
  }

  /** Puts it there; it stays there whatever becomes of the spool file. */
  Future<Path> own(Task task, Path file) {
    Path spool = settings.spoolFile(task.id());
    return isWhole(task, spool)
        .compose(here -> here ? link(file, spool) : Future.succeededFuture(false))
        .compose(linked -> linked ? Future.succeededFuture() : fetch(task, file))
        .map(file);
  }

  private Future<Boolean> isWhole(Task task, Path spool) {
    return files
        .props(spool.toString())
        .map(props -> props.size() == task.bytes())
        .otherwise(false);
  }

  /** False if it was removed in this moment. */
  private Future<Boolean> link(Path file, Path spool) {
    return files
        .mkdirs(file.getParent().toString())
        .compose(made -> files.link(file.toString(), spool.toString()))
        .map(true)
        .otherwise(false);
  }

  private Future<Void> fetch(Task task, Path file) {
    return files
        .mkdirs(file.getParent().toString())
        .compose(
            made -> bus.ask(Asks.FETCH_OBJECT, new FetchObject(task.rawKey(), file, task.sha256())))
        .mapEmpty();
  }
}
