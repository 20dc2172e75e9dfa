package verticles.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server of this machine that can be cut, or fall silent. */
public final class Line implements AutoCloseable {
  /** Little is taken on the way, so that a sender feels the silence. */
  private static final int HELD = 32 * 1024;

  private final int server;
  private final ServerSocket door;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  private Line(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket();
    door.setReceiveBufferSize(HELD);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    run(this::accept);
  }

  /**
   * @param server its port on this machine
   */
  public static Line to(int server) throws IOException {
    return new Line(server);
  }

  public int port() {
    return door.getLocalPort();
  }

  /**
   * As after a change of network: connections stay open, nothing is refused, and not a byte comes
   * through any more. Those made afterwards work.
   */
  public void fallSilent() {
    connections.forEach(connection -> connection.silent = true);
  }

  /** Every connection ends, and so does each new one. */
  public void cut() throws IOException {
    cut = true;
    for (Connection connection : connections) {
      connection.end();
    }
  }

  public void mend() {
    cut = false;
  }

  private void accept() throws IOException {
    while (!door.isClosed()) {
      Socket client = door.accept();
      if (cut) {
        client.close();
        continue;
      }
      Connection connection = new Connection(client);
      connections.add(connection);
      run(() -> connection.pass(connection.client, connection.server));
      run(() -> connection.pass(connection.server, connection.client));
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean silent;

    Connection(Socket client) throws IOException {
      this.client = client;
      this.server = new Socket(InetAddress.getLoopbackAddress(), Line.this.server);
    }

    /** Ends both ends with the first that ends, unless nobody is to hear of it. */
    private void pass(Socket from, Socket to) throws IOException {
      byte[] block = new byte[8 * 1024];
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0 && !silent; read = in.read(block)) {
        out.write(block, 0, read);
      }
      if (!silent) {
        end();
      }
    }

    private void end() throws IOException {
      client.close();
      server.close();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A socket that is closed meanwhile ends the work, and that is all. */
  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (SocketException closed) {
                // by one of the ends, or by us
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
