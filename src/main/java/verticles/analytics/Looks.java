package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.CheckServed;
import verticles.contract.DruidMessages.Seen;
import verticles.contract.LedgerMessages.Dataset;

/**
 * The looks at a dataset before, after and, while it takes its time, during one answer; fails if
 * rows are missing at one of them. The look after an answer is the look before those that are asked
 * for at once.
 *
 * <p>Lives on one context.
 */
final class Looks {
  private static final long PAUSE_MILLIS = 150;

  /**
   * From the begin of a look to the end of the next. What Druid's coordinator has dropped in one
   * round is loaded again in a later one; they are a second apart in the Druid that comes with
   * this, and a minute by default. So nothing goes and comes back within this time.
   */
  private static final long CLOSE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

  private final Vertx vertx;
  private final Bus bus;
  private final Dataset dataset;
  private long last;
  private boolean close = true;
  private Throwable gone;

  Looks(Vertx vertx, Bus bus, Dataset dataset) {
    this.vertx = vertx;
    this.bus = bus;
    this.dataset = dataset;
  }

  <T> Future<T> around(Supplier<Future<T>> answer) {
    return bus.ask(Asks.CHECK_SERVED, new CheckServed(dataset, true))
        .onSuccess(seen -> last = seen.begun())
        .compose(before -> during(answer.get()))
        .compose(made -> look().map(made));
  }

  /** Whether nothing can have gone and come back unseen. */
  boolean closeTogether() {
    return close;
  }

  private <T> Future<T> during(Future<T> answer) {
    lookAgain(answer);
    return answer.compose(
        made -> gone == null ? Future.succeededFuture(made) : Future.failedFuture(gone));
  }

  private void lookAgain(Future<?> answer) {
    if (answer.isComplete() || gone != null) {
      return;
    }
    long timer =
        vertx.setTimer(
            PAUSE_MILLIS,
            now ->
                look().onFailure(missing -> gone = missing).onComplete(seen -> lookAgain(answer)));
    answer.onComplete(made -> vertx.cancelTimer(timer));
  }

  private Future<Seen> look() {
    return bus.ask(Asks.CHECK_SERVED, new CheckServed(dataset)).onSuccess(this::seen);
  }

  /** Of two looks that are on their way at once, the later one may be heard of first. */
  private void seen(Seen look) {
    close &= System.nanoTime() - last <= CLOSE_NANOS;
    last = Math.max(last, look.begun());
  }
}
