package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.LedgerMessages.Claim;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.LedgerMessages.Opened;
import verticles.contract.LedgerMessages.Release;
import verticles.contract.LedgerMessages.RetryTask;
import verticles.contract.LedgerMessages.TaskPage;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Writing tasks: under a lease, and at the user's wish. */
final class Writes {
  private final Postgres postgres;
  private final Tasks tasks;
  private final Leases leases;
  private final Changes changes;

  Writes(Postgres postgres, Tasks tasks, Leases leases, Changes changes) {
    this.postgres = postgres;
    this.tasks = tasks;
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
        .compose(opened -> opened.map(this::opened).orElseGet(() -> replayed(ask)));
  }

  /**
   * Where the outcome is unknown (the connection broke, the lease is gone) the lease is no longer
   * kept alive: if the caller is still at it, its next write renews it; if not, it runs out.
   */
  Future<Task> move(Move ask) {
    if (ask.from() != ask.to() && !ask.from().mayBecome(ask.to())) {
      return Faults.illegalMove(ask.from(), ask.to());
    }
    boolean leaseEnds =
        !ask.to().moving() || (ask.to() == TaskState.STORED && ask.from() != ask.to());
    return postgres
        .run(statement(ask.to()), values(ask, leaseEnds))
        .map(Writes::only)
        .compose(
            moved ->
                moved
                    .<Future<Task>>map(Future::succeededFuture)
                    .orElseGet(() -> Faults.leaseLost(ask.task())))
        .onFailure(unknown -> leases.forget(ask.task()))
        .onSuccess(task -> leases.hold(task.id(), !leaseEnds))
        .onSuccess(changes::made);
  }

  Future<TaskPage> claim(Claim ask) {
    String[] states = ask.states().stream().map(Enum::name).toArray(String[]::new);
    return postgres
        .run(Statements.CLAIM, states, ask.limit(), leases.owner(), leases.home(), leases.held())
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
                                .orElseGet(() -> Faults.cannotRetry(task))))
        .onSuccess(changes::made);
  }

  private Future<Opened> opened(Task task) {
    leases.hold(task.id(), true);
    changes.made(task);
    return Future.succeededFuture(new Opened(task, false));
  }

  /** The earlier task may have given its key back just now; then there is nothing in the way. */
  private Future<Opened> replayed(OpenTask ask) {
    return tasks
        .withKey(ask.idempotencyKey())
        .compose(
            earlier ->
                earlier.isEmpty()
                    ? open(ask)
                    : Future.succeededFuture(new Opened(earlier.get(0), true)));
  }

  private static Future<Task> alreadyCancelled(Task task) {
    boolean asked = task.cancelRequested() && task.state().moving();
    return asked || task.state() == TaskState.CANCELLED
        ? Future.succeededFuture(task)
        : Faults.cannotCancel(task);
  }

  private static String statement(TaskState to) {
    return switch (to) {
      case STORED -> Statements.MOVE_TO_STORED;
      case QUERYABLE -> Statements.MOVE_TO_QUERYABLE;
      default -> Statements.MOVE;
    };
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

  private static String note(Problem why) {
    return why == null ? null : Json.storable(why.detail());
  }

  private static Optional<Task> only(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(TaskRow.read(rows.iterator().next()));
  }
}
