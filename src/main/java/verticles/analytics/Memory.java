package verticles.analytics;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.LedgerMessages.Dataset;

/**
 * Remembers answers for as long as the data that they are over has not changed, so that redrawing a
 * page costs nothing and many viewers of one page cost one query. Equal questions in flight share
 * one answer. Bounded by rows; failures are not remembered.
 */
final class Memory {
  private static final long MOST_ROWS = 200_000;

  /** A Druid that is just coming back may know less than the ledger: no answer lives for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * What makes two questions equal.
   *
   * @param version grows with every change of what is visible
   */
  private record Question(
      String dataset, long version, List<?> visible, Filter filter, Query query) {}

  private final Context context;
  private final AsyncCache<Question, Table> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_ROWS)
          .weigher((Question question, Table answer) -> 1 + answer.rows().size())
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .recordStats()
          .buildAsync();

  Memory(Context context) {
    this.context = context;
    CaffeineCacheMetrics.monitor(Metrics.globalRegistry, answers, "sluice.analytics.answers");
  }

  Future<Table> recall(Scope scope, Query query, Supplier<Future<Table>> druid) {
    Dataset dataset = scope.dataset();
    Question question =
        new Question(dataset.name(), dataset.version(), dataset.visible(), scope.filter(), query);
    return Future.fromCompletionStage(
        answers.get(
            question, (asked, executor) -> druid.get().toCompletionStage().toCompletableFuture()),
        context);
  }
}
