package verticles.analytics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Function;
import java.util.function.Supplier;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * Lets an answer out only if Druid served every row of its dataset while it was made. A sum over a
 * part of the rows is wrong without looking so, hence none is told: who asks gets the problem
 * {@code druid-loading} (503), and the answer a little later.
 *
 * <p>Looks see how it is, not what has been. So they must be close enough together for nothing to
 * go and come back between two of them ({@link Looks}). Where a machine is too busy for that, the
 * answer is made anew, and is also let out if it is the same once more: no two are wrong in the
 * same way, as the dataset was whole between them.
 */
final class Served {
  private static final int ATTEMPTS = 4;

  private final Vertx vertx;
  private final Bus bus;
  private final Counter again = Metrics.counter("sluice.analytics.again");

  Served(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
  }

  /**
   * @param content what of an answer is the same whenever it is made
   */
  <T> Future<T> whole(Dataset dataset, Function<T, Object> content, Supplier<Future<T>> answer) {
    return dataset.visible().isEmpty()
        ? answer.get()
        : whole(dataset, content, answer, null, ATTEMPTS);
  }

  /**
   * @param before the content of the answer that was made before, or null
   */
  private <T> Future<T> whole(
      Dataset dataset,
      Function<T, Object> content,
      Supplier<Future<T>> answer,
      Object before,
      int left) {
    Looks looks = new Looks(vertx, bus, dataset);
    return looks
        .around(answer)
        .compose(
            made -> {
              Object now = content.apply(made);
              if (looks.closeTogether() || now.equals(before)) {
                return Future.succeededFuture(made);
              }
              again.increment();
              return left > 1
                  ? whole(dataset, content, answer, now, left - 1)
                  : Future.failedFuture(tooBusy());
            });
  }

  private static ProblemException tooBusy() {
    return Problem.of(
            "druid-loading",
            503,
            "Not sure of all rows",
            "The machine is too busy to make sure that Druid served every row while it answered."
                + " Try again in a few seconds.")
        .retryAfter(3)
        .asException();
  }
}
