package verticles.embedded;

import java.time.Duration;

/** Time since it was made. */
final class Stopwatch {
  private final long started = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
