package verticles.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Source;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;

/** A task as REST and the WebSocket show it: the original's fields, then the exact ones. */
public final class TaskJson {
  private TaskJson() {}

  public static JsonObject of(Task task) {
    JsonObject json =
        new JsonObject()
            .put("task_id", task.id().toString())
            .put("status", task.state().word())
            .put("state", task.state().name())
            .put("version", task.version())
            .put("datasource_name", task.dataset())
            .put("original_filename", task.filename())
            .put("file_size", task.bytes())
            .put("sha256", task.sha256())
            .put("attempt", task.attempt())
            .put("cancel_requested", task.cancelRequested())
            .put("created_at", text(task.createdAt()))
            .put("started_at", entered(task, TaskState.VALIDATING))
            .put("completed_at", task.state().terminal() ? entered(task, task.state()) : null)
            .put("received_at", entered(task, TaskState.STORED))
            .put("stored_at", entered(task, TaskState.STORED))
            .put("validated_at", entered(task, TaskState.SUBMITTING))
            .put("submitted_at", entered(task, TaskState.INGESTING))
            .put("published_at", entered(task, TaskState.PUBLISHING))
            .put("queryable_at", entered(task, TaskState.QUERYABLE));
    json.put("row_count", task.acceptedRows());
    verdict(json, task.verdict());
    understanding(json, task);
    problem(json, task.problem());
    return json.put("stages", stages(task));
  }

  /** With how far it is; see {@link Progress}. */
  public static JsonObject of(Task task, Progress progress) {
    return of(task)
        .put(
            "progress",
            new JsonObject()
                .put("percent", progress.percent())
                .put("eta_seconds", progress.etaSeconds())
                .put("bytes_received", progress.bytesReceived())
                .put("bytes_total", task.bytes())
                .put("bytes_per_second", progress.bytesPerSecond())
                .put("rows_checked", progress.rowsChecked())
                .put("rows_rejected", progress.rowsRejected()));
  }

  /**
   * Each state that it has been in, in order, with the seconds that it was there (null: still is).
   */
  private static JsonArray stages(Task task) {
    List<Map.Entry<TaskState, Instant>> entered = new ArrayList<>(task.entered().entrySet());
    entered.sort(Map.Entry.<TaskState, Instant>comparingByValue().thenComparing(Map.Entry::getKey));
    JsonArray stages = new JsonArray();
    for (Map.Entry<TaskState, Instant> entry : entered) {
      TaskState state = entry.getKey();
      stages.add(
          new JsonObject()
              .put("state", state.name())
              .put("entered_at", entry.getValue().toString())
              .put("seconds", state == task.state() ? null : seconds(task.spent().get(state))));
    }
    return stages;
  }

  private static Double seconds(Duration spent) {
    return spent == null ? null : spent.toMillis() / 1e3;
  }

  private static void verdict(JsonObject json, Verdict verdict) {
    json.put("rejected_rows", verdict == null ? null : verdict.rejected());
    if (verdict != null && verdict.rejected() > 0) {
      JsonArray errors = new JsonArray();
      verdict.errors().forEach(fault -> errors.add(Problems.json(fault)));
      json.put("errors", errors);
      JsonObject rules = new JsonObject();
      verdict.rejectsByRule().forEach(rules::put);
      json.put("rejects_by_rule", rules);
    }
  }

  /** What is wanted of the file, what it was taken for, and how good it is. */
  private static void understanding(JsonObject json, Task task) {
    Verdict verdict = task.verdict();
    Plan plan = verdict == null ? null : verdict.plan();
    json.put("mode", task.wishes().mode().name().toLowerCase(Locale.ROOT));
    json.put("source", task.source() == null ? null : source(task.source()));
    json.put("notes", PreviewJson.notes(task.notes()));
    json.put("derived", PreviewJson.derived(plan == null ? List.of() : plan.derived()));
    json.put(
        "quality", task.canonical() == null ? null : QualityJson.of(task.canonical().quality()));
    UUID replaces = task.wishes().replaces();
    json.put("replaces", replaces == null ? null : replaces.toString());
    json.put("reread", task.wishes().reread());
    json.put("replaced_by", task.replacedBy() == null ? null : task.replacedBy().toString());
    json.put("purge_at", text(task.purgeAt()));
  }

  private static JsonObject source(Source source) {
    return new JsonObject()
        .put("format", source.format())
        .put("sheet", source.sheet())
        .put("charset", source.charset())
        .put("compression", source.compression());
  }

  private static void problem(JsonObject json, Problem problem) {
    json.put("error_message", problem == null ? null : problem.detail());
    json.put("problem", problem == null ? null : Problems.json(problem));
  }

  private static String entered(Task task, TaskState state) {
    return text(task.entered().get(state));
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
