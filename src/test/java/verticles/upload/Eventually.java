package verticles.upload;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state that events elsewhere bring about. */
final class Eventually {
  private static final long NANOS = Duration.ofSeconds(40).toNanos();

  private Eventually() {}

  static void holds(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 40 s: " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
