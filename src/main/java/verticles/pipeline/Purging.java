package verticles.pipeline;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Canonical;
import verticles.contract.DruidMessages.CountIngestions;
import verticles.contract.DruidMessages.IngestionCounts;
import verticles.contract.DruidMessages.PurgeMarks;
import verticles.contract.DruidMessages.PurgeRows;
import verticles.contract.DruidMessages.PurgeSegments;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.FindVisibleRows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.PurgeMessages.DuePurges;
import verticles.contract.PurgeMessages.FindDuePurges;
import verticles.contract.PurgeMessages.Purged;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.Task;

/**
 * Deletes one task's rows and files for good: its rows in Druid, the segments that had them, then
 * its files, and at last the marks that Druid has for times in which nothing is left. Each step
 * looks at what is still there, so that all of it can be begun again after a crash at any point.
 * Files go only when Druid has been seen to have every visible row.
 */
final class Purging implements Step {
  private static final int LOOKS = 5;
  private static final long PAUSE_MILLIS = 1_000;
  private static final int SERVED_TRIES = 100;
  private static final long SERVED_PAUSE_MILLIS = 300;

  private final Bus bus;
  private final Ingestions ingestions;

  Purging(Bus bus, Ingestions ingestions) {
    this.bus = bus;
    this.ingestions = ingestions;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    return inDruid(task, signals)
        .compose(gone -> files(task))
        .compose(gone -> marks(task, signals))
        .compose(gone -> bus.ask(Asks.PURGED, new Purged(task.id(), task.fence())));
  }

  private Future<Void> inDruid(Task task, Signals signals) {
    if (task.druidTaskId() == null) {
      return Future.succeededFuture();
    }
    return rows(task, signals, 1)
        .compose(gone -> segments(task, signals))
        .compose(gone -> untouched(task, signals, LOOKS));
  }

  /** Stretch by stretch, until none is left; what else is due goes along with it. */
  private Future<Void> rows(Task task, Signals signals, int step) {
    String id = druidTask(task, Integer.toString(step));
    return bus.ask(Asks.DUE_PURGES, new FindDuePurges(task.dataset()))
        .map(due -> rowsOf(task, id, due))
        .compose(ask -> onceServed(() -> bus.ask(Asks.PURGE_ROWS, ask), signals, SERVED_TRIES))
        .compose(
            begun ->
                begun.submitted()
                    ? ended(id, signals).compose(done -> rows(task, signals, step + 1))
                    : Future.succeededFuture());
  }

  private static PurgeRows rowsOf(Task task, String druidTaskId, DuePurges due) {
    List<String> others =
        due.tasks().stream().filter(it -> !it.equals(task.id())).map(UUID::toString).toList();
    return new PurgeRows(druidTaskId, task.dataset(), task.id().toString(), others);
  }

  private Future<Void> segments(Task task, Signals signals) {
    Canonical canonical = task.canonical();
    String id = druidTask(task, "segments");
    PurgeSegments ask =
        new PurgeSegments(id, task.dataset(), canonical.minTime(), canonical.maxTime());
    return onceServed(() -> bus.ask(Asks.PURGE_SEGMENTS, ask), signals, SERVED_TRIES)
        .compose(begun -> ended(id, signals));
  }

  /** The last thing, for it may have to wait. */
  private Future<Void> marks(Task task, Signals signals) {
    if (task.druidTaskId() == null) {
      return Future.succeededFuture();
    }
    Canonical canonical = task.canonical();
    String id = druidTask(task, "marks");
    PurgeMarks ask = new PurgeMarks(id, task.dataset(), canonical.minTime(), canonical.maxTime());
    return onceServed(() -> bus.ask(Asks.PURGE_MARKS, ask), signals, SERVED_TRIES)
        .compose(step -> step.submitted() ? ended(id, signals) : Future.succeededFuture());
  }

  /** Its servers need longer to let go of what was there: then it is gone on with later. */
  static boolean settles(Problem problem) {
    return problem.type().equals(PurgeMarks.SETTLING);
  }

  /** Druid takes a moment to serve what it has just written, and says so as long. */
  private static <T> Future<T> onceServed(Supplier<Future<T>> ask, Signals signals, int tries) {
    return ask.get()
        .recover(
            failure ->
                tries > 1 && isLoading(failure)
                    ? signals
                        .pause(SERVED_PAUSE_MILLIS)
                        .compose(rested -> onceServed(ask, signals, tries - 1))
                    : Future.failedFuture(failure));
  }

  private static boolean isLoading(Throwable failure) {
    return failure instanceof ProblemException known
        && known.problem().status() == 503
        && !settles(known.problem());
  }

  private Future<Void> ended(String id, Signals signals) {
    return ingestions
        .endOf(id, signals)
        .compose(
            end ->
                end.problem() == null
                    ? Future.succeededFuture()
                    : Future.failedFuture(end.problem().asException()));
  }

  /** Visibility may change between the two looks, so a difference is looked at again. */
  private Future<Void> untouched(Task task, Signals signals, int looks) {
    return bus.ask(Asks.VISIBLE_ROWS, new FindVisibleRows(task.dataset()))
        .compose(
            visible ->
                onceServed(() -> count(task), signals, SERVED_TRIES)
                    .map(counted -> different(visible.byIngestion(), counted.rows())))
        .compose(
            different -> {
              if (different.isEmpty()) {
                return Future.succeededFuture();
              }
              return looks > 1
                  ? signals
                      .pause(PAUSE_MILLIS)
                      .compose(rested -> untouched(task, signals, looks - 1))
                  : Future.failedFuture(damaged(different).asException());
            });
  }

  private Future<IngestionCounts> count(Task task) {
    return bus.ask(Asks.COUNT_INGESTIONS, new CountIngestions(task.dataset()));
  }

  private static List<UUID> different(Map<UUID, Long> visible, Map<String, Long> counted) {
    return visible.entrySet().stream()
        .filter(it -> !it.getValue().equals(counted.getOrDefault(it.getKey().toString(), 0L)))
        .map(Map.Entry::getKey)
        .toList();
  }

  static final String DAMAGED = "purge-mismatch";

  private static Problem damaged(List<UUID> different) {
    return Problem.of(
        DAMAGED,
        500,
        "Rows are missing after a deletion",
        ("While this file's rows were deleted for good, the rows of %d other files came to differ"
                + " from what was loaded, the first of task %s. Their files are all kept in S3. Look"
                + " at Druid, then retry.")
            .formatted(different.size(), different.get(0)));
  }

  private Future<Void> files(Task task) {
    return delete(Keys.canonicalPrefix(task.id()))
        .compose(gone -> delete(Keys.rejects(task.id())))
        .compose(gone -> delete(Keys.rawPrefix(task.id())));
  }

  private Future<Void> delete(String prefix) {
    return bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(prefix)).mapEmpty();
  }

  /** Of this claim: whoever claims it next begins tasks of its own. */
  private static String druidTask(Task task, String step) {
    return "sluice-" + task.id() + "-purge-" + task.fence() + "-" + step;
  }
}
