package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** What a step must heed while it works: the user's wish to cancel, and that the service stops. */
final class Signals {

  /** The service stops: not a failure of the task. */
  static final class Stopping extends RuntimeException {
    Stopping() {
      super("the service is stopping", null, false, false);
    }
  }

  private final Vertx vertx;
  private final Promise<Void> cancel = Promise.promise();
  private final Future<Void> stop;

  Signals(Vertx vertx, Future<Void> stop) {
    this.vertx = vertx;
    this.stop = stop;
  }

  void cancel() {
    cancel.tryComplete();
  }

  boolean cancelled() {
    return cancel.future().isComplete();
  }

  Future<Void> whenCancelled() {
    return cancel.future();
  }

  boolean stopping() {
    return stop.isComplete();
  }

  /** The future's outcome, or {@link Stopping} if that comes first. */
  <T> Future<T> unlessStopping(Future<T> future) {
    Promise<T> first = Promise.promise();
    future.onSuccess(first::tryComplete).onFailure(first::tryFail);
    stop.onSuccess(now -> first.tryFail(new Stopping()));
    return first.future();
  }

  Future<Void> pause(long millis) {
    Promise<Void> rested = Promise.promise();
    long timer = vertx.setTimer(millis, id -> rested.tryComplete());
    return unlessStopping(rested.future()).onFailure(stopped -> vertx.cancelTimer(timer));
  }
}
