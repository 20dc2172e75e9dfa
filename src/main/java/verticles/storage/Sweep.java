package verticles.storage;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.ProblemException;
import verticles.contract.TaskState;
import verticles.storage.Store.Unfinished;

/**
 * Aborts uploads in parts that nobody will finish: those of a task that is no longer received, and
 * any that are older than a day. Another replica's living upload is known by its task.
 */
final class Sweep {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final Pattern RAW = Pattern.compile("raw/([0-9a-f-]{36})/.*");
  private static final Duration OLD = Duration.ofDays(1);

  private final Store store;
  private final Bus bus;
  private final Predicate<UUID> isLive;
  private final Duration grace;
  private boolean running;

  /**
   * @param isLive whether this replica is still following a task's upload
   * @param grace how old an unfinished upload must be before it is looked at
   */
  Sweep(Store store, Bus bus, Predicate<UUID> isLive, Duration grace) {
    this.store = store;
    this.bus = bus;
    this.isLive = isLive;
    this.grace = grace;
  }

  /** One round; never overlaps itself. */
  Future<Void> run() {
    if (running) {
      return Future.succeededFuture();
    }
    running = true;
    return store
        .unfinished("")
        .compose(this::abortLeftovers)
        .onFailure(e -> log.warn("unfinished uploads could not be swept: {}", e.getMessage()))
        .onComplete(done -> running = false);
  }

  private Future<Void> abortLeftovers(List<Unfinished> all) {
    Instant young = Instant.now().minus(grace);
    Future<Void> round = Future.succeededFuture();
    for (Unfinished upload : all) {
      if (upload.begun().isBefore(young)) {
        round = round.compose(before -> isOver(upload)).compose(over -> abort(upload, over));
      }
    }
    return round;
  }

  private Future<Boolean> isOver(Unfinished upload) {
    Matcher raw = RAW.matcher(upload.key());
    if (!raw.matches()) {
      return Future.succeededFuture(upload.begun().isBefore(Instant.now().minus(OLD)));
    }
    UUID task = UUID.fromString(raw.group(1));
    if (isLive.test(task)) {
      return Future.succeededFuture(false);
    }
    return bus.ask(Asks.FIND_TASK, new FindTask(task))
        .map(found -> found.state() != TaskState.RECEIVING)
        .recover(
            failure ->
                failure instanceof ProblemException known && known.problem().status() == 404
                    ? Future.succeededFuture(true)
                    : Future.failedFuture(failure));
  }

  private Future<Void> abort(Unfinished upload, boolean over) {
    return over ? store.abort(upload.key(), upload.uploadId()) : Future.succeededFuture();
  }
}
