package verticles.bus;

import io.vertx.core.Future;
import verticles.contract.Message;
import verticles.contract.ProblemException;

/** An answer on its way back: what was asked for, or why not. */
record Outcome(Message answer, ProblemException failure) {

  static Outcome of(Message answer) {
    return new Outcome(answer, null);
  }

  static Outcome failed(ProblemException failure) {
    return new Outcome(null, failure);
  }

  <A> Future<A> as(Class<A> type) {
    return failure == null
        ? Future.succeededFuture(type.cast(answer))
        : Future.failedFuture(failure);
  }
}
