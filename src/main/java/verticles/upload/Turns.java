package verticles.upload;

import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;

/**
 * Lets one request at a time have an upload. Whoever comes later is the one that is right, for a
 * client comes back before the server has noticed that its old connection is dead: so it interrupts
 * whoever has the upload, and has it as soon as that one is through. Safe from any thread; what a
 * turn does is done on its own context.
 */
final class Turns {
  private Turn last = new Turn(null);

  Turns() {
    last.over.complete();
  }

  /** One request's turn. Lives on its context. */
  static final class Turn {
    private final Context context;
    private final Promise<Void> over = Promise.promise();
    private boolean interrupted;
    private Runnable stop;

    private Turn(Context context) {
      this.context = context;
    }

    /** What ends this turn soon when somebody else wants one; run at once if that is so already. */
    void whenInterrupted(Runnable what) {
      stop = what;
      if (interrupted) {
        what.run();
      }
    }

    private void interrupt() {
      context.runOnContext(
          now -> {
            interrupted = true;
            if (stop != null) {
              stop.run();
            }
          });
    }
  }

  /** Takes the next turn, which ends with the work's future; that is what is given back. */
  <T> Future<T> next(Context context, Function<Turn, Future<T>> work) {
    Turn mine = new Turn(context);
    Turn before = follow(mine);
    if (!before.over.future().isComplete()) {
      before.interrupt();
    }
    Promise<T> done = Promise.promise();
    before
        .over
        .future()
        .onComplete(
            free -> context.runOnContext(now -> run(mine, work).onComplete(end(mine, done))));
    return done.future();
  }

  boolean areAllOver() {
    return last().over.future().isComplete();
  }

  private static <T> Completable<T> end(Turn turn, Promise<T> done) {
    return (result, failure) -> {
      turn.over.complete();
      done.complete(result, failure);
    };
  }

  private static <T> Future<T> run(Turn turn, Function<Turn, Future<T>> work) {
    try {
      return work.apply(turn);
    } catch (RuntimeException refusal) {
      return Future.failedFuture(refusal);
    }
  }

  private synchronized Turn last() {
    return last;
  }

  private synchronized Turn follow(Turn next) {
    Turn before = last;
    last = next;
    return before;
  }
}
