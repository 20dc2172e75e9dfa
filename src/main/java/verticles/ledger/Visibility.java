package verticles.ledger;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Done;
import verticles.contract.LedgerMessages.*;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Taking rows off the dashboard, putting them back, and deleting whole datasets. */
final class Visibility {
  /** A dataset is not deleted under a task in one of these. */
  private static final Set<TaskState> ON_THEIR_WAY =
      Stream.of(TaskState.values())
          .filter(state -> state.moving() || state == TaskState.AWAITING_MAPPING)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(TaskState.class)));

  private final Postgres postgres;
  private final Tasks tasks;
  private final Datasets datasets;
  private final Changes changes;
  private final UUID owner;
  private final Duration purgeAfter;

  /**
   * @param purgeAfter how long what was taken off can be put back
   */
  Visibility(
      Postgres postgres,
      Tasks tasks,
      Datasets datasets,
      Changes changes,
      UUID owner,
      Duration purgeAfter) {
    this.postgres = postgres;
    this.tasks = tasks;
    this.datasets = datasets;
    this.changes = changes;
    this.owner = owner;
    this.purgeAfter = purgeAfter;
  }

  /** A statement's values with the last one that {@link Showing#MOVE_TO_QUERYABLE} needs. */
  Object[] andPatience(Object[] values) {
    return Stream.concat(Stream.of(values), Stream.of(purgeAfter.toMillis())).toArray();
  }

  Future<Task> undo(UndoTask ask) {
    return change(Showing.UNDO, ask.id(), ask.allowDuplicate())
        .compose(changed -> one(ask.id(), changed, () -> notUndone(ask.id())));
  }

  Future<Task> redo(RedoTask ask) {
    return change(Showing.REDO, ask.id(), ask.allowDuplicate())
        .compose(changed -> one(ask.id(), changed, () -> notRedone(ask.id())));
  }

  /** What is on the dashboard can be taken off, unless something would come back twice. */
  private Future<Task> notUndone(UUID id) {
    return tasks
        .find(id)
        .compose(
            task ->
                task.state() == TaskState.QUERYABLE
                    ? tasks
                        .inTheWayOfUndo(id)
                        .compose(other -> doubled(other, () -> Faults.leaseLost(id)))
                    : Faults.cannotUndo(task));
  }

  private Future<Task> notRedone(UUID id) {
    return tasks
        .find(id)
        .compose(
            task ->
                task.state() == TaskState.UNDONE && task.purgeAt() != null
                    ? tasks
                        .duplicate(new FindDuplicate(task.dataset(), task.sha256(), id))
                        .compose(found -> doubled(found, () -> Faults.cannotRedo(task)))
                    : Faults.cannotRedo(task));
  }

  private static Future<Task> doubled(Duplicate found, Supplier<Future<Task>> otherwise) {
    return found.task() == null ? otherwise.get() : Faults.countsTwice(found.task());
  }

  Future<Done> delete(DeleteDataset ask) {
    return datasets
        .find(ask.name())
        .compose(
            there -> postgres.alone(Showing.DELETE, ask.name(), owner, Writes.names(ON_THEIR_WAY)))
        .map(TaskRow::readAll)
        .onSuccess(changes::made)
        .compose(changed -> datasets.exists(ask.name()))
        .compose(
            stillThere ->
                stillThere
                    ? Faults.<Done>datasetBusy(ask.name())
                    : Future.succeededFuture(Done.DONE))
        .onSuccess(deleted -> changes.datasetChanged(ask.name()));
  }

  private Future<List<Task>> change(String statement, UUID task, boolean allowDuplicate) {
    return postgres
        .alone(statement, task, owner, purgeAfter.toMillis(), allowDuplicate)
        .map(TaskRow::readAll)
        .onSuccess(changes::made);
  }

  private static Future<Task> one(UUID id, List<Task> changed, Supplier<Future<Task>> otherwise) {
    return changed.stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .map(Future::succeededFuture)
        .orElseGet(otherwise);
  }
}
