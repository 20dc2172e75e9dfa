package verticles.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import verticles.analytics.Running.Run;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.ProblemException;

/**
 * Remembers answers for as long as the data that they are over has not changed, so that redrawing a
 * page costs nothing and many viewers of one page cost one query. Equal questions in flight share
 * one answer. Bounded by rows; failures are not remembered. While Druid is away, the last answer
 * that it gave to the question is given again, marked as stale.
 *
 * <p>Lives on one context.
 */
final class Memory {
  private static final long MOST_ROWS = 200_000;

  /** A Druid that is just coming back may know less than the ledger: no answer lives for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration LONGEST_STALE = Duration.ofHours(12);

  /**
   * What makes two questions equal.
   *
   * @param version grows with every change of what is visible
   */
  private record Question(
      String dataset, long version, List<?> visible, Filter filter, Query query) {}

  /** The same, whatever the data is that it was over. */
  private record Standing(String dataset, Filter filter, Query query) {}

  private final Running running;
  private final Map<Question, Run<Groups>> inFlight = new HashMap<>();
  private final Cache<Question, Groups> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_ROWS)
          .weigher((Question question, Groups answer) -> 1 + answer.size())
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .recordStats()
          .build();
  private final Cache<Standing, Groups> last =
      Caffeine.newBuilder()
          .maximumWeight(MOST_ROWS)
          .weigher((Standing question, Groups answer) -> 1 + answer.size())
          .expireAfterWrite(LONGEST_STALE)
          .executor(Runnable::run)
          .build();

  Memory(Running running) {
    this.running = running;
    CaffeineCacheMetrics.monitor(Metrics.globalRegistry, answers, "sluice.analytics.answers");
  }

  Future<Groups> recall(Scope scope, Query query, Function<String, Future<Groups>> druid) {
    Dataset dataset = scope.dataset();
    Standing standing = new Standing(dataset.name(), scope.filter(), query);
    Question question =
        new Question(dataset.name(), dataset.version(), dataset.visible(), scope.filter(), query);
    Groups known = answers.getIfPresent(question);
    return known != null
        ? Future.succeededFuture(known)
        : shared(question, standing, scope.asker(), druid)
            .recover(failure -> before(standing, failure));
  }

  private Future<Groups> shared(
      Question question, Standing standing, String asker, Function<String, Future<Groups>> druid) {
    Run<Groups> underWay = inFlight.get(question);
    return underWay == null || underWay.isEnded()
        ? begun(question, standing, druid).joinedBy(asker)
        : underWay.joinedBy(asker);
  }

  private Run<Groups> begun(
      Question question, Standing standing, Function<String, Future<Groups>> druid) {
    Run<Groups> run =
        running.start(
            id ->
                druid
                    .apply(id)
                    .onSuccess(
                        groups -> {
                          answers.put(question, groups);
                          last.put(standing, groups);
                        }));
    inFlight.put(question, run);
    run.onEnd(() -> inFlight.remove(question, run));
    return run;
  }

  /** What is wrong with the question itself, or with Druid's answer to it, is told. */
  private Future<Groups> before(Standing standing, Throwable failure) {
    Groups before = away(failure) ? last.getIfPresent(standing) : null;
    return before == null ? Future.failedFuture(failure) : Future.succeededFuture(before.stale());
  }

  private static boolean away(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().status() == 503;
  }
}
