package verticles.graphql;

import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import verticles.bus.Asker;

/**
 * An operation that is being computed, and how many wait for it. When the last of them has gone,
 * nothing more need be done for it.
 *
 * <p>Lives on one event loop.
 */
final class Flight {
  private final Future<Answer> answer;
  private final Consumer<String> abandoned;
  private final String asker = Asker.fresh();
  private int waiting;

  /**
   * @param run computes the answer for an asker
   * @param abandoned hears of the asker for whom nobody waits any more
   */
  Flight(Function<String, Future<Answer>> run, Consumer<String> abandoned) {
    this.abandoned = abandoned;
    this.answer = run.apply(asker);
  }

  Future<Answer> answer() {
    return answer;
  }

  /**
   * One more waits.
   *
   * @param whenGone takes what is to be done should he go before he has the answer
   */
  Future<Answer> join(Consumer<Runnable> whenGone) {
    waiting++;
    whenGone.accept(this::left);
    return answer;
  }

  private void left() {
    if (--waiting == 0 && !answer.isComplete()) {
      abandoned.accept(asker);
    }
  }
}
