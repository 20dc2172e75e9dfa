package verticles.ledger;

import io.vertx.core.Future;
import java.util.List;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Reading;
import verticles.contract.RereadMessages.OpenReread;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;

/** Opens tasks: of files that are sent, and of those that are read again. */
final class Beginnings {
  /** $1 the task that is being read again. */
  private static final String READ_AGAIN =
      "SELECT "
          + TaskRow.COLUMNS
          + """
          \sFROM task WHERE dataset = (SELECT dataset FROM task WHERE id = $1)
            AND wishes->>'replaces' = $1::text AND wishes->>'reread' = 'true'
            AND state IN ('RECEIVING', 'STORED', 'VALIDATING', 'AWAITING_MAPPING', 'SUBMITTING',
              'INGESTING', 'PUBLISHING')
          ORDER BY created_at LIMIT 1
          """;

  private final Postgres postgres;
  private final Tasks tasks;
  private final Places places;
  private final Leases leases;
  private final Changes changes;

  Beginnings(Postgres postgres, Tasks tasks, Places places, Leases leases, Changes changes) {
    this.postgres = postgres;
    this.tasks = tasks;
    this.places = places;
    this.leases = leases;
    this.changes = changes;
  }

  Future<Opened> open(OpenTask ask) {
    return postgres
        .run(
            Statements.OPEN,
            ask.id(),
            ask.dataset(),
            Json.storable(ask.filename()),
            ask.bytes(),
            ask.idempotencyKey(),
            leases.owner(),
            leases.home(),
            Json.of(ask.wishes()))
        .map(Writes::only)
        .compose(opened -> opened.map(this::opened).orElseGet(() -> notOpened(ask)));
  }

  /** Asking twice is no fault: one at a time is enough. */
  Future<Opened> openAgain(OpenReread ask) {
    return postgres
        .run(READ_AGAIN, ask.of())
        .map(Writes::only)
        .compose(
            underWay ->
                underWay
                    .map(task -> Future.succeededFuture(new Opened(task, true)))
                    .orElseGet(() -> tasks.find(ask.of()).compose(old -> openAgain(ask, old))));
  }

  private Future<Opened> openAgain(OpenReread ask, Task old) {
    boolean wasRead = old.verdict() != null && old.verdict().plan() != null;
    return old.state() == TaskState.QUERYABLE && wasRead
        ? open(
            new OpenTask(
                ask.id(),
                old.dataset(),
                old.filename(),
                old.bytes(),
                null,
                old.wishes().again(old.id(), asItWasRead(old))))
        : Faults.cannotReread(old);
  }

  private static Reading asItWasRead(Task task) {
    Verdict verdict = task.verdict();
    return Remembering.of(verdict.plan(), verdict.columns(), task.source(), task.wishes())
        .reading();
  }

  private Future<Opened> opened(Task task) {
    leases.hold(task.id(), true);
    changes.made(task);
    return Future.succeededFuture(new Opened(task, false));
  }

  /** A request that is sent again is answered whatever it has brought about itself. */
  private Future<Opened> notOpened(OpenTask ask) {
    return (ask.idempotencyKey() == null
            ? Future.succeededFuture(List.<Task>of())
            : tasks.withKey(ask.idempotencyKey()))
        .compose(
            earlier ->
                earlier.isEmpty()
                    ? unlessRefused(ask)
                    : Future.succeededFuture(new Opened(earlier.get(0), true)));
  }

  /** What was in the way may be gone by now: a key that was given back, a file put back. */
  private Future<Opened> unlessRefused(OpenTask ask) {
    return places
        .refused(ask.dataset(), ask.wishes(), Places.NOTHING_KEPT, Future::succeededFuture)
        .compose(nothing -> open(ask));
  }
}
