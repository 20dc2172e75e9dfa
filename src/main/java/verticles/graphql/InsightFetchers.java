package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import verticles.bus.Ask;
import verticles.bus.Bus;
import verticles.bus.InsightAsks;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.Anomalies;
import verticles.contract.InsightMessages.AskAnomalies;
import verticles.contract.InsightMessages.AskChanges;
import verticles.contract.InsightMessages.AskClasses;
import verticles.contract.InsightMessages.AskCohorts;
import verticles.contract.InsightMessages.AskForecast;
import verticles.contract.InsightMessages.AskPairs;
import verticles.contract.InsightMessages.AskSeasons;
import verticles.contract.InsightMessages.AskSegments;
import verticles.contract.InsightMessages.Changes;
import verticles.contract.InsightMessages.Classes;
import verticles.contract.InsightMessages.Cohorts;
import verticles.contract.InsightMessages.Forecast;
import verticles.contract.InsightMessages.Pairs;
import verticles.contract.InsightMessages.Seasons;
import verticles.contract.InsightMessages.Segments;
import verticles.contract.Message;

/** Fetches what {@code insight.graphqls} promises: its types are the records of the bus. */
final class InsightFetchers {
  private final Bus bus;

  InsightFetchers(Bus bus) {
    this.bus = bus;
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type(
            "Query",
            query ->
                query
                    .dataFetcher(
                        "abcClasses", ask(InsightAsks.CLASSES, this::classes, Classes::about))
                    .dataFetcher(
                        "customerSegments",
                        ask(InsightAsks.SEGMENTS, this::segments, Segments::about))
                    .dataFetcher(
                        "cohortRetention",
                        ask(InsightAsks.COHORTS, it -> new AskCohorts(filter(it)), Cohorts::about))
                    .dataFetcher("basketPairs", ask(InsightAsks.PAIRS, this::pairs, Pairs::about))
                    .dataFetcher(
                        "seasonality",
                        ask(InsightAsks.SEASONS, it -> new AskSeasons(filter(it)), Seasons::about))
                    .dataFetcher(
                        "salesForecast", ask(InsightAsks.FORECAST, this::forecast, Forecast::about))
                    .dataFetcher(
                        "salesAnomalies",
                        ask(
                            InsightAsks.ANOMALIES,
                            it -> new AskAnomalies(filter(it), limit(it)),
                            Anomalies::about))
                    .dataFetcher(
                        "whatChanged", ask(InsightAsks.CHANGES, this::changes, Changes::about)))
        .type("InsightAbout", about -> about.dataFetcher("origin", InsightFetchers::origin));
  }

  private <Q extends Message, A extends Message> DataFetcher<CompletionStage<A>> ask(
      Ask<Q, A> ask, Function<DataFetchingEnvironment, Q> question, Function<A, About> about) {
    return staged(
        environment -> {
          Future<A> answer = bus.ask(ask, question.apply(environment));
          return answer.onSuccess(it -> Origins.note(environment, about.apply(it).origin()));
        });
  }

  private AskClasses classes(DataFetchingEnvironment environment) {
    return new AskClasses(
        filter(environment), environment.getArgument("dimension"), limit(environment));
  }

  private AskSegments segments(DataFetchingEnvironment environment) {
    return new AskSegments(filter(environment), limit(environment));
  }

  private AskPairs pairs(DataFetchingEnvironment environment) {
    return new AskPairs(
        filter(environment), environment.<Integer>getArgument("top"), limit(environment));
  }

  private AskForecast forecast(DataFetchingEnvironment environment) {
    return new AskForecast(
        filter(environment),
        Granularity.valueOf(environment.getArgument("granularity")),
        environment.<Integer>getArgument("horizon"));
  }

  private AskChanges changes(DataFetchingEnvironment environment) {
    return new AskChanges(
        filter(environment),
        ExploreFetchers.compareTo(environment.getArgument("compareTo")),
        limit(environment));
  }

  private static Object origin(DataFetchingEnvironment environment) {
    return Origins.json(environment.<About>getSource().origin());
  }

  private static Filter filter(DataFetchingEnvironment environment) {
    return Filters.filter(environment.getArguments());
  }

  private static int limit(DataFetchingEnvironment environment) {
    return environment.<Integer>getArgument("limit");
  }
}
