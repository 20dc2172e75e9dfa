package verticles.conversion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox's child processes. Each reads one file and ends, so that no file meets what another
 * has left; one spare waits, so that a file does not wait for a JVM. A few run at once, further
 * files wait for their turn.
 */
final class Children {
  private static final Logger log = LoggerFactory.getLogger(Children.class);

  private final WorkDir workDir;
  private final SandboxLimits limits;
  private final Function<Path, ProcessBuilder> command;
  private final Semaphore turns;
  private final Set<Child> running = new HashSet<>();
  private final Gauge gauge;
  private Child spare;
  private boolean preparing;
  private boolean closed;

  /**
   * @param workDir where each has a directory of its own while it lives
   */
  Children(WorkDir workDir, SandboxLimits limits) {
    this(workDir, limits, home -> ChildCommand.in(home, ChildCommand.MAIN));
  }

  /**
   * @param command that starts one in its directory
   */
  Children(WorkDir workDir, SandboxLimits limits, Function<Path, ProcessBuilder> command) {
    this.workDir = workDir;
    this.limits = limits;
    this.command = command;
    this.turns = new Semaphore(limits.atOnce(), true);
    this.gauge =
        Gauge.builder("sluice.conversion.children", this, Children::running)
            .register(Metrics.globalRegistry);
  }

  SandboxLimits limits() {
    return limits;
  }

  /** Starts the spare child on a thread of its own, if there is none. */
  synchronized void prepare() {
    if (preparing || closed || hasSpare()) {
      return;
    }
    preparing = true;
    Thread starter = new Thread(this::startSpare, "sandbox-starter");
    starter.setDaemon(true);
    starter.start();
  }

  private void startSpare() {
    Child child = null;
    try {
      child = start();
    } catch (IOException e) {
      // the next file starts one, or fails with the reason
      log.warn("the sandbox has no spare child: {}", e.toString());
    }
    synchronized (this) {
      preparing = false;
      spare = child;
      if (closed && child != null) {
        child.kill();
      }
    }
  }

  private Child start() throws IOException {
    Path home = workDir.nextChild().toAbsolutePath();
    Files.createDirectories(home);
    try {
      return Child.start(command.apply(home), home);
    } catch (IOException e) {
      WorkDir.delete(home);
      throw e;
    }
  }

  /**
   * A child for one file, which {@link #give} takes back.
   *
   * @return null if it is nobody's turn within that time
   */
  Child take(long millis) throws IOException {
    try {
      if (!turns.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        return null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      return begin();
    } catch (IOException e) {
      turns.release();
      throw e;
    }
  }

  private Child begin() throws IOException {
    Child child;
    synchronized (this) {
      child = hasSpare() ? spare : null;
      spare = null;
    }
    child = child == null ? start() : child;
    synchronized (this) {
      running.add(child);
      if (closed) {
        child.kill();
      }
    }
    return child;
  }

  /** It is not needed any more: it ends, and a spare is started for the next file. */
  void give(Child child) {
    child.kill();
    synchronized (this) {
      if (!running.remove(child)) {
        return;
      }
    }
    turns.release();
    prepare();
  }

  /** One waits for the next file. */
  synchronized boolean hasSpare() {
    return spare != null && spare.alive();
  }

  synchronized int running() {
    return running.size();
  }

  /** Closed, and none is being started any more. */
  synchronized boolean gone() {
    return closed && !preparing;
  }

  /** Ends all of them. */
  synchronized void close() {
    closed = true;
    Metrics.globalRegistry.remove(gauge);
    running.forEach(Child::kill);
    if (spare != null) {
      spare.kill();
    }
  }
}
