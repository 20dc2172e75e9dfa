package verticles.pipeline;

import io.vertx.core.Future;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.SubmitIngestion;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Hands the task to Druid under the id that was saved before. Repeating that is harmless. A further
 * attempt is made only when no row of the earlier one is in Druid.
 */
final class Submitting implements Step {
  private final Bus bus;
  private final Ledger ledger;
  private final Settlement settlement;

  Submitting(Bus bus, Ledger ledger, Settlement settlement) {
    this.bus = bus;
    this.ledger = ledger;
    this.settlement = settlement;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    if (signals.cancelled()) {
      return cancel(task, signals);
    }
    return task.attempt() > 1 ? submitAnew(task, signals) : submit(task);
  }

  private Future<Task> submit(Task task) {
    return bus.ask(Asks.SUBMIT_INGESTION, new SubmitIngestion(task))
        .compose(submitted -> ledger.move(task, TaskState.INGESTING));
  }

  private Future<Task> submitAnew(Task task, Signals signals) {
    return settlement
        .of(task, Attempts.earlier(task), signals)
        .compose(
            earlier ->
                switch (earlier) {
                  case EMPTY -> submit(task);
                  case LOADED -> loaded(task);
                  case TORN -> ledger.move(task, TaskState.PARKED, Settlement.torn(task));
                });
  }

  /** Perhaps it was handed over by somebody whose answer got lost; then its success wins. */
  private Future<Task> cancel(Task task, Signals signals) {
    return settlement
        .of(task, task.druidTaskId(), signals)
        .compose(
            outcome ->
                switch (outcome) {
                  case EMPTY -> ledger.move(task, TaskState.CANCELLED);
                  case LOADED -> loaded(task);
                  case TORN -> ledger.move(task, TaskState.PARKED, Settlement.torn(task));
                });
  }

  private Future<Task> loaded(Task task) {
    return ledger
        .move(task, TaskState.INGESTING)
        .compose(moved -> ledger.move(moved, TaskState.PUBLISHING));
  }
}
