package verticles.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a WebSocket whose client may have stopped reading. A proper close waits behind everything
 * that the client has not taken yet, for ever if it never takes it; so shortly after it, the
 * connection itself is cut. That needs Netty's channel: Vert.x's own close is the proper one.
 */
final class Cut {
  private static final long GRACE_MILLIS = 2_000;

  private Cut() {}

  /**
   * @param connection the one of the request that became this socket
   */
  static void off(
      Vertx vertx, ServerWebSocket socket, HttpConnection connection, short code, String reason) {
    socket.close(code, reason);
    vertx.setTimer(GRACE_MILLIS, late -> close(connection));
  }

  private static void close(HttpConnection connection) {
    if (connection instanceof ConnectionBase base && base.channel().isOpen()) {
      base.channel().pipeline().firstContext().close();
    }
  }
}
