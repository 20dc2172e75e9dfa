package verticles.graphql;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * How many operations are computed for one client at a time, so that nobody takes all of Druid for
 * himself. What is remembered costs no turn. A client is an address, as nobody has to say who he
 * is.
 *
 * <p>Lives on one event loop.
 */
final class Turns {
  static final int MOST_OF_ONE = 16;

  private final Map<String, Integer> taken = new HashMap<>();

  <T> Future<T> take(String client, Supplier<Future<T>> operation) {
    if (taken.getOrDefault(client, 0) >= MOST_OF_ONE) {
      return Future.failedFuture(
          busy(MOST_OF_ONE + " of your queries are being answered already."));
    }
    taken.merge(client, 1, Integer::sum);
    return operation.get().onComplete(end -> give(client));
  }

  private void give(String client) {
    taken.computeIfPresent(client, (it, count) -> count == 1 ? null : count - 1);
  }

  static ProblemException busy(String why) {
    return Problem.of(
            "too-many-operations",
            429,
            "Too many operations at once",
            why + " Try again in a moment.")
        .retryAfter(1)
        .asException();
  }
}
