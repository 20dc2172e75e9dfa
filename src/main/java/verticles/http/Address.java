package verticles.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import verticles.config.Settings;
import verticles.contract.Problem;

/** Where the front door listens, and why it cannot. */
public final class Address {
  private Address() {}

  /**
   * Fails with {@code cannot-listen} if the port cannot be had. Blocks for a moment.
   *
   * <p>Asked before anything else is started: a port in use is by far the likeliest reason for a
   * start to fail, and the answer is known at once.
   */
  public static void check(Settings.Http settings) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      // As the server itself does: the last one's connections may still be closing.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
    } catch (BindException failure) {
      throw problem(settings, failure).asException();
    }
  }

  /** A failure to listen as a sentence; any other as it is. */
  static Throwable explained(Settings.Http settings, Throwable failure) {
    return failure instanceof BindException unbound
        ? problem(settings, unbound).asException()
        : failure;
  }

  private static Problem problem(Settings.Http settings, BindException failure) {
    String advice =
        String.valueOf(failure.getMessage()).contains("in use")
            ? "Port %d on %s is in use by another program. Stop that one, or set HTTP_PORT."
            : "Cannot listen on port %d of %s: it is no address of this machine, or not allowed."
                + " Set HTTP_HOST or HTTP_PORT.";
    String detail = advice.formatted(settings.port(), settings.host());
    return Problem.of("cannot-listen", 500, "Sluice cannot start", detail);
  }
}
