package verticles.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import verticles.bus.AsOfNow;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.AskerGone;
import verticles.contract.DatasetMessages.ChangeCount;
import verticles.contract.DatasetMessages.CountChanges;

/**
 * Answers as they went out, byte for byte, so that the same page asked for again costs neither a
 * query nor the making of its JSON. One is given again only while nothing has changed that queries
 * may see, in any dataset, which is asked each time. What is not over data alone, or had an error,
 * or is old because Druid is away, is never kept. Many who ask the same when it is due anew wait
 * for one answer.
 *
 * <p>Lives on one event loop.
 */
final class AnswerMemory {
  private static final long MOST_BYTES = 12L << 20;
  private static final int LARGEST = 2 << 20;

  /** Who looks at a dataset's freshness again after that, hears of Druid's. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final long MOST_KNOWN = 2_000;

  private record Kept(ChangeCount changes, Answer answer) {}

  /** What is being computed, over which data. */
  private record Under(Execution execution, ChangeCount changes) {}

  private final Vertx vertx;
  private final Bus bus;
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

  /** Operations whose answer was kept once. */
  private final Cache<Execution, Boolean> overData =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).executor(Runnable::run).build();

  private final Map<Under, Flight> flights = new HashMap<>();

  AnswerMemory(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    this.changes = new AsOfNow<>(() -> bus.ask(Asks.COUNT_CHANGES, new CountChanges()));
  }

  /**
   * The answer that is kept, or else the one that is being computed for somebody already, or else
   * the one that {@code run} makes. Only what was once found to be over data alone is shared while
   * it is computed: anything else may be about what has happened since.
   *
   * @param whenGone takes what is to be done should the client go before he has the answer
   * @param run computes it for an asker (see {@link verticles.bus.Asker})
   */
  Future<Answer> recall(
      Execution execution,
      Consumer<Runnable> whenGone,
      Function<String, Future<Execution.Outcome>> run) {
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
                  : flight(execution, now, run).join(whenGone);
            });
  }

  private Flight flight(
      Execution execution, ChangeCount now, Function<String, Future<Execution.Outcome>> run) {
    Under under = new Under(execution, now);
    Flight there = flights.get(under);
    if (there != null) {
      return there;
    }
    Flight flight =
        new Flight(
            asker -> run.apply(asker).map(outcome -> answer(execution, now, outcome)),
            asker -> {
              flights.remove(under);
              bus.announce(Events.ASKER_GONE, new AskerGone(asker));
            });
    if (now != null && overData.getIfPresent(execution) != null && !flight.answer().isComplete()) {
      flights.put(under, flight);
      flight.answer().onComplete(end -> flights.remove(under, flight));
    }
    return flight;
  }

  private Answer answer(Execution execution, ChangeCount before, Execution.Outcome outcome) {
    Answer answer = Answer.of(vertx, outcome.result());
    if (before != null && outcome.lasting() && answer.weight() <= LARGEST) {
      overData.put(execution, true);
      answers.put(execution, new Kept(before, answer));
    }
    return answer;
  }
}
