package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first steps of a start. PostgreSQL may be on its way itself, or the machine so busy that it
 * is not heard in time: a step for which it is away is taken again, for a while, and each time is
 * said.
 */
final class Opening {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final int MOST_DOUBLINGS = 3;

  private final Vertx vertx;
  private final Duration patience;
  private final long began = System.nanoTime();
  private int pauses;

  /**
   * @param patience for all steps together; one that is being taken when it is over still ends
   */
  Opening(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  /** Fails with {@code ledger-unavailable} in words for who has started us, or as the step does. */
  <T> Future<T> step(Supplier<Future<T>> step) {
    return step.get()
        .recover(
            failure -> Faults.isUnavailable(failure) ? again(step) : Future.failedFuture(failure));
  }

  private <T> Future<T> again(Supplier<Future<T>> step) {
    long left = patience.minusNanos(System.nanoTime() - began).toMillis();
    if (left <= 0) {
      return Faults.awayAtStart(patience);
    }
    log.warn("PostgreSQL does not answer yet: it is waited for, {} s at most", left / 1_000 + 1);
    long pause = FIRST_PAUSE_MILLIS << Math.min(pauses++, MOST_DOUBLINGS);
    return vertx.timer(Math.min(pause, left), TimeUnit.MILLISECONDS).compose(rested -> step(step));
  }
}
