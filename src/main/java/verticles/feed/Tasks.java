package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.FeedMessages.AskProgress;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.ProgressOf;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.TaskPage;
import verticles.contract.Task;
import verticles.web.TaskJson;

/** Tasks from the ledger, as JSON with the feed's progress. */
final class Tasks {
  private final Bus bus;

  Tasks(Bus bus) {
    this.bus = bus;
  }

  Future<Task> find(UUID id) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id));
  }

  Future<TaskPage> list(ListTasks which) {
    return bus.ask(Asks.LIST_TASKS, which);
  }

  Future<JsonObject> json(Task task) {
    return json(List.of(task)).map(one -> one.get(0));
  }

  /** In the same order. Without the feed they come with what their rows say. */
  Future<List<JsonObject>> json(List<Task> tasks) {
    List<UUID> moving = tasks.stream().filter(task -> task.state().moving()).map(Task::id).toList();
    Future<ProgressOf> known =
        moving.isEmpty()
            ? Future.succeededFuture(new ProgressOf(Map.of()))
            : bus.ask(Asks.PROGRESS, new AskProgress(moving)).otherwise(new ProgressOf(Map.of()));
    return known.map(
        progress -> tasks.stream().map(task -> json(task, progress.byTask())).toList());
  }

  private static JsonObject json(Task task, Map<UUID, Progress> known) {
    Progress progress = known.get(task.id());
    return TaskJson.of(task, progress == null ? LiveTask.settled(task) : progress);
  }
}
