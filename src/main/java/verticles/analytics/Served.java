package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CheckServed;

/**
 * Lets an answer out only if Druid served every row of its dataset while it was made. A sum over a
 * part of the rows is wrong without looking so, hence none is told: who asks gets the problem
 * {@code druid-loading} (503), and the answer a little later.
 */
final class Served {
  /** Nothing that was dropped is back sooner. */
  private static final long PAUSE_MILLIS = 250;

  private final Vertx vertx;
  private final Bus bus;

  Served(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
  }

  /**
   * Rows may have come or gone while the answer was made: so they are looked for on both sides. The
   * look after one answer is the look before those that are asked for at once.
   */
  <T> Future<T> whole(Dataset dataset, Supplier<Future<T>> answer) {
    if (dataset.visible().isEmpty()) {
      return answer.get();
    }
    return bus.ask(Asks.CHECK_SERVED, new CheckServed(dataset, true))
        .compose(before -> watched(dataset, answer.get()))
        .compose(it -> look(dataset).map(it));
  }

  /**
   * While an answer takes its time, rows may have gone and be back before it is there: so they are
   * looked for in between too.
   */
  private <T> Future<T> watched(Dataset dataset, Future<T> answer) {
    AtomicReference<Throwable> gone = new AtomicReference<>();
    lookAgain(dataset, answer, gone);
    return answer.compose(
        it -> gone.get() == null ? Future.succeededFuture(it) : Future.failedFuture(gone.get()));
  }

  private void lookAgain(Dataset dataset, Future<?> answer, AtomicReference<Throwable> gone) {
    if (answer.isComplete() || gone.get() != null) {
      return;
    }
    long timer =
        vertx.setTimer(
            PAUSE_MILLIS,
            now ->
                look(dataset)
                    .onFailure(gone::set)
                    .onComplete(seen -> lookAgain(dataset, answer, gone)));
    answer.onComplete(made -> vertx.cancelTimer(timer));
  }

  private Future<Done> look(Dataset dataset) {
    return bus.ask(Asks.CHECK_SERVED, new CheckServed(dataset));
  }
}
