package verticles.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * One question for all who want to know how something is now. Whoever comes while it is on its way
 * shares the next one, which is asked after he came: so nobody is told how it was before, and
 * however many ask, one question at a time is on its way.
 *
 * <p>Lives on one context.
 */
public final class AsOfNow<A> {
  private final Supplier<Future<A>> question;
  private boolean asking;
  private Promise<A> next;

  public AsOfNow(Supplier<Future<A>> question) {
    this.question = question;
  }

  public Future<A> ask() {
    return Own.of(shared());
  }

  private Future<A> shared() {
    if (!asking) {
      return begin();
    }
    if (next == null) {
      next = Promise.promise();
    }
    return next.future();
  }

  private Future<A> begin() {
    asking = true;
    return question.get().onComplete(answered -> end());
  }

  private void end() {
    asking = false;
    Promise<A> waiting = next;
    next = null;
    if (waiting != null) {
      begin().onComplete(waiting);
    }
  }
}
