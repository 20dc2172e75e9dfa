package verticles.bus;

import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;

/**
 * One of many who wait for the same answer hears it on his own context: what he asks then is asked
 * for him ({@link Asker}), and not for who waits beside him.
 */
final class Own {
  private Own() {}

  static <A> Future<A> of(Future<A> shared) {
    ContextInternal context = ContextInternal.current();
    if (context == null) {
      return shared;
    }
    PromiseInternal<A> own = context.promise();
    shared.onComplete(own);
    return own.future();
  }
}
