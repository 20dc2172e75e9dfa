package verticles.http;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How late the event loops of the front door are: by so much is everybody's answer. A timer that
 * should come every {@value #EVERY_MILLIS} ms tells by how much it came later. The percentiles are
 * those of about the last minute.
 */
final class LoopDelay {
  static final double[] PERCENTILES = {0.5, 0.99};
  private static final long EVERY_MILLIS = 100;

  private final Vertx vertx;
  private final Timer delays = timer();

  private LoopDelay(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Of the caller's event loop, as long as its verticle is deployed. */
  static void watch(Vertx vertx) {
    new LoopDelay(vertx).wind(System.nanoTime());
  }

  private void wind(long now) {
    vertx.setTimer(EVERY_MILLIS, tick -> came(now + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS)));
  }

  private void came(long expected) {
    long now = System.nanoTime();
    delays.record(Math.max(0, now - expected), TimeUnit.NANOSECONDS);
    wind(now);
  }

  /** One for the process, however many loops there are. */
  static Timer timer() {
    return Timer.builder("sluice.eventloop.delay")
        .description("How late the front door's event loops are.")
        .publishPercentiles(PERCENTILES)
        .distributionStatisticExpiry(Duration.ofMinutes(1))
        .distributionStatisticBufferLength(3)
        .register(Metrics.globalRegistry);
  }
}
