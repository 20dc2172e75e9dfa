package verticles.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.TaskCounts;
import verticles.contract.LedgerMessages.TaskEvent;
import verticles.contract.LedgerMessages.TaskEvents;
import verticles.contract.LedgerMessages.TaskPage;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Answers on the bus as the ledger does, from memory, for tests of the rooms that only read it. */
public final class SmallLedger {
  private final Bus bus;
  private final Map<UUID, Task> tasks = new ConcurrentHashMap<>();
  private final Set<UUID> doubled = ConcurrentHashMap.newKeySet();

  public SmallLedger(Vertx vertx) {
    bus = new Bus(vertx);
    bus.answer(Asks.FIND_TASK, question -> find(question.id()));
    bus.answer(Asks.LIST_TASKS, question -> Future.succeededFuture(list(question)));
    bus.answer(Asks.COUNT_TASKS, question -> Future.succeededFuture(counts()));
    bus.answer(Asks.TASK_HISTORY, question -> Future.succeededFuture(history(question.id())));
    bus.answer(Asks.CANCEL_TASK, question -> find(question.id()).compose(SmallLedger::cancelled));
    bus.answer(Asks.RETRY_TASK, question -> find(question.id()).compose(SmallLedger::retried));
    bus.answer(Asks.UNDO_TASK, asked -> turned(asked.id(), TaskState.QUERYABLE, TaskState.UNDONE));
    bus.answer(
        Asks.REDO_TASK,
        asked ->
            doubled.contains(asked.id()) && !asked.allowDuplicate()
                ? Future.failedFuture(
                    Problem.of("duplicate-content", 409, "It is there", "It would count twice.")
                        .asException())
                : turned(asked.id(), TaskState.UNDONE, TaskState.QUERYABLE));
  }

  /** Has it, without a word. */
  public SmallLedger with(Task task) {
    tasks.put(task.id(), task);
    return this;
  }

  /** Has it, and its content from another task too. */
  public SmallLedger withDouble(Task task) {
    doubled.add(task.id());
    return with(task);
  }

  /** Has it from now on, and says so. */
  public void change(Task task) {
    with(task);
    bus.announce(Events.TASK_CHANGED, task);
  }

  private Future<Task> find(UUID id) {
    Task task = tasks.get(id);
    return task == null
        ? Future.failedFuture(
            Problem.of("task-not-found", 404, "No such task", "It is not there.").asException())
        : Future.succeededFuture(task);
  }

  private TaskPage list(ListTasks which) {
    Comparator<Task> oldestFirst = Comparator.comparingLong(Task::version);
    List<Task> found =
        matching(which)
            .sorted(which.since() == null ? oldestFirst.reversed() : oldestFirst)
            .toList();
    return new TaskPage(
        found.stream().skip(which.offset()).limit(which.limit()).toList(), found.size());
  }

  private Stream<Task> matching(ListTasks which) {
    return tasks.values().stream()
        .filter(task -> which.dataset() == null || which.dataset().equals(task.dataset()))
        .filter(task -> which.states().isEmpty() || which.states().contains(task.state()))
        .filter(task -> which.words().stream().allMatch(task.filename()::contains))
        .filter(task -> which.since() == null || task.version() > which.since());
  }

  private TaskCounts counts() {
    return new TaskCounts(
        tasks.values().stream().collect(Collectors.groupingBy(Task::state, Collectors.counting())),
        0);
  }

  private TaskEvents history(UUID id) {
    Task task = tasks.get(id);
    TaskEvent opened =
        new TaskEvent(
            task.version(), null, TaskState.RECEIVING, SampleTasks.CREATED, "a file has come");
    return new TaskEvents(List.of(opened));
  }

  private static Future<Task> cancelled(Task task) {
    return task.state().terminal()
        ? Future.failedFuture(
            Problem.of("task-ended", 409, "It has ended", "There is nothing to stop.")
                .asException())
        : Future.succeededFuture(task);
  }

  private Future<Task> turned(UUID id, TaskState from, TaskState to) {
    return find(id)
        .compose(
            task ->
                task.state() == from
                    ? Future.succeededFuture(SampleTasks.in(to, id, task.version() + 1))
                    : Future.failedFuture(
                        Problem.of("not-" + from, 409, "Not there", "It is elsewhere.")
                            .asException()));
  }

  private static Future<Task> retried(Task task) {
    return task.state().mayBecome(TaskState.STORED) && task.state() != TaskState.RECEIVING
        ? Future.succeededFuture(SampleTasks.in(TaskState.STORED, task.id(), task.version() + 1))
        : Future.failedFuture(
            Problem.of("not-retryable", 409, "Nothing to retry", "It did not fail.").asException());
  }
}
