package verticles.conversion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frames;

/**
 * One child process of the sandbox, and what it has said. A thread of its own listens to it;
 * anybody may ask.
 */
final class Child {
  private static final Logger log = LoggerFactory.getLogger(Child.class);
  private static final int OUT_OF_MEMORY = 3; // as -XX:+ExitOnOutOfMemoryError ends
  private static final int KILLED = 128 + 9;
  private static final int LONGEST_SAID = 4_000;
  private static final int END_SECONDS = 2;

  /** What a JVM says to which the machine gives no memory, or no thread. */
  private static final List<String> NO_MEMORY =
      List.of(
          "There is insufficient memory for the Java Runtime Environment",
          "Could not reserve enough space",
          "Could not allocate",
          "unable to create native thread",
          "Cannot create VM thread");

  /** Why it ended without an answer. */
  enum Cause {
    /** The file takes more than the small heap that a child has. */
    FILE_NEEDS_MEMORY,
    /** The machine has no memory for a child, or has taken it back: no file kills its reader. */
    MACHINE_LACKS_MEMORY,
    CRASHED
  }

  private final Process process;
  private final Path home;
  private volatile boolean killed;
  private boolean ready;
  private long bytes = -1;
  private Frame answer;
  private boolean ended;
  private Cause cause;
  private long lastSign = System.nanoTime();

  private Child(Process process, Path home) {
    this.process = process;
    this.home = home;
  }

  /**
   * @param home a directory of its own, which goes with it
   */
  static Child start(ProcessBuilder builder, Path home) throws IOException {
    Child child = new Child(builder.start(), home);
    Thread listener = new Thread(child::listen, "sandbox-child-" + child.process.pid());
    listener.setDaemon(true);
    listener.start();
    return child;
  }

  private void listen() {
    try (InputStream in = process.getInputStream()) {
      Frame frame;
      while ((frame = Frames.read(in)) != null && heard(frame)) {}
    } catch (IOException e) {
      if (!killed) {
        log.warn("a child of the sandbox says {}", e.getMessage());
        kill();
      }
    }
    int status = status();
    String said = said();
    synchronized (this) {
      cause = cause(status, said);
      ended = true;
      notifyAll();
    }
    remove();
  }

  private Cause cause(int status, String said) {
    if (status == KILLED && !killed || NO_MEMORY.stream().anyMatch(said::contains)) {
      return Cause.MACHINE_LACKS_MEMORY;
    }
    return status == OUT_OF_MEMORY ? Cause.FILE_NEEDS_MEMORY : Cause.CRASHED;
  }

  /** Whether more may come. */
  private synchronized boolean heard(Frame frame) throws IOException {
    lastSign = System.nanoTime();
    if (!ready) {
      if (!(frame instanceof Frame.Ready)) {
        throw new IOException("something before it is ready");
      }
      ready = true;
    } else if (frame instanceof Frame.Advanced advanced && advanced.bytes() >= bytes) {
      bytes = advanced.bytes();
    } else if (frame instanceof Frame.Done
        || frame instanceof Frame.Refused
        || frame instanceof Frame.Failed) {
      answer = frame;
    } else {
      throw new IOException("something out of turn: " + frame.getClass().getSimpleName());
    }
    notifyAll();
    return answer == null;
  }

  /** It has nothing more to say, and ends by itself, or else now. */
  private int status() {
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      return -1;
    }
  }

  /** What it wrote to its standard error, which nobody but us sees. */
  private String said() {
    try (InputStream said = Files.newInputStream(home.resolve("said"))) {
      String all = new String(said.readNBytes(LONGEST_SAID), StandardCharsets.UTF_8);
      String text =
          all.lines() // a library that finds no logger says so
              .filter(line -> !line.startsWith("SLF4J"))
              .collect(Collectors.joining("\n"));
      if (!text.isEmpty()) {
        log.warn("a child of the sandbox wrote: {}", text);
      }
      return text;
    } catch (IOException e) {
      log.debug("nothing is left of what a child wrote", e);
      return "";
    }
  }

  private void remove() {
    try {
      WorkDir.delete(home);
    } catch (IOException e) {
      log.warn("{} was not removed: {}", home, e.toString());
    }
  }

  /** Fails if it is not there any more. */
  void send(Frame.Convert convert) throws IOException {
    OutputStream out = process.getOutputStream();
    Frames.write(out, convert);
    synchronized (this) {
      lastSign = System.nanoTime();
    }
  }

  /** Waits until it has said something new, or that long. */
  synchronized void await(long millis) {
    long before = bytes;
    boolean wasReady = ready;
    try {
      if (answer == null && !ended && bytes == before && ready == wasReady) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized boolean ready() {
    return ready;
  }

  /** Bytes of rows that may be read; below zero as long as there is no file of rows. */
  synchronized long bytes() {
    return bytes;
  }

  /** What became of the file; null as long as that has not been said. */
  synchronized Frame answer() {
    return answer;
  }

  /** It is gone. */
  synchronized boolean ended() {
    return ended;
  }

  /** Of its end, once it has {@link #ended} without an answer. */
  synchronized Cause cause() {
    return cause;
  }

  synchronized long silentMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSign);
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    killed = true;
    process.destroyForcibly();
  }
}
