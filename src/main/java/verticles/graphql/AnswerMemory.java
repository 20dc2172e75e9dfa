package verticles.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import verticles.bus.AsOfNow;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.ChangeCount;
import verticles.contract.LedgerMessages.CountChanges;

/**
 * Answers as they went out, byte for byte, so that the same page asked for again costs neither a
 * query nor the making of its JSON. One is given again only while nothing has changed that queries
 * may see, in any dataset, which is asked each time. What is not over data alone, or had an error,
 * or is old because Druid is away, is never kept.
 *
 * <p>Lives on one event loop.
 */
final class AnswerMemory {
  private static final long MOST_BYTES = 12L << 20;
  private static final int LARGEST = 2 << 20;

  /** Who looks at a dataset's freshness again after that, hears of Druid's. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private record Kept(ChangeCount changes, Answer answer) {}

  private final Vertx vertx;
  private final AsOfNow<ChangeCount> changes;
  private final Counter given = Metrics.counter("sluice.graphql.answers", "from", "memory");
  private final Counter made = Metrics.counter("sluice.graphql.answers", "from", "query");
  private final Cache<Execution, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Execution asked, Kept kept) -> asked.query().length() + kept.answer().weight())
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .build();

  AnswerMemory(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.changes = new AsOfNow<>(() -> bus.ask(Asks.COUNT_CHANGES, new CountChanges()));
  }

  /** The answer that is kept, or else the one that {@code run} makes. */
  Future<Answer> recall(Execution execution, Supplier<Future<Execution.Outcome>> run) {
    return changes
        .ask()
        .otherwise((ChangeCount) null)
        .compose(
            now -> {
              Kept kept = now == null ? null : answers.getIfPresent(execution);
              boolean lasts = kept != null && kept.changes().equals(now);
              (lasts ? given : made).increment();
              return lasts
                  ? Future.succeededFuture(kept.answer())
                  : run.get().map(outcome -> answer(execution, now, outcome));
            });
  }

  private Answer answer(Execution execution, ChangeCount before, Execution.Outcome outcome) {
    Answer answer = Answer.of(vertx, outcome.result());
    if (before != null && outcome.lasting() && answer.weight() <= LARGEST) {
      answers.put(execution, new Kept(before, answer));
    }
    return answer;
  }
}
