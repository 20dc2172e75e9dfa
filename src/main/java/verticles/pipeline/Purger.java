package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.PurgeMessages.ClaimPurges;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Has everything purged whose time has come, one task after the other, so that uploads keep most of
 * Druid for themselves. What fails is tried again later; what cannot be settled is parked, for
 * somebody to look at.
 */
final class Purger {
  private static final Logger log = LoggerFactory.getLogger(Purger.class);
  private static final long LOOK_MILLIS = 5_000;
  private static final long STOP_SECONDS = 20;

  private final Vertx vertx;
  private final Bus bus;
  private final Ledger ledger;
  private final Step purging;
  private final Patience patience;
  private final Promise<Void> stop = Promise.promise();
  private final Signals signals;
  private Future<Void> round = Future.succeededFuture();
  private long timer;

  Purger(Vertx vertx, Bus bus, Ledger ledger, Step purging, Patience patience) {
    this.vertx = vertx;
    this.bus = bus;
    this.ledger = ledger;
    this.purging = purging;
    this.patience = patience;
    this.signals = new Signals(vertx, stop.future());
  }

  void begin() {
    bus.listen(Events.TASK_CHANGED, this::changed);
    timer = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
    look();
  }

  Future<Void> end() {
    vertx.cancelTimer(timer);
    stop.complete();
    return round.timeout(STOP_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
  }

  private void changed(Task task) {
    if (task.state() == TaskState.UNDONE) {
      look();
    }
  }

  /** Never two rounds at the same time. */
  private void look() {
    if (round.isComplete() && !signals.stopping()) {
      round =
          next()
              .onFailure(failure -> log.debug("nothing is purged now: {}", failure.getMessage()))
              .otherwiseEmpty();
    }
  }

  private Future<Void> next() {
    return bus.ask(Asks.CLAIM_PURGES, new ClaimPurges(1))
        .compose(
            claimed ->
                claimed.tasks().isEmpty() || signals.stopping()
                    ? Future.succeededFuture()
                    : purge(claimed.tasks().get(0)).compose(done -> next()));
  }

  private Future<Void> purge(Task task) {
    return purging
        .take(task, signals)
        .onSuccess(purged -> log.info("task {} is purged", task.id()))
        .<Void>mapEmpty()
        .recover(failure -> failed(task, failure));
  }

  private Future<Void> failed(Task task, Throwable failure) {
    if (failure instanceof Signals.Stopping || signals.stopping()) {
      return Future.failedFuture(failure);
    }
    Problem problem = problemOf(failure);
    if (problem.type().equals("lease-lost")) {
      return Future.succeededFuture();
    }
    boolean hopeless =
        problem.type().equals(Purging.DAMAGED)
            || patience.exhausted(task.stateAttempt() + 1, problem);
    if (hopeless && task.state().mayBecome(TaskState.PARKED)) {
      log.error("task {} cannot be purged: {}", task.id(), problem.detail());
      return ledger.move(task, TaskState.PARKED, problem).mapEmpty();
    }
    if (Purging.settles(problem)) {
      log.info("task {} is purged in {} s", task.id(), problem.retryAfterSeconds());
      Duration pause = Duration.ofSeconds(problem.retryAfterSeconds());
      return ledger.release(task, pause, problem).mapEmpty();
    }
    log.warn("task {} is purged later: {}", task.id(), problem.detail());
    return ledger.release(task, patience.pause(task.stateAttempt()), problem).mapEmpty();
  }

  private static Problem problemOf(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    log.error("a purge met a bug", failure);
    return Problem.of(
        "internal-error",
        500,
        "Something failed on our side",
        "The rows could not be deleted because of a fault in the service; its log says which.");
  }
}
