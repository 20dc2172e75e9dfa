package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;
import java.util.Set;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Writing tasks: under a lease, and at the user's wish. */
final class Writes {
  private static final String NOT_SHOWN =
      "So this file is not shown: it would count beside what it was to replace. Once that is back,"
          + " try again; or send this file anew, as it is meant now.";

  private final Postgres postgres;
  private final Tasks tasks;
  private final Places places;
  private final Leases leases;
  private final Changes changes;
  private final Visibility visibility;

  Writes(
      Postgres postgres,
      Tasks tasks,
      Places places,
      Leases leases,
      Changes changes,
      Visibility visibility) {
    this.postgres = postgres;
    this.tasks = tasks;
    this.places = places;
    this.leases = leases;
    this.changes = changes;
    this.visibility = visibility;
  }

  /**
   * Where the outcome is unknown (the connection broke, the lease is gone) the lease is no longer
   * kept alive: if the caller is still at it, its next write renews it; if not, it runs out.
   */
  Future<Task> move(Move ask) {
    if (ask.from() != ask.to() && !(ask.from().mayBecome(ask.to()) && byMove(ask))) {
      return Faults.illegalMove(ask.from(), ask.to());
    }
    boolean leaseEnds =
        !ask.to().moving() || (ask.to() == TaskState.STORED && ask.from() != ask.to());
    return moved(ask, values(ask, leaseEnds))
        .map(TaskRow::readAll)
        .onSuccess(changes::made)
        .map(changed -> changed.stream().filter(it -> it.id().equals(ask.task())).findFirst())
        .compose(
            moved ->
                moved.<Future<Task>>map(Future::succeededFuture).orElseGet(() -> notMoved(ask)))
        .onFailure(unknown -> leases.forget(ask.task()))
        .onSuccess(task -> leases.hold(task.id(), !leaseEnds));
  }

  private Future<RowSet<Row>> moved(Move ask, Object[] values) {
    if (ask.from() == ask.to()) {
      return postgres.run(Statements.MOVE, values);
    }
    return switch (ask.to()) {
      case STORED -> postgres.run(Statements.MOVE_TO_STORED, values);
      case QUERYABLE -> postgres.alone(Showing.MOVE_TO_QUERYABLE, visibility.andPatience(values));
      case FAILED -> postgres.run(Showing.MOVE_TO_FAILED, visibility.andPatience(values));
      default -> postgres.run(Statements.MOVE, values);
    };
  }

  /** The lease is lost, unless something else is in the way. */
  private Future<Task> notMoved(Move ask) {
    boolean looksAtOthers = ask.to() == TaskState.STORED || ask.to() == TaskState.QUERYABLE;
    if (!looksAtOthers || ask.from() == ask.to()) {
      return Faults.leaseLost(ask.task());
    }
    return tasks
        .find(ask.task())
        .compose(
            task ->
                task.fence() == ask.fence() && task.state() == ask.from()
                    ? inTheWay(task, ask)
                    : Faults.leaseLost(ask.task()));
  }

  private Future<Task> inTheWay(Task task, Move ask) {
    Facts facts = ask.facts();
    return ask.to() == TaskState.QUERYABLE
        ? places.refused(
            task.dataset(), task.wishes(), NOT_SHOWN, () -> Faults.leaseLost(task.id()))
        : places.refused(
            facts.dataset() == null ? task.dataset() : facts.dataset(),
            facts.wishes() == null ? task.wishes() : facts.wishes(),
            Places.NOTHING_KEPT,
            () -> duplicateOf(task, facts));
  }

  private Future<Task> duplicateOf(Task task, Facts facts) {
    String dataset = facts.dataset() == null ? task.dataset() : facts.dataset();
    String sha256 = facts.sha256() == null ? task.sha256() : facts.sha256();
    return tasks
        .duplicate(new FindDuplicate(dataset, sha256, task.id()))
        .compose(
            found ->
                found.task() == null
                    ? Faults.leaseLost(task.id())
                    : Faults.duplicate(found.task()));
  }

  Future<TaskPage> claim(Claim ask) {
    return claim(Statements.CLAIM, ask.states(), ask.limit());
  }

  Future<TaskPage> claimPurges(ClaimPurges ask) {
    return claim(Statements.CLAIM_PURGES, Set.of(TaskState.PARKED), ask.limit());
  }

