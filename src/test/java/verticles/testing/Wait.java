package verticles.testing;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, in a test's own thread, for what happens on Vert.x's threads. */
public final class Wait {
  private static final int SECONDS = 30;

  private Wait() {}

  /** The future's result; its failure, or none within half a minute, fails the test. */
  public static <T> T on(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("nothing after " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The failure that the future ends with; its success fails the test. */
  public static Throwable forFailure(Future<?> future) {
    return on(
        future.transform(
            end ->
                end.failed()
                    ? Future.succeededFuture(end.cause())
                    : Future.failedFuture("succeeded: " + end.result())));
  }

  /** Until it is so; never within half a minute fails the test. */
  public static void until(BooleanSupplier so) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not so after " + SECONDS + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
