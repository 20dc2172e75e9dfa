package verticles.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The embedded services' ports: chosen free once, then the same at each start unless somebody else
 * has taken one meanwhile. So several installations live side by side.
 */
final class Ports {
  /** Below the range from which systems take the near ends of outgoing connections. */
  private static final int LEAST = 15_000;

  private static final int MOST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private final Remembered remembered;
  private final Set<Integer> given = new HashSet<>();

  private Ports(Remembered remembered) {
    this.remembered = remembered;
  }

  static Ports in(Path file) throws IOException {
    return new Ports(Remembered.in(file));
  }

  synchronized int of(String name) throws IOException {
    Optional<Integer> known = remembered.get(name).map(Integer::parseInt);
    int port = known.isPresent() && usable(known.get()) ? known.get() : choose(name);
    given.add(port);
    return port;
  }

  private int choose(String name) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
      if (usable(port)) {
        remembered.put(name, Integer.toString(port));
        return port;
      }
    }
    throw new IOException("No free port between " + LEAST + " and " + MOST + " for " + name + ".");
  }

  private boolean usable(int port) {
    return !given.contains(port) && free(port);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(Embedded.LOOPBACK, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