  private Future<TaskPage> claim(String statement, Set<TaskState> states, int limit) {
    return postgres
        .run(statement, names(states), limit, leases.owner(), leases.home(), leases.held())
        .map(TaskRow::readAll)
        .onSuccess(claimed -> claimed.forEach(task -> leases.hold(task.id(), true)))
        .map(claimed -> new TaskPage(claimed, claimed.size()));
  }

  Future<Task> release(Release ask) {
    leases.forget(ask.task());
    return postgres
        .run(
            Statements.RELEASE,
            ask.task(),
            ask.fence(),
            ask.delay().toMillis(),
            Json.of(ask.why()),
            note(ask.why()),
            leases.owner())
        .map(Writes::only)
        .compose(
            released ->
                released
                    .<Future<Task>>map(Future::succeededFuture)
                    .orElseGet(() -> Faults.leaseLost(ask.task())))
        .onSuccess(changes::made);
  }

  /** Asking twice is no fault. */
  Future<Task> cancel(CancelTask ask) {
    return postgres
        .run(Statements.CANCEL, ask.id(), leases.owner())
        .map(Writes::only)
        .compose(
            cancelled ->
                cancelled
                    .map(task -> Future.succeededFuture(task).onSuccess(changes::made))
                    .orElseGet(() -> tasks.find(ask.id()).compose(Writes::alreadyCancelled)));
  }

  Future<Task> retry(RetryTask ask) {
    return tasks
        .find(ask.id())
        .compose(
            task ->
                postgres
                    .run(Statements.RETRY, task.id(), task.state().name(), leases.owner())
                    .map(Writes::only)
                    .compose(
                        retried ->
                            retried
                                .<Future<Task>>map(Future::succeededFuture)
                                .orElseGet(() -> notRetried(task))))
        .onSuccess(changes::made);
  }

  private Future<Task> notRetried(Task task) {
    boolean could = task.state().mayBecome(TaskState.STORED) && task.sha256() != null;
    return could
        ? places.refused(
            task.dataset(),
            task.wishes(),
            "Nothing was changed.",
            () -> duplicateOf(task, Facts.NONE).recover(other -> refused(task, other)))
        : Faults.cannotRetry(task);
  }

  private static Future<Task> refused(Task task, Throwable why) {
    boolean duplicate =
        why instanceof ProblemException known && known.problem().type().equals("duplicate-content");
    return duplicate ? Future.failedFuture(why) : Faults.cannotRetry(task);
  }

  Future<Task> purged(Purged ask) {
    leases.forget(ask.task());
    return postgres
        .run(Statements.PURGED, ask.task(), ask.fence(), leases.owner())
        .map(Writes::only)
        .compose(
            purged ->
                purged
                    .<Future<Task>>map(Future::succeededFuture)
                    .orElseGet(() -> Faults.leaseLost(ask.task())))
        .onSuccess(changes::made);
  }

  private static Future<Task> alreadyCancelled(Task task) {
    boolean asked = task.cancelRequested() && task.state().moving();
    return asked || task.state() == TaskState.CANCELLED
        ? Future.succeededFuture(task)
        : Faults.cannotCancel(task);
  }

  private Object[] values(Move ask, boolean leaseEnds) {
    Facts facts = ask.facts();
    return new Object[] {
      ask.task(),
      ask.fence(),
      ask.from().name(),
      ask.to().name(),
      facts.dataset(),
      facts.bytes(),
      facts.sha256(),
      facts.rawKey(),
      Json.of(facts.verdict()),
      Json.of(facts.canonical()),
      facts.attempt(),
      facts.druidTaskId(),
      Json.of(facts.problem()),
      note(facts.problem()),
      leaseEnds,
      leases.owner(),
      Json.of(facts.wishes()),
      Json.of(facts.source())
    };
  }

  /** What hides or shows again is asked for in words of its own. */
  private static boolean byMove(Move ask) {
    return switch (ask.from()) {
      case QUERYABLE, REJECTED -> false;
      case UNDONE, PARKED -> ask.to() != TaskState.QUERYABLE && ask.to() != TaskState.UNDONE;
      default -> true;
    };
  }

  static String[] names(Set<TaskState> states) {
    return states.stream().map(Enum::name).toArray(String[]::new);
  }

  private static String note(Problem why) {
    return why == null ? null : Json.storable(why.detail());
  }

  static Optional<Task> only(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(TaskRow.read(rows.iterator().next()));
  }
}
