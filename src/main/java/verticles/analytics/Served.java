package verticles.analytics;

import io.vertx.core.Future;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.CheckServed;
import verticles.contract.LedgerMessages.Dataset;

/**
 * Lets an answer out only if Druid served every row of its dataset while it was made. A sum over a
 * part of the rows is wrong without looking so, hence none is told: who asks gets the problem
 * {@code druid-loading} (503), and the answer a little later.
 */
final class Served {
  private final Bus bus;

  Served(Bus bus) {
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
        .compose(before -> answer.get())
        .compose(it -> bus.ask(Asks.CHECK_SERVED, new CheckServed(dataset)).map(it));
  }
}
