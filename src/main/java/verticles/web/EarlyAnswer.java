package verticles.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request with a problem before its body has been read. A client that is still sending
 * hears an answer only if the connection is not reset under it, and must not make us read 500 MB
 * for nothing: so at most 1 MB is read after the answer, and 2 s after it the connection is closed.
 * In between the client stands still, and has the time to read what it was told.
 */
public final class EarlyAnswer {
  private static final long DRAIN_BYTES = 1 << 20;
  private static final long DRAIN_MILLIS = 2_000;

  private EarlyAnswer() {}

  public static void send(RoutingContext context, Throwable failure) {
    send(context, () -> Problems.send(context, failure));
  }

  /** For an answer of another form, such as GraphQL's. */
  public static void send(RoutingContext context, Runnable answer) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      answer.run();
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    answer.run();
    drain(context.vertx(), request);
  }

  private static void drain(Vertx vertx, HttpServerRequest request) {
    long timer = vertx.setTimer(DRAIN_MILLIS, late -> request.connection().close());
    long[] left = {DRAIN_BYTES};
    request.exceptionHandler(cut -> vertx.cancelTimer(timer));
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          request.connection().close();
        });
    request.handler(
        bytes -> {
          left[0] -= bytes.length();
          if (left[0] < 0) {
            request.pause();
          }
        });
    request.resume();
  }
}
