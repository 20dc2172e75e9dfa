package verticles.ledger;

import io.vertx.core.Future;
import verticles.contract.LedgerMessages.ConfirmMapping;
import verticles.contract.LedgerMessages.FindDuplicate;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;

/** The user's last word on how a file is read that waits for it, or was refused and is kept. */
final class Confirming {
  /**
   * $1 id, $2 wishes, $3 owner, $4 its state. What was refused goes on if it is kept, and if its
   * content has not come in again meanwhile.
   */
  private static final String CONFIRM =
      Statements.told(
          "$3",
          "$4::text",
          "'mapping confirmed'",
          """
          UPDATE task SET version = next_version(), state = 'VALIDATING', state_attempt = 0,
            next_at = now(), wishes = $2::text::jsonb, problem = NULL,
            cancel_at = NULL, entered = entered || jsonb_build_object('VALIDATING', now())
          WHERE id = $1 AND state = $4 AND (state = 'AWAITING_MAPPING' AND cancel_at IS NULL
            OR state = 'REJECTED' AND entered ? 'STORED' AND purge_at IS NULL) AND\s"""
              + Statements.PLACE_IS_TAKEN.formatted("$2::text::jsonb", "task.dataset")
              + Statements.NO_DUPLICATE.formatted(
                  "state = 'AWAITING_MAPPING' OR $2::text::jsonb", "task.dataset", "task.sha256"));

  private final Postgres postgres;
  private final Tasks tasks;
  private final Places places;
  private final Leases leases;
  private final Changes changes;

  Confirming(Postgres postgres, Tasks tasks, Places places, Leases leases, Changes changes) {
    this.postgres = postgres;
    this.tasks = tasks;
    this.places = places;
    this.leases = leases;
    this.changes = changes;
  }

  /** The wishes are final from here on. */
  Future<Task> confirm(ConfirmMapping ask) {
    Wishes wishes = ask.wishes().with(ask.wishes().reading(), true);
    return tasks
        .find(ask.id())
        .compose(task -> UnknownColumns.refused(task, wishes.reading()))
        .compose(
            known ->
                postgres.run(
                    CONFIRM, ask.id(), Json.of(wishes), leases.owner(), known.state().name()))
        .map(Writes::only)
        .compose(
            confirmed ->
                confirmed
                    .<Future<Task>>map(Future::succeededFuture)
                    .orElseGet(() -> tasks.find(ask.id()).compose(it -> notGoingOn(it, wishes))))
        .onSuccess(changes::made);
  }

  private Future<Task> notGoingOn(Task task, Wishes wishes) {
    if (task.state() == TaskState.AWAITING_MAPPING && !task.cancelRequested()) {
      return places.refused(
          task.dataset(), wishes, "The file still waits.", () -> Faults.notWaiting(task));
    }
    boolean kept =
        task.state() == TaskState.REJECTED && task.entered().containsKey(TaskState.STORED);
    return kept
        ? places.refused(task.dataset(), wishes, "Nothing was changed.", () -> isThere(task))
        : Faults.notWaiting(task);
  }

  private Future<Task> isThere(Task task) {
    return tasks
        .duplicate(new FindDuplicate(task.dataset(), task.sha256(), task.id()))
        .compose(
            found ->
                found.task() == null ? Faults.notWaiting(task) : Faults.duplicate(found.task()));
  }
}
