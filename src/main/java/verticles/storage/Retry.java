package verticles.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import verticles.contract.ProblemException;

/** Rides out a short absence of S3: a few more tries, each after twice the pause. */
final class Retry {
  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Vertx vertx;

  Retry(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Tries while S3 is away and {@code wanted}; about 4 s of pauses in all. */
  <T> Future<T> whileAway(BooleanSupplier wanted, Supplier<Future<T>> call) {
    return attempt(1, FIRST_PAUSE_MILLIS, wanted, call);
  }

  private <T> Future<T> attempt(
      int number, long pause, BooleanSupplier wanted, Supplier<Future<T>> call) {
    return call.get()
        .recover(
            failure ->
                isAway(failure) && number < TRIES && wanted.getAsBoolean()
                    ? vertx
                        .timer(pause, TimeUnit.MILLISECONDS)
                        .compose(waited -> attempt(number + 1, pause * 2, wanted, call))
                    : Future.failedFuture(failure));
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof ProblemException known
        && known.problem().type().equals("storage-unavailable");
  }
}
