package verticles.pipeline;

import io.vertx.core.Future;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.RowCount;
import verticles.contract.Problem;
import verticles.contract.Task;

/** Finds out what an attempt left in Druid. Every row carries its ingestion's id, the task's. */
final class Settlement {

  /** How an attempt is settled. */
  enum Outcome {
    /** None of its rows is in Druid, nor will be. */
    EMPTY,
    /** All its rows are in Druid, or will be shortly. */
    LOADED,
    /** Some rows are there: nobody may load the file again without looking. */
    TORN
  }

  private final Bus bus;
  private final Ingestions ingestions;

  Settlement(Bus bus, Ingestions ingestions) {
    this.bus = bus;
    this.ingestions = ingestions;
  }

  /** Stops the attempt if it still runs. It may have succeeded before: then that counts. */
  Future<Outcome> of(Task task, String druidTaskId, Signals signals) {
    return ingestions
        .stopped(druidTaskId, signals)
        .compose(
            ended ->
                ended.problem() == null
                    ? Future.succeededFuture(Outcome.LOADED)
                    : settledRows(task).map(rows -> outcome(task, rows)));
  }

  /** How many rows of the task a query sees now. */
  Future<Long> rows(Task task) {
    return count(task, false);
  }

  /** The same once all that Druid has published is served: then 0 proves that it published none. */
  Future<Long> settledRows(Task task) {
    return count(task, true);
  }

  private Future<Long> count(Task task, boolean settled) {
    return bus.ask(Asks.COUNT_ROWS, new CountRows(task.dataset(), task.id().toString(), settled))
        .map(RowCount::rows);
  }

  private static Outcome outcome(Task task, long rows) {
    if (rows == 0) {
      return Outcome.EMPTY;
    }
    return rows == task.verdict().accepted() ? Outcome.LOADED : Outcome.TORN;
  }

  static Problem torn(Task task, long rows) {
    return Problem.of(
        "outcome-unknown",
        500,
        "The outcome in Druid is unknown",
        ("Loading failed, and yet Druid has %,d of %,d rows. They are not shown. Loading again could"
                + " double them, so nothing is done by itself.")
            .formatted(rows, task.verdict().accepted()));
  }

  static Problem torn(Task task) {
    return Problem.of(
        "outcome-unknown",
        500,
        "The outcome in Druid is unknown",
        "An earlier attempt left a part of the %,d rows in Druid. They are not shown. Loading again"
                .formatted(task.verdict().accepted())
            + " could double them, so nothing is done by itself.");
  }
}
