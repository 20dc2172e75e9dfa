package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import verticles.contract.Task;

/** Answers with JSON, or with the problem that kept it from being made. */
public final class Reply {
  private Reply() {}

  public static void json(RoutingContext context, int status, JsonObject body) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(body.toBuffer());
  }

  /** 202 with the task, and where it can be followed. */
  public static void accepted(RoutingContext context, String message, Task task) {
    String status = "/api/ingest/status/" + task.id();
    JsonObject answer = new JsonObject().put("message", message + " Follow it at " + status + ".");
    context.response().putHeader(HttpHeaders.LOCATION, status);
    json(context, 202, answer.mergeIn(TaskJson.of(task)));
  }

  /** 200 with the JSON once it is there, else the problem. */
  public static void json(RoutingContext context, Future<JsonObject> body) {
    body.onSuccess(json -> json(context, 200, json))
        .onFailure(failure -> Problems.send(context, failure));
  }
}
