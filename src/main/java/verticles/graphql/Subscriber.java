package verticles.graphql;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import verticles.web.SocketCare;

/** One client of {@code graphql-transport-ws}, and its subscriptions. */
final class Subscriber {
  static final int MOST_SUBSCRIPTIONS = 20;

  private final ServerWebSocket socket;
  private final SocketCare care;
  private final Set<LiveSubscription<?>> subscriptions = new LinkedHashSet<>();

  /**
   * @param ended called once when the client is gone
   */
  Subscriber(Vertx vertx, ServerWebSocket socket, HttpConnection connection, Runnable ended) {
    this.socket = socket;
    this.care =
        SocketCare.of(vertx, socket, connection, SocketCare.PATIENCE_SECONDS, () -> leave(ended));
    socket.drainHandler(drained -> List.copyOf(subscriptions).forEach(LiveSubscription::flush));
  }

  void closed() {
    care.closed();
  }

  boolean full() {
    return subscriptions.size() >= MOST_SUBSCRIPTIONS;
  }

  void add(LiveSubscription<?> subscription) {
    subscriptions.add(subscription);
  }

  void remove(LiveSubscription<?> subscription) {
    subscriptions.remove(subscription);
  }

  boolean takesMore() {
    return !socket.isClosed() && !socket.writeQueueFull();
  }

  private void leave(Runnable ended) {
    List.copyOf(subscriptions).forEach(LiveSubscription::cancel);
    ended.run();
  }
}
