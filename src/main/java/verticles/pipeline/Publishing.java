package verticles.pipeline;

import io.vertx.core.Future;
import java.time.Duration;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Waits until a query sees exactly the accepted rows; only then are they shown. */
final class Publishing implements Step {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final Ledger ledger;
  private final Settlement settlement;
  private final Duration limit;

  /**
   * @param limit how long Druid may take to serve what it has loaded
   */
  Publishing(Ledger ledger, Settlement settlement, Duration limit) {
    this.ledger = ledger;
    this.settlement = settlement;
    this.limit = limit;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    return look(task, signals, System.nanoTime(), FIRST_PAUSE_MILLIS);
  }

  private Future<Task> look(Task task, Signals signals, long since, long pause) {
    long accepted = task.verdict().accepted();
    return settlement
        .rows(task)
        .compose(
            rows -> {
              if (rows == accepted) {
                return ledger.move(task, TaskState.QUERYABLE);
              }
              if (rows > accepted) {
                return ledger.move(task, TaskState.PARKED, tooMany(rows, accepted));
              }
              if (System.nanoTime() - since > limit.toNanos()) {
                return ledger.move(task, TaskState.PARKED, tooFew(rows, accepted));
              }
              long longer = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
              return signals.pause(pause).compose(rested -> look(task, signals, since, longer));
            });
  }

  private static Problem tooMany(long rows, long accepted) {
    return Problem.of(
        "too-many-rows",
        500,
        "More rows than were sent",
        "Druid has %,d rows of this file, but %,d were accepted. They are not shown."
            .formatted(rows, accepted));
  }

  private Problem tooFew(long rows, long accepted) {
    return Problem.of(
        "not-served",
        500,
        "Druid does not show the rows",
        ("Druid has loaded the file, but after %d minutes a query sees %,d of %,d rows. Check that"
                + " Druid's historicals have room for them, then retry.")
            .formatted(limit.toMinutes(), rows, accepted));
  }
}
