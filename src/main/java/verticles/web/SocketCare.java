package verticles.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import verticles.contract.Problem;

/**
 * What every WebSocket of ours needs: it is pinged, closed when it takes nothing for too long or no
 * longer answers, and told when the service stops. Lives on the socket's event loop.
 */
public final class SocketCare {
  public static final int PATIENCE_SECONDS = 10;
  private static final int QUEUE_BYTES = 256 * 1024;
  private static final int PING_EVERY = 20;
  private static final int SILENCE = 50;

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final HttpConnection connection;
  private final int patience;
  private final Runnable ended;
  private final long beating;
  private int secondsFull;
  private int secondsSilent;
  private int beats;

  private SocketCare(
      Vertx vertx,
      ServerWebSocket socket,
      HttpConnection connection,
      int patience,
      Runnable ended) {
    this.vertx = vertx;
    this.socket = socket;
    this.connection = connection;
    this.patience = patience;
    this.ended = ended;
    this.beating = vertx.setPeriodic(1_000, beat -> beat());
    socket.setWriteQueueMaxSize(QUEUE_BYTES);
    socket.pongHandler(pong -> secondsSilent = 0);
    socket.shutdownHandler(stopping -> end(1001, "The service is stopping"));
  }

  /**
   * Takes a socket into care. Its close handler stays free: {@link #closed} must be called there.
   *
   * @param connection of the request that became the socket
   * @param patience seconds for which it may take nothing
   * @param ended called once when nothing may be sent to it any more
   */
  public static SocketCare of(
      Vertx vertx,
      ServerWebSocket socket,
      HttpConnection connection,
      int patience,
      Runnable ended) {
    return new SocketCare(vertx, socket, connection, patience, ended);
  }

  /** Why this request cannot become a WebSocket, or null if it can. */
  public static Problem refusal(HttpServerRequest request, int open, int most) {
    if (!request.canUpgradeToWebSocket()) {
      return Problem.of(
          "websocket-expected", 426, "WebSocket expected", "Connect to this address by WebSocket.");
    }
    if (!SameOrigin.allows(request)) {
      return SameOrigin.refusal();
    }
    return open < most
        ? null
        : Problem.of(
                "too-many-watchers",
                503,
                "Too many watchers",
                "Too many pages are following the uploads. Close some, or poll their status.")
            .retryAfter(30);
  }

  /** To be called by the socket's close handler. */
  public void closed() {
    if (vertx.cancelTimer(beating)) {
      ended.run();
    }
  }

  /** A proper close, and a cut where that is not heard. */
  public void end(int code, String reason) {
    closed();
    Cut.off(vertx, socket, connection, (short) code, reason);
  }

  private void beat() {
    if (socket.isClosed()) {
      return;
    }
    secondsFull = socket.writeQueueFull() ? secondsFull + 1 : 0;
    secondsSilent++;
    if (secondsFull >= patience) {
      end(1013, "Too slow");
    } else if (secondsSilent >= SILENCE) {
      end(1013, "No answer to pings");
    } else if (++beats % PING_EVERY == 0) {
      socket.writePing(Buffer.buffer("alive"));
    }
  }
}
