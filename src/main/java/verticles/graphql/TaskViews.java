package verticles.graphql;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.FeedMessages.AskProgress;
import verticles.contract.FeedMessages.ProgressOf;
import verticles.contract.Task;

/** Tasks as GraphQL shows them, with how far the feed knows them to be. */
final class TaskViews {
  private final Bus bus;

  TaskViews(Bus bus) {
    this.bus = bus;
  }

  Future<TaskView> of(Task task) {
    return of(List.of(task)).map(views -> views.get(0));
  }

  /** In the same order. */
  Future<List<TaskView>> of(List<Task> tasks) {
    List<UUID> moving = tasks.stream().filter(task -> task.state().moving()).map(Task::id).toList();
    Future<ProgressOf> progress =
        moving.isEmpty()
            ? Future.succeededFuture(new ProgressOf(Map.of()))
            : bus.ask(Asks.PROGRESS, new AskProgress(moving)).otherwise(new ProgressOf(Map.of()));
    return progress.map(
        known ->
            tasks.stream().map(task -> TaskView.of(task, known.byTask().get(task.id()))).toList());
  }
}
