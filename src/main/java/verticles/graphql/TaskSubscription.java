package verticles.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import verticles.contract.TaskState;

/**
 * The changes that one subscription wants. Where the client is slower than they come, only the
 * latest of each task waits. Lives on the socket's event loop.
 */
final class TaskSubscription implements Publisher<TaskView>, Subscription {
  private final TaskStream stream;
  private final Subscriber client;
  private final String only;
  private final Map<String, TaskView> waiting = new LinkedHashMap<>();
  private org.reactivestreams.Subscriber<? super TaskView> downstream;
  private long demand;
  private boolean flushing;
  private boolean over;

  /**
   * @param only the one task, which ends the subscription when it ends; or null for all
   */
  TaskSubscription(TaskStream stream, Subscriber client, UUID only) {
    this.stream = stream;
    this.client = client;
    this.only = only == null ? null : only.toString();
    stream.add(this);
    client.add(this);
  }

  /** The present state, unless something newer has come while it was looked up. */
  TaskSubscription beginningWith(List<TaskView> present) {
    present.forEach(view -> waiting.merge(view.taskId(), view, TaskSubscription::newer));
    return this;
  }

  void offer(TaskView view) {
    if (only == null || only.equals(view.taskId())) {
      waiting.merge(view.taskId(), view, TaskSubscription::newer);
      flush();
    }
  }

  private static TaskView newer(TaskView one, TaskView other) {
    return other.version() >= one.version() ? other : one;
  }

  @Override
  public void subscribe(org.reactivestreams.Subscriber<? super TaskView> subscriber) {
    downstream = subscriber;
    subscriber.onSubscribe(this);
  }

  @Override
  public void request(long more) {
    demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
    flush();
  }

  @Override
  public void cancel() {
    over = true;
    stream.remove(this);
    client.remove(this);
  }

  /** What is delivered may at once ask for more, so this must not run inside itself. */
  void flush() {
    if (flushing) {
      return;
    }
    flushing = true;
    while (!over && demand > 0 && !waiting.isEmpty() && client.takesMore()) {
      demand--;
      deliver(waiting.remove(waiting.keySet().iterator().next()));
    }
    flushing = false;
  }

  private void deliver(TaskView view) {
    downstream.onNext(view);
    if (only != null && TaskState.valueOf(view.state()).terminal()) {
      cancel();
      downstream.onComplete();
    }
  }
}
