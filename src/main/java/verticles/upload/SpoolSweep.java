package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Deletes spool files that nobody will read again. At start that is all of them: what a crash left
 * is unfinished or, after a power cut, perhaps not what was written; the pipeline fetches what it
 * needs from S3. Later it is those whose task is over, or has waited for its user for so long that
 * nobody is at it any more.
 */
final class SpoolSweep {
  private static final Logger log = LoggerFactory.getLogger(SpoolSweep.class);

  /** A file that is looked at again and again while its mapping is made need not be fetched. */
  private static final Duration WAITING = Duration.ofHours(1);

  private final Vertx vertx;
  private final Bus bus;
  private final Slots slots;
  private final Path spoolDir;
  private final Duration grace;
  private boolean running;

  /**
   * @param grace how long a file must have been left alone before it is looked at
   */
  SpoolSweep(Vertx vertx, Slots slots, Path spoolDir, Duration grace) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
    this.slots = slots;
    this.spoolDir = spoolDir;
    this.grace = grace;
  }

  Future<Void> atStart() {
    return files(Instant.MAX).compose(this::deleteAll);
  }

  /** One round; never overlaps itself. */
  Future<Void> run() {
    if (running) {
      return Future.succeededFuture();
    }
    running = true;
    return files(Instant.now().minus(grace))
        .compose(this::deleteUnneeded)
        .onFailure(e -> log.warn("the spool could not be swept: {}", e.getMessage()))
        .onComplete(done -> running = false);
  }

  Future<Void> release(UUID task) {
    return deleteAll(List.of(spoolDir.resolve(task.toString())));
  }

  private Future<List<Path>> files(Instant before) {
    return vertx.executeBlocking(
        () -> {
          Files.createDirectories(spoolDir);
          try (Stream<Path> all = Files.list(spoolDir)) {
            return all.filter(file -> isOlder(file, before)).toList();
          }
        },
        false);
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException gone) {
      return false;
    }
  }

  private Future<Void> deleteUnneeded(List<Path> files) {
    Future<Void> round = Future.succeededFuture();
    for (Path file : files) {
      round =
          round
              .compose(before -> isNeeded(file))
              .compose(needed -> needed ? Future.succeededFuture() : deleteAll(List.of(file)));
    }
    return round;
  }

  /** A file without a task's name is a download that was left alone. */
  private Future<Boolean> isNeeded(Path file) {
    UUID task;
    try {
      task = UUID.fromString(file.getFileName().toString());
    } catch (IllegalArgumentException notATask) {
      return Future.succeededFuture(false);
    }
    if (slots.isLive(task)) {
      return Future.succeededFuture(true);
    }
    return bus.ask(Asks.FIND_TASK, new FindTask(task))
        .map(found -> isNeeded(found, file))
        .recover(
            failure ->
                failure instanceof ProblemException known && known.problem().status() == 404
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure));
  }

  private static boolean isNeeded(Task task, Path file) {
    boolean waits = task.state() == TaskState.AWAITING_MAPPING;
    return task.state().moving() || waits && !isOlder(file, Instant.now().minus(WAITING));
  }

  private Future<Void> deleteAll(List<Path> files) {
    return vertx.executeBlocking(
        () -> {
          for (Path file : files) {
            Files.deleteIfExists(file);
          }
          return null;
        },
        false);
  }
}
