package verticles.graphql;

import graphql.GraphQLContext;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Passes the feed's changes on to the subscriptions that are open. */
final class TaskStream {
  private final Set<TaskSubscription> open = new LinkedHashSet<>();

  TaskStream(Bus bus) {
    bus.listen(Events.TASK_SNAPSHOT, this::tell);
  }

  /**
   * Opens a subscription: it listens from now on, and begins with the present state.
   *
   * @param only the one task, or null for all
   */
  Future<Publisher<TaskView>> open(
      GraphQLContext context, UUID only, Supplier<Future<List<TaskView>>> present) {
    Subscriber client = context.get(Subscriber.class);
    if (client == null) {
      return Future.failedFuture(needsWebSocket());
    }
    if (client.full()) {
      return Future.failedFuture(tooMany());
    }
    TaskSubscription subscription = new TaskSubscription(this, client, only);
    return present
        .get()
        .onFailure(failure -> subscription.cancel())
        .map(subscription::beginningWith);
  }

  void add(TaskSubscription subscription) {
    open.add(subscription);
  }

  void remove(TaskSubscription subscription) {
    open.remove(subscription);
  }

  private void tell(Snapshot snapshot) {
    if (!open.isEmpty()) {
      TaskView view = TaskView.of(snapshot);
      List.copyOf(open).forEach(subscription -> subscription.offer(view));
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
