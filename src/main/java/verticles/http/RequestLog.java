package verticles.http;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import verticles.web.RequestId;

/**
 * Gives each request its id, says it in {@code X-Request-Id}, and writes one line when the request
 * has ended, whichever way; for the page's own files only at DEBUG, there are dozens of them. The
 * query is left out: it may hold what nobody should find in a log.
 */
final class RequestLog implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger("access");
  private static final String FILES = "files";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    context.response().putHeader("X-Request-Id", RequestId.of(context));
    context.addEndHandler(end -> ended(context, end, System.nanoTime() - start));
    context.next();
  }

  private static void ended(RoutingContext context, AsyncResult<Void> end, long nanos) {
    int status = context.response().getStatusCode();
    Level level = status < 400 && routeOf(context).equals(FILES) ? Level.DEBUG : Level.INFO;
    log.atLevel(level)
        .log(
            "{} {} {} {} B {} ms {}{}",
            context.request().method(),
            context.request().path(),
            status,
            context.response().bytesWritten(),
            nanos / 1_000_000,
            RequestId.of(context),
            end.succeeded() ? "" : " cut off");
    timer(context, status).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Tags come from small closed sets: a client must not be able to make up new series. */
  private static Timer timer(RoutingContext context, int status) {
    HttpMethod method = context.request().method();
    return Metrics.globalRegistry.timer(
        "sluice.http.requests",
        "method",
        METHODS.contains(method) ? method.name() : "OTHER",
        "route",
        routeOf(context),
        "status",
        Integer.toString(status));
  }

  /** The pages' route is the one without a path. */
  private static String routeOf(RoutingContext context) {
    Route route = context.currentRoute();
    return route == null || route.getPath() == null ? FILES : route.getPath();
  }
}
