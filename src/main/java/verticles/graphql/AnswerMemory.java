package verticles.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.DataVersion;

/**
 * Answers as they went out, byte for byte, so that the same page asked for again costs neither a
 * query nor the making of its JSON. One is given again only while no dataset at all has changed:
 * whichever changes is the one that changed last, so one look tells. What is not over data alone,
 * or had an error, or is old because Druid is away, is never kept.
 *
 * <p>Lives on one event loop.
 */
final class AnswerMemory {
  private static final long MOST_BYTES = 12L << 20;
  private static final int LARGEST = 2 << 20;

  /** Who looks at a dataset's freshness again after that, hears of Druid's. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private record Kept(DataVersion version, Answer answer) {}

  private final Vertx vertx;
  private final Bus bus;
  private final Cache<Execution, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Execution asked, Kept kept) -> asked.query().length() + kept.answer().weight())
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .recordStats()
          .build();

  AnswerMemory(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    CaffeineCacheMetrics.monitor(Metrics.globalRegistry, answers, "sluice.graphql.answers");
  }

  /** The answer that is kept, or else the one that {@code run} makes. */
  Future<Answer> recall(Execution execution, Supplier<Future<Execution.Outcome>> run) {
    return bus.ask(Asks.DATA_VERSION, new AskDataVersion(null))
        .otherwise((DataVersion) null)
        .compose(
            version -> {
              Kept kept = version == null ? null : answers.getIfPresent(execution);
              return kept != null && kept.version().equals(version)
                  ? Future.succeededFuture(kept.answer())
                  : run.get().map(outcome -> answer(execution, version, outcome));
            });
  }

  private Answer answer(Execution execution, DataVersion version, Execution.Outcome outcome) {
    Answer answer = Answer.of(vertx, outcome.result());
    if (version != null && outcome.lasting() && answer.weight() <= LARGEST) {
      answers.put(execution, new Kept(version, answer));
    }
    return answer;
  }
}
