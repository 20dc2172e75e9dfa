package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.Problem;

/** Fetches how far data goes and how new it is. */
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
                .dataFetcher("dataRange", staged(this::range))
                .dataFetcher("dataVersion", staged(this::version)));
  }

  private Future<DataRange> range(DataFetchingEnvironment environment) {
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(environment.getArgument("dataSource")))
        .compose(range -> known(range, range.earliestDate()));
  }

  private Future<DataVersion> version(DataFetchingEnvironment environment) {
    return versionOf(environment.getArgument("dataSource"));
  }

  Future<DataVersion> versionOf(String dataSource) {
    return bus.ask(Asks.DATA_VERSION, new AskDataVersion(dataSource))
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
}
