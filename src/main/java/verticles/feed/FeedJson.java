package verticles.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.LedgerMessages.Datasets;
import verticles.contract.LedgerMessages.TaskCounts;
import verticles.contract.LedgerMessages.TaskEvent;
import verticles.contract.LedgerMessages.TaskEvents;
import verticles.contract.TaskState;

/** Counts, histories and datasets as JSON; see docs/api.md. */
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
    return new JsonObject().put("total", total).put("by_state", byState).put("by_status", byStatus);
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

  static JsonObject datasets(Datasets found) {
    JsonArray datasets = new JsonArray();
    found.datasets().forEach(dataset -> datasets.add(json(dataset)));
    return new JsonObject().put("datasets", datasets);
  }

  private static JsonObject json(Dataset dataset) {
    JsonArray columns = new JsonArray();
    dataset
        .columns()
        .forEach(
            column ->
                columns.add(
                    new JsonObject().put("name", column.name()).put("type", column.type())));
    return new JsonObject()
        .put("name", dataset.name())
        .put("version", dataset.version())
        .put("changed_at", dataset.changedAt() == null ? null : dataset.changedAt().toString())
        .put("rows", dataset.rows())
        .put("ingestions", dataset.visible().size())
        .put("min_time", time(dataset.minTime()))
        .put("max_time", time(dataset.maxTime()))
        .put("columns", columns);
  }

  private static String time(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
