package verticles.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskBranches;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.AskMonthlySales;
import verticles.contract.AnalyticsMessages.AskRevenueSummary;
import verticles.contract.AnalyticsMessages.BranchList;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.MonthlySalesList;
import verticles.contract.Problem;

/** Fetches what {@code sales.graphqls} promises, from analytics. */
final class SalesFetchers {
  private final Bus bus;

  SalesFetchers(Bus bus) {
    this.bus = bus;
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring.type(
        "Query",
        query ->
            query
                .dataFetcher("revenueSummary", over(this::revenueSummary))
                .dataFetcher("monthlySalesGrowth", over(this::months))
                .dataFetcher("branchPerformance", over(this::branches))
                .dataFetcher("dataRange", of(this::range))
                .dataFetcher("dataVersion", of(this::version)));
  }

  private Future<?> revenueSummary(Filter filter) {
    return bus.ask(Asks.REVENUE_SUMMARY, new AskRevenueSummary(filter));
  }

  private Future<?> months(Filter filter) {
    return bus.ask(Asks.MONTHLY_SALES, new AskMonthlySales(filter)).map(MonthlySalesList::months);
  }

  private Future<?> branches(Filter filter) {
    return bus.ask(Asks.BRANCHES, new AskBranches(filter)).map(BranchList::branches);
  }

  private Future<?> range(String dataset) {
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(dataset))
        .compose(range -> known(range, range.earliestDate()));
  }

  private Future<?> version(String dataset) {
    return bus.ask(Asks.DATA_VERSION, new AskDataVersion(dataset))
        .compose(version -> known(version, version.lastIngestionTime()));
  }

  /** The schema promises a value here, and none may be made up. */
  private static <T> Future<T> known(T answer, Object value) {
    return value != null
        ? Future.succeededFuture(answer)
        : Future.failedFuture(
            Problem.of(
                    "no-data",
                    404,
                    "No data yet",
                    "Nothing has been loaded here. Send a file first.")
                .asException());
  }

  private static DataFetcher<CompletionStage<?>> over(Function<Filter, Future<?>> question) {
    return environment -> question.apply(filter(environment)).toCompletionStage();
  }

  private static DataFetcher<CompletionStage<?>> of(Function<String, Future<?>> question) {
    return environment -> question.apply(environment.getArgument("dataSource")).toCompletionStage();
  }

  private static Filter filter(DataFetchingEnvironment environment) {
    return new Filter(
        environment.getArgument("dataSource"),
        environment.getArgument("startDate"),
        environment.getArgument("endDate"),
        both(environment, "branches", "branch"),
        both(environment, "productLines", "productLine"),
        environment.getArgument("itemGroups"),
        environment.getArgument("salesPersons"));
  }

  /** The one of the original's argument, and the many of the list. */
  private static List<String> both(DataFetchingEnvironment environment, String list, String one) {
    List<String> many = environment.getArgument(list);
    List<String> all = many == null ? new ArrayList<>() : new ArrayList<>(many);
    String single = environment.getArgument(one);
    if (single != null && !single.isEmpty() && !all.contains(single)) {
      all.add(single);
    }
    return all;
  }
}
