package verticles.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Stands between a process and a service that it uses, and holds single calls up for good: before
 * they reach the service, or their answers on the way back. So a process can be killed exactly
 * there, without a word about it in the process itself.
 */
public final class Checkpoint implements AutoCloseable {
  private final String host;
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Hold> holds = new CopyOnWriteArrayList<>();

  /** One call to be held up: the first whose bytes, read as Latin-1, have its sign. */
  public static final class Hold {
    private final Pattern sign;
    private final boolean answer;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch holding = new CountDownLatch(1);

    private Hold(Pattern sign, boolean answer) {
      this.sign = sign;
      this.answer = answer;
    }

    /** Waits until the call has come and is held. */
    public void await() throws InterruptedException {
      if (!holding.await(40, TimeUnit.SECONDS)) {
        throw new AssertionError("no such call came by");
      }
    }

    private boolean takes(byte[] block, int length) {
      String text = new String(block, 0, length, StandardCharsets.ISO_8859_1);
      return sign.matcher(text).find() && taken.compareAndSet(false, true);
    }
  }

  public Checkpoint(String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * The next call with this sign never reaches the service.
   *
   * @param sign a regular expression
   */
  public Hold callWith(String sign) {
    return hold(new Hold(Pattern.compile(sign), false));
  }

  /** The next call with this sign reaches the service, but its answer never comes back. */
  public Hold answerTo(String sign) {
    return hold(new Hold(Pattern.compile(sign), true));
  }

  /** Forgets whoever is connected, and what was held of them. */
  public void cut() {
    holds.clear();
    sockets.forEach(Checkpoint::cut);
  }

  @Override
  public void close() {
    cut(server);
    cut();
  }

  private Hold hold(Hold hold) {
    holds.add(hold);
    return hold;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket service = new Socket(host, target);
        sockets.addAll(List.of(client, service));
        Line line = new Line(client, service);
        daemon(() -> line.pass(client, service, line::call));
        daemon(() -> line.pass(service, client, line::answer));
      } catch (IOException refusedOrClosed) {
        // whoever knocked sees that nobody is at home
      }
    }
  }

  private interface Inspection {
    /** False to hold the block up. */
    boolean mayPass(byte[] block, int length);
  }

  /** One connection. What is held up in one direction stays until the line is cut. */
  private final class Line {
    private final Socket client;
    private final Socket service;
    private volatile Hold answerHeld;

    Line(Socket client, Socket service) {
      this.client = client;
      this.service = service;
    }

    boolean call(byte[] block, int length) {
      for (Hold hold : holds) {
        if (hold.takes(block, length)) {
          if (!hold.answer) {
            hold.holding.countDown();
            return false;
          }
          answerHeld = hold;
        }
      }
      return true;
    }

    boolean answer(byte[] block, int length) {
      if (answerHeld == null) {
        return true;
      }
      answerHeld.holding.countDown();
      return false;
    }

    void pass(Socket from, Socket to, Inspection inspection) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] block = new byte[65_536];
        boolean passing = true;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          passing = passing && inspection.mayPass(block, n);
          if (passing) {
            out.write(block, 0, n);
            out.flush();
          }
        }
      } catch (IOException gone) {
        // the other side learns it below
      } finally {
        Checkpoint.cut(client);
        Checkpoint.cut(service);
        sockets.removeAll(List.of(client, service));
      }
    }
  }

  private static void cut(Closeable it) {
    try {
      it.close();
    } catch (IOException alreadyClosed) {
      // that is what was wanted
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "checkpoint");
    thread.setDaemon(true);
    thread.start();
  }
}
