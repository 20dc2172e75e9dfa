package verticles.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Closes connections that do nothing: those that have not sent a request's headers within {@value
 * #IDLE_MILLIS} ms of being opened or of the last answer. While a request is being worked on, its
 * route decides how slow its body may be; a WebSocket is its route's affair altogether.
 *
 * <p>Used by one event loop only. The map is weak, so a connection leaves it by being closed.
 */
final class Connections implements Handler<RoutingContext> {
  static final long IDLE_MILLIS = 60_000;
  private static final long SWEEP_MILLIS = 5_000;

  private final Map<HttpConnection, Use> open = new WeakHashMap<>();

  Connections(Vertx vertx) {
    vertx.setPeriodic(SWEEP_MILLIS, tick -> closeIdle(now()));
  }

  void opened(HttpConnection connection) {
    open.put(connection, new Use(now()));
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    if (request.canUpgradeToWebSocket()) {
      open.remove(connection);
      context.addEndHandler(end -> closeIfNotUpgraded(context));
    } else {
      Use use = open.computeIfAbsent(connection, fresh -> new Use(now()));
      use.requests++;
      context.addEndHandler(end -> use.ended(now()));
    }
    context.next();
  }

  /** The connections that have been idle for too long at this time, now closed. */
  void closeIdle(long now) {
    List<HttpConnection> idle =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().idleAt(now))
            .map(Map.Entry::getKey)
            .toList();
    idle.forEach(
        connection -> {
          open.remove(connection);
          connection.close();
        });
  }

  private static void closeIfNotUpgraded(RoutingContext context) {
    if (context.response().getStatusCode() != 101) {
      context.request().connection().close();
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static final class Use {
    private int requests;
    private long since;

    Use(long since) {
      this.since = since;
    }

    void ended(long now) {
      requests--;
      since = now;
    }

    boolean idleAt(long now) {
      return requests == 0 && now - since > IDLE_MILLIS;
    }
  }
}
