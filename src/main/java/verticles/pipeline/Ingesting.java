package verticles.pipeline;

import io.vertx.core.Future;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.Facts;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Waits for Druid. Its failure does not prove that nothing was published, so rows are counted
 * before anything else is done; its success wins over a wish to cancel.
 */
final class Ingesting implements Step {
  private final Ledger ledger;
  private final Ingestions ingestions;
  private final Settlement settlement;

  Ingesting(Ledger ledger, Ingestions ingestions, Settlement settlement) {
    this.ledger = ledger;
    this.ingestions = ingestions;
    this.settlement = settlement;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    return ingestions
        .endOf(task.druidTaskId(), signals)
        .compose(
            end ->
                end.problem() == null
                    ? succeeded(task, end)
                    : failed(task, end.problem(), signals.cancelled()));
  }

  private Future<Task> succeeded(Task task, IngestionEnded end) {
    long accepted = task.verdict().accepted();
    return end.rows() < 0 || end.rows() == accepted
        ? ledger.move(task, TaskState.PUBLISHING)
        : ledger.move(task, TaskState.PARKED, disagree(end.rows(), accepted));
  }

  private Future<Task> failed(Task task, Problem why, boolean cancelled) {
    return settlement
        .settledRows(task)
        .compose(
            rows -> {
              if (rows > 0) {
                return ledger.move(task, TaskState.PARKED, Settlement.torn(task, rows));
              }
              if (cancelled) {
                return ledger.move(task, TaskState.CANCELLED);
              }
              return Patience.passes(why) && Attempts.left(task)
                  ? ledger.move(task, TaskState.SUBMITTING, Attempts.next(task, Facts.of(why)))
                  : ledger.move(task, TaskState.FAILED, why);
            });
  }

  private static Problem disagree(long loaded, long accepted) {
    return Problem.of(
        "row-count-mismatch",
        500,
        "Druid and the check disagree",
        "Druid says that it loaded %,d rows, but %,d were accepted. They are not shown."
            .formatted(loaded, accepted));
  }
}
