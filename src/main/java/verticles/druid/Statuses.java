package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How Druid's tasks are, many in one call. */
final class Statuses {

  enum State {
    RUNNING,
    SUCCESS,
    FAILED
  }

  /**
   * @param error Druid's message, cut by Druid in its middle; empty where there is none
   */
  record Status(State state, String error) {}

  private final DruidClient druid;

  Statuses(DruidClient druid) {
    this.druid = druid;
  }

  /** The statuses of those tasks that Druid knows. */
  Future<Map<String, Status>> of(Collection<String> ids) {
    ArrayNode body = Json.array();
    ids.forEach(body::add);
    return druid
        .send(Call.query("statuses", TaskPaths.STATUSES, body).once())
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(statuses(reply.json()))
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  /** One task as Druid's records have it, whatever its process does. */
  Future<Status> of(String id) {
    return druid
        .send(Call.get("status", TaskPaths.status(id)))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(status(reply.json().path("status")))
                    : Future.failedFuture(DruidProblems.of(reply)));
  }

  private static Map<String, Status> statuses(JsonNode json) {
    Map<String, Status> statuses = new HashMap<>();
    json.properties().forEach(task -> statuses.put(task.getKey(), status(task.getValue())));
    return statuses;
  }

  /** {@code status.state} of older answers misleads; {@code status} is a word in newer ones. */
  private static Status status(JsonNode task) {
    String word = task.path("statusCode").asText(task.path("status").asText(""));
    State state =
        switch (word) {
          case "SUCCESS" -> State.SUCCESS;
          case "FAILED" -> State.FAILED;
          default -> State.RUNNING;
        };
    return new Status(state, task.path("errorMsg").asText(""));
  }
}
