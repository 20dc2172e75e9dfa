package verticles.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import verticles.contract.LedgerMessages.TaskCounts;
import verticles.contract.LedgerMessages.TaskEvent;
import verticles.contract.LedgerMessages.TaskEvents;
import verticles.contract.TaskState;

/** Counts and histories as JSON; see docs/api.md. */
final class FeedJson {
  private FeedJson() {}

  /** Every state is there, also those without a task. */
  static JsonObject counts(TaskCounts counts) {
    JsonObject byState = new JsonObject();
    JsonObject byStatus = new JsonObject();
    long total = 0;
    for (TaskState state : TaskState.values()) {
      long count = counts.byState().getOrDefault(state, 0L);
      byState.put(state.name(), count);
      byStatus.put(state.word(), byStatus.getLong(state.word(), 0L) + count);
      total += count;
    }
    return new JsonObject()
        .put("total", total)
        .put("by_state", byState)
        .put("by_status", byStatus)
        .put("duplicates", counts.duplicates());
  }

  static JsonObject history(UUID task, TaskEvents history) {
    JsonArray events = new JsonArray();
    history.events().forEach(event -> events.add(json(event)));
    return new JsonObject().put("task_id", task.toString()).put("events", events);
  }

  private static JsonObject json(TaskEvent event) {
    return new JsonObject()
        .put("version", event.version())
        .put("from", event.from() == null ? null : event.from().name())
        .put("to", event.to().name())
        .put("at", event.at().toString())
        .put("note", event.note());
  }
}
