package verticles.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a service and whoever uses it. Shut, it cuts all connections and refuses new ones,
 * as a service does that is down.
 */
public final class Gate implements AutoCloseable {
  private final String host;
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile boolean open = true;
  private volatile int toTurnAway;

  public Gate(String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public void shut() {
    open = false;
    sockets.forEach(Gate::cut);
  }

  public void open() {
    open = true;
  }

  /** Cuts this connection, the first being 1, and lets all others through. */
  public void turnAway(int connection) {
    toTurnAway = connection;
  }

  /** How many were cut as they came. */
  public int turnedAway() {
    return turnedAway.get();
  }

  @Override
  public void close() {
    shut();
    cut(server);
  }

  private void accept() {
    for (int connection = 1; !server.isClosed(); connection++) {
      try {
        Socket client = server.accept();
        if (!open || connection == toTurnAway) {
          turnedAway.incrementAndGet();
          cut(client);
          continue;
        }
        sockets.add(client);
        if (open) {
          Socket service = new Socket(host, target);
          sockets.add(service);
          daemon(() -> pass(client, service));
          daemon(() -> pass(service, client));
        }
        if (!open) {
          shut();
        }
      } catch (IOException refusedOrClosed) {
        // the next connection may get through
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] block = new byte[16_384];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        out.write(block, 0, n);
        out.flush();
      }
    } catch (IOException cut) {
      // the other side learns it by its own socket
    } finally {
      cut(from);
      cut(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void cut(java.io.Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // that is what was wanted
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }
}
