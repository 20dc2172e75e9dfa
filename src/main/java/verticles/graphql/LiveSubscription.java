package verticles.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import verticles.graphql.Live.Kind;

/**
 * The changes that one subscription wants. Where the client is slower than they come, only the
 * latest of each waits. Lives on the socket's event loop.
 */
final class LiveSubscription<T> implements Publisher<T>, Subscription {
  private final Live<T> stream;
  private final Kind<T> kind;
  private final Subscriber client;
  private final String only;
  private final Map<String, T> waiting = new LinkedHashMap<>();
  private org.reactivestreams.Subscriber<? super T> downstream;
  private long demand;
  private boolean flushing;
  private boolean over;

  /**
   * @param only the one that is wanted, whose last state ends the subscription; or null for all
   */
  LiveSubscription(Live<T> stream, Subscriber client, Kind<T> kind, String only) {
    this.stream = stream;
    this.client = client;
    this.kind = kind;
    this.only = only;
    stream.add(this);
    client.add(this);
  }

  /** The present state, unless something newer has come while it was looked up. */
  LiveSubscription<T> beginningWith(List<T> present) {
    present.forEach(view -> waiting.merge(kind.id().apply(view), view, this::newer));
    return this;
  }

  void offer(T view) {
    if (only == null || only.equals(kind.id().apply(view))) {
      waiting.merge(kind.id().apply(view), view, this::newer);
      flush();
    }
  }

  private T newer(T one, T other) {
    return kind.version().applyAsLong(other) >= kind.version().applyAsLong(one) ? other : one;
  }

  @Override
  public void subscribe(org.reactivestreams.Subscriber<? super T> subscriber) {
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

  private void deliver(T view) {
    downstream.onNext(view);
    if (only != null && kind.last().test(view)) {
      cancel();
      downstream.onComplete();
    }
  }
}
