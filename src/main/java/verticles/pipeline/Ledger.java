package verticles.pipeline;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import java.time.Duration;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.Release;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** The pipeline's side of the ledger: moves under the task's fence, each stage's time taken. */
final class Ledger {
  private final Bus bus;

  Ledger(Bus bus) {
    this.bus = bus;
  }

  Future<Task> move(Task task, TaskState to) {
    return move(task, to, Facts.NONE);
  }

  Future<Task> move(Task task, TaskState to, Problem why) {
    return move(task, to, Facts.of(why));
  }

  Future<Task> move(Task task, TaskState to, Facts facts) {
    return bus.ask(Asks.MOVE_TASK, Move.of(task, to, facts)).onSuccess(moved -> timed(task, moved));
  }

  /** Writes facts where the task is. */
  Future<Task> note(Task task, Facts facts) {
    return move(task, task.state(), facts);
  }

  Future<Task> release(Task task, Duration delay, Problem why) {
    return bus.ask(Asks.RELEASE_TASK, new Release(task.id(), task.fence(), delay, why));
  }

  private static void timed(Task task, Task moved) {
    TaskState from = task.state();
    if (from != moved.state()) {
      Metrics.timer("sluice.pipeline.stage", "stage", from.name(), "to", moved.state().name())
          .record(Duration.between(task.stateSince(), moved.stateSince()));
    }
  }
}
