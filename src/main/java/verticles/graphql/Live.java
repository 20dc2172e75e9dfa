package verticles.graphql;

import graphql.GraphQLContext;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.reactivestreams.Publisher;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Passes what changes on to the subscriptions that are open. */
final class Live<T> {

  /**
   * What is followed.
   *
   * @param id which of them it is: of each, only the latest state is of interest
   * @param version grows with every change
   * @param last whether there is no other after it
   */
  record Kind<T>(Function<T, String> id, ToLongFunction<T> version, Predicate<T> last) {}

  private final Set<LiveSubscription<T>> open = new LinkedHashSet<>();
  private final Kind<T> kind;

  Live(Kind<T> kind) {
    this.kind = kind;
  }

  /**
   * Opens a subscription: it listens from now on, and begins with the present state.
   *
   * @param only the one that is followed, or null for all
   */
  Future<Publisher<T>> open(
      GraphQLContext context, String only, Supplier<Future<List<T>>> present) {
    Subscriber client = context.get(Subscriber.class);
    if (client == null) {
      return Future.failedFuture(needsWebSocket());
    }
    if (client.full()) {
      return Future.failedFuture(tooMany());
    }
    LiveSubscription<T> subscription = new LiveSubscription<>(this, client, kind, only);
    return present
        .get()
        .onFailure(failure -> subscription.cancel())
        .map(subscription::beginningWith);
  }

  void add(LiveSubscription<T> subscription) {
    open.add(subscription);
  }

  void remove(LiveSubscription<T> subscription) {
    open.remove(subscription);
  }

  /**
   * @param state is made only if somebody follows
   */
  void tell(Supplier<T> state) {
    if (!open.isEmpty()) {
      T now = state.get();
      List.copyOf(open).forEach(subscription -> subscription.offer(now));
    }
  }

  private static ProblemException needsWebSocket() {
    return Problem.of(
            "subscription-needs-websocket",
            400,
            "Subscribe by WebSocket",
            "Connect to /graphql by WebSocket with the protocol graphql-transport-ws.")
        .asException();
  }

  private static ProblemException tooMany() {
    return Problem.of(
            "too-many-subscriptions",
            429,
            "Too many subscriptions",
            "One connection may have " + Subscriber.MOST_SUBSCRIPTIONS + " subscriptions.")
        .asException();
  }
}
