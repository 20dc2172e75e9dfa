package verticles.pipeline;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.SpoolReleased;

/**
 * Conducts one claimed task, step by step, from the state that the ledger says it is in, until it
 * rests, its lease is lost or the service stops.
 */
final class Conductor {
  private static final Logger log = LoggerFactory.getLogger(Conductor.class);

  private final Bus bus;
  private final Ledger ledger;
  private final Patience patience;
  private final Map<TaskState, Step> steps = new EnumMap<>(TaskState.class);

  Conductor(Bus bus, Ledger ledger, Patience patience) {
    this.bus = bus;
    this.ledger = ledger;
    this.patience = patience;
  }

  Conductor at(TaskState state, Step step) {
    steps.put(state, step);
    return this;
  }

  /** Always succeeds: whatever goes wrong is kept with the task. */
  Future<Void> conduct(Task task, Signals signals) {
    if (signals.stopping()) {
      return Future.succeededFuture();
    }
    if (task.cancelRequested()) {
      signals.cancel();
    }
    return next(task, signals)
        .transform(
            outcome ->
                outcome.succeeded()
                    ? moved(outcome.result(), signals)
                    : failed(task, outcome.cause(), signals));
  }

  private Future<Task> next(Task task, Signals signals) {
    if (patience.exhausted(task.stateAttempt(), task.problem())) {
      return giveUp(task, task.problem() == null ? died() : task.problem());
    }
    Step step = steps.get(task.state());
    try {
      return step.take(task, signals);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private Future<Void> moved(Task task, Signals signals) {
    boolean goesOn = task.state().moving() && task.state() != TaskState.STORED;
    boolean fileNeeded =
        switch (task.state()) {
          case STORED, VALIDATING, AWAITING_MAPPING -> true;
          default -> false;
        };
    if (!fileNeeded) {
      bus.announce(Events.SPOOL_RELEASED, new SpoolReleased(task.id()));
    }
    return goesOn ? conduct(task, signals) : Future.succeededFuture();
  }

  private Future<Void> failed(Task task, Throwable failure, Signals signals) {
    if (failure instanceof Signals.Stopping || signals.stopping()) {
      return Future.succeededFuture();
    }
    Problem problem = problemOf(task, failure);
    if (problem.type().equals("lease-lost")) {
      log.info("task {} is conducted by somebody else now", task.id());
      return Future.succeededFuture();
    }
    log.warn("task {} in {}: {}", task.id(), task.state(), failure.getMessage());
    boolean again =
        Patience.passes(problem) && !patience.exhausted(task.stateAttempt() + 1, problem);
    Future<Task> outcome =
        again
            ? ledger.release(task, patience.pause(task.stateAttempt()), problem)
            : giveUp(task, problem).onSuccess(ended -> moved(ended, signals));
    return outcome.<Void>mapEmpty().otherwise(lost -> leftAlone(task, lost));
  }

  /** Once Druid may have the rows, nobody can say any more that it failed. */
  private Future<Task> giveUp(Task task, Problem problem) {
    Problem why = Patience.passes(problem) ? afterAllTries(problem) : problem;
    boolean unknown =
        Patience.passes(problem)
            && switch (task.state()) {
              case SUBMITTING, INGESTING, PUBLISHING -> true;
              default -> false;
            };
    return ledger.move(task, unknown ? TaskState.PARKED : TaskState.FAILED, why);
  }

  private static Problem afterAllTries(Problem problem) {
    return new Problem(
        problem.type(),
        problem.status(),
        problem.title(),
        problem.detail() + " It was tried many times. Once that is mended, retry.",
        null,
        problem.errors());
  }

  private static Problem died() {
    return Problem.of(
        "worker-died",
        500,
        "The service stopped over this file",
        "Each time this file was worked on, the service ended.");
  }

  private static Problem problemOf(Task task, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    log.error("task {} in {} met a bug", task.id(), task.state(), failure);
    return Problem.of(
        "internal-error",
        500,
        "Something failed on our side",
        "The file could not be worked on because of a fault in the service; its log says which.");
  }

  /** Neither the work nor its end can be written down: the lease runs out, and it goes on then. */
  private static Void leftAlone(Task task, Throwable lost) {
    log.warn("task {} is left until its lease runs out: {}", task.id(), lost.getMessage());
    return null;
  }
}
