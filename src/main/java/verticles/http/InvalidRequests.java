package verticles.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import verticles.contract.Ids;
import verticles.contract.Problem;
import verticles.web.Problems;

/** Answers what the HTTP decoder refused, before there is a route; the connection is closed. */
final class InvalidRequests implements Handler<HttpServerRequest> {

  @Override
  public void handle(HttpServerRequest request) {
    Problem problem = problemOf(request.decoderResult().cause());
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(Problems.json(problem).put("requestId", Ids.next().toString()).toBuffer())
        .onComplete(sent -> request.connection().close());
  }

  private static Problem problemOf(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Problem.of(
          "uri-too-long", 414, "URL too long", "The request line may have at most 8 KiB.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Problem.of(
          "headers-too-large", 431, "Headers too large", "All headers together: at most 16 KiB.");
    }
    return Problem.of(
        "malformed-request", 400, "Not an HTTP request", "The request cannot be understood.");
  }
}
