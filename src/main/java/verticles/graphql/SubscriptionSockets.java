package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.graphql.ExecutionInputBuilderWithContext;
import io.vertx.ext.web.handler.graphql.ws.ConnectionInitEvent;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import io.vertx.ext.web.handler.graphql.ws.Message;
import java.util.HashMap;
import java.util.Map;
import verticles.contract.Problem;
import verticles.web.Problems;
import verticles.web.SocketCare;

/**
 * {@code graphql-transport-ws} at {@code /graphql}. The protocol is the library's; that a socket is
 * let in, cared for, and bounded in its subscriptions is ours.
 *
 * <p>The library does not say which request a socket came from, but both have the same remote
 * address, and no two open connections share one.
 */
final class SubscriptionSockets implements Handler<RoutingContext> {
  private static final int MOST = 200;

  private final Vertx vertx;
  private final GraphQLWSHandler protocol;
  private final Map<SocketAddress, HttpConnection> connections = new HashMap<>();
  private final Map<SocketAddress, Subscriber> subscribers = new HashMap<>();

  SubscriptionSockets(Vertx vertx, GraphQL graphQl) {
    this.vertx = vertx;
    this.protocol =
        GraphQLWSHandler.builder(graphQl)
            .onConnectionInit(this::begin)
            .beforeExecute(this::introduce)
            .onSocketEnd(this::ended)
            .build();
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Problem refusal = SocketCare.refusal(request, connections.size(), MOST);
    if (refusal != null) {
      Problems.send(context, refusal);
      return;
    }
    connections.put(request.remoteAddress(), request.connection());
    context.addEndHandler(
        answered -> {
          if (context.response().getStatusCode() != 101) {
            connections.remove(request.remoteAddress());
          }
        });
    protocol.handle(context);
  }

  private void begin(ConnectionInitEvent event) {
    ServerWebSocket socket = event.message().socket();
    SocketAddress from = socket.remoteAddress();
    Subscriber subscriber =
        new Subscriber(vertx, socket, connections.get(from), () -> forget(from));
    subscribers.put(from, subscriber);
    event.complete();
  }

  /** Tells the fetchers of a subscription for whom they fetch. */
  private void introduce(ExecutionInputBuilderWithContext<Message> execution) {
    Subscriber subscriber = subscribers.get(execution.context().socket().remoteAddress());
    if (subscriber != null) {
      execution.builder().graphQLContext(Map.of(Subscriber.class, subscriber));
    }
  }

  private void ended(ServerWebSocket socket) {
    Subscriber subscriber = subscribers.get(socket.remoteAddress());
    if (subscriber == null) {
      connections.remove(socket.remoteAddress());
    } else {
      subscriber.closed();
    }
  }

  private void forget(SocketAddress from) {
    connections.remove(from);
    subscribers.remove(from);
  }
}
