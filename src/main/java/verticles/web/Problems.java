package verticles.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Renders problems as {@code application/problem+json} (RFC 9457). The only place that does. */
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The problem that a failure is; what nobody foresaw is logged and becomes a plain 500. */
  public static Problem of(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    log.error("unforeseen failure", failure);
    return Problem.of(
        "internal-error",
        500,
        "Something failed on our side",
        "Try again; if it happens again, the server's log says why under this requestId.");
  }

  public static void send(RoutingContext context, Throwable failure) {
    send(context, of(failure));
  }

  public static void send(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(problem.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    if (problem.retryAfterSeconds() != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds().toString());
    }
    response.end(json(problem).put("requestId", RequestId.of(context)).toBuffer());
  }

  public static JsonObject json(Problem problem) {
    JsonObject json =
        new JsonObject()
            .put("type", "/problems/" + problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      JsonArray errors = new JsonArray();
      problem.errors().forEach(fault -> errors.add(json(fault)));
      json.put("errors", errors);
    }
    return json;
  }

  public static JsonObject json(Problem.Fault fault) {
    return new JsonObject()
        .put("line", fault.line())
        .put("column", fault.column())
        .put("value", fault.value())
        .put("rule", fault.rule())
        .put("message", fault.message());
  }
}
