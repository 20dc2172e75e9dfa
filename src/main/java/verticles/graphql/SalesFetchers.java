package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import org.reactivestreams.Publisher;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Problem;
import verticles.graphql.Live.Kind;

/** Fetches how far data goes and how new it is. */
final class SalesFetchers {
  private final Bus bus;
  private final Live<DataVersion> versions =
      new Live<>(new Kind<>(DataVersion::dataSource, DataVersion::version, version -> false));

  SalesFetchers(Bus bus) {
    this.bus = bus;
    bus.listen(Events.DATASET_CHANGED, dataset -> versions.tell(() -> version(dataset)));
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type(
            "Query",
            query ->
                query
                    .dataFetcher("dataRange", staged(this::range))
                    .dataFetcher("dataVersion", staged(this::version)))
        .type(
            "Subscription",
            subscription ->
                subscription.dataFetcher("dataVersionChanged", staged(this::versionChanged)));
  }

  /** Of a dataset that has never had data, and of all of them, only what comes. */
  private Future<Publisher<DataVersion>> versionChanged(DataFetchingEnvironment environment) {
    String only = environment.getArgument("dataSource");
    return versions.open(environment.getGraphQlContext(), only, () -> present(only));
  }

  private Future<List<DataVersion>> present(String dataSource) {
    return dataSource == null
        ? Future.succeededFuture(List.of())
        : Fetch.orNull(versionOf(dataSource)).map(it -> it == null ? List.of() : List.of(it));
  }

  private static DataVersion version(Dataset dataset) {
    return new DataVersion(dataset.name(), dataset.version(), dataset.changedAt());
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
