package verticles.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import verticles.contract.Problem;
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
    verdict(json, task.verdict());
    problem(json, task.problem());
    return json;
  }

  private static void verdict(JsonObject json, Verdict verdict) {
    json.put("row_count", verdict == null ? null : verdict.accepted());
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
