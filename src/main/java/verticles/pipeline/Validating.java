package verticles.pipeline;

import io.vertx.core.Future;
import java.nio.file.Path;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Canonical;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Facts;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.FindRemembered;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.ValidationMessages.WriteCanonical;
import verticles.contract.Verdict;

/**
 * Has the file turned into rows, these checked, and what Druid will read written. All depend on the
 * file alone.
 */
final class Validating implements Step {
  private final Bus bus;
  private final Ledger ledger;
  private final LocalFiles files;

  Validating(Bus bus, Ledger ledger, LocalFiles files) {
    this.bus = bus;
    this.ledger = ledger;
    this.files = files;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    if (signals.cancelled()) {
      return ledger.move(task, TaskState.CANCELLED);
    }
    return files
        .spooled(task)
        .compose(file -> bus.ask(Asks.CONVERT_FILE, wanted(task, file)))
        .compose(rows -> converted(task, rows, signals));
  }

  private static ConvertFile wanted(Task task, Path file) {
    Reading reading = task.wishes().reading();
    return new ConvertFile(task, file, reading.sheet(), reading.charset());
  }

  private static CheckFile wanted(Task task, Rows rows, Remembered remembered) {
    return new CheckFile(task, rows.path(), rows.source(), remembered);
  }

  private Future<Task> converted(Task task, Rows rows, Signals signals) {
    if (rows.refusal() != null) {
      return judged(task, rows, Verdict.refused(rows.refusal()), signals);
    }
    return bus.ask(Asks.FIND_REMEMBERED, new FindRemembered(task.dataset()))
        .compose(remembered -> bus.ask(Asks.CHECK_FILE, wanted(task, rows, remembered)))
        .compose(verdict -> judged(task, rows, verdict, signals));
  }

  private Future<Task> judged(Task task, Rows rows, Verdict verdict, Signals signals) {
    Facts facts = Facts.NONE.withVerdict(rows.source(), verdict);
    if (signals.cancelled()) {
      return ledger.move(task, TaskState.CANCELLED, facts);
    }
    if (verdict.refusal() != null) {
      return ledger.move(
          task,
          TaskState.REJECTED,
          Facts.of(verdict.refusal()).withVerdict(rows.source(), verdict));
    }
    if (!task.wishes().confirmed() && (!verdict.confident() || task.wishes().reread())) {
      return ledger.move(task, TaskState.AWAITING_MAPPING, facts);
    }
    return ledger.note(task, facts).compose(judged -> write(judged, rows.path(), signals));
  }

  private Future<Task> write(Task task, Path rows, Signals signals) {
    return withoutLeftovers(task)
        .compose(clean -> bus.ask(Asks.WRITE_CANONICAL, new WriteCanonical(task, rows)))
        .compose(canonical -> agreed(task, canonical))
        .compose(
            canonical ->
                signals.cancelled()
                    ? ledger.move(task, TaskState.CANCELLED)
                    : ledger.move(
                        task,
                        TaskState.SUBMITTING,
                        Attempts.next(task, Facts.NONE.withCanonical(canonical))));
  }

  /** Parts that an earlier try wrote under an older fence. */
  private Future<Void> withoutLeftovers(Task task) {
    boolean first = task.canonical() == null && task.stateAttempt() == 0;
    return first
        ? Future.succeededFuture()
        : bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(Keys.canonicalPrefix(task.id()))).mapEmpty();
  }

  private static Future<Canonical> agreed(Task task, Canonical canonical) {
    long accepted = task.verdict().accepted();
    if (canonical.rows() == accepted) {
      return Future.succeededFuture(canonical);
    }
    return Future.failedFuture(
        Problem.of(
                "row-count-mismatch",
                500,
                "Rows got lost on the way",
                "The check accepted %,d rows, but %,d were written for Druid. Nothing was loaded."
                    .formatted(accepted, canonical.rows()))
            .asException());
  }
}
