package verticles.conversion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Looks again and again at what this JVM's only child process has taken, until it is gone. */
final class ChildWatch implements Runnable {
  private static final int EVERY_MS = 5;

  private final Thread thread = new Thread(this, "child-watch");
  private volatile double cpuSeconds;
  private volatile long peakMegabytes;

  /** Of the child that there is, or else of the next. */
  static ChildWatch begin() {
    ChildWatch watch = new ChildWatch();
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  @Override
  public void run() {
    ProcessHandle child = child();
    while (child == null) {
      pause(EVERY_MS);
      child = child();
    }
    while (child.isAlive()) {
      cpuSeconds = Math.max(cpuSeconds, cpuSeconds(child));
      peakMegabytes = Math.max(peakMegabytes, peakMegabytes(child));
      pause(EVERY_MS);
    }
  }

  private static long peakMegabytes(ProcessHandle child) {
    try {
      return ConversionBench.peakMegabytes(Path.of("/proc", child.pid() + "", "status"));
    } catch (IOException e) {
      return -1; // it has gone since
    }
  }

  /** User and system; zero of one that has gone. */
  static double cpuSeconds(ProcessHandle child) {
    return child.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  static ProcessHandle child() {
    return ProcessHandle.current().children().findFirst().orElse(null);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the child is gone. */
  void end() throws InterruptedException {
    thread.join();
  }

  double cpuSeconds() {
    return cpuSeconds;
  }

  long peakMegabytes() {
    return peakMegabytes;
  }
}
