package verticles.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.Reading;
import verticles.contract.Task;

/** A mapping is not confirmed for columns that the file does not have: a slip would pass unseen. */
final class UnknownColumns {
  private UnknownColumns() {}

  /** Succeeds with the task where every column is one of the file's. */
  static Future<Task> refused(Task task, Reading reading) {
    List<Fault> faults = faults(task, reading);
    return faults.isEmpty()
        ? Future.succeededFuture(task)
        : Future.failedFuture(
            Problem.of(
                    "bad-parameter",
                    400,
                    "Wrong parameter",
                    faults.get(0).message() + " The file still waits.")
                .with(faults)
                .asException());
  }

  private static List<Fault> faults(Task task, Reading reading) {
    if (task.verdict() == null || task.verdict().plan() == null || readsOtherRows(reading)) {
      return List.of();
    }
    Set<String> known =
        task.verdict().plan().columns().stream()
            .map(Plan.Column::source)
            .collect(Collectors.toSet());
    return reading.columns().keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(UnknownColumns::fault)
        .toList();
  }

  /** Then the columns may be others than those that were found. */
  private static boolean readsOtherRows(Reading reading) {
    return reading.sheet() != null
        || reading.charset() != null
        || reading.delimiter() != null
        || reading.headerLine() != null;
  }

  private static Fault fault(String name) {
    String message = "The file has no column “" + name + "”.";
    return new Fault(null, "mapping", name, "unknown-column", message);
  }
}
