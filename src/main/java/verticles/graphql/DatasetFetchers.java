package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.DescribeDataset;
import verticles.contract.DatasetMessages.ListDatasets;
import verticles.web.Deletion;

/** Fetches what {@code datasets.graphqls} promises, from the ledger. */
final class DatasetFetchers {
  private final Bus bus;

  DatasetFetchers(Bus bus) {
    this.bus = bus;
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type(
            "Query",
            query ->
                query
                    .dataFetcher("datasets", staged(environment -> all()))
                    .dataFetcher("dataset", staged(this::one)))
        .type("Mutation", mutation -> mutation.dataFetcher("deleteDataset", staged(this::delete)));
  }

  private Future<List<DatasetView>> all() {
    return bus.ask(Asks.LIST_DATASETS, new ListDatasets())
        .map(found -> found.datasets().stream().map(DatasetView::of).toList());
  }

  private Future<DatasetView.Detail> one(DataFetchingEnvironment environment) {
    return Fetch.orNull(
        bus.ask(Asks.DESCRIBE_DATASET, new DescribeDataset(environment.getArgument("name")))
            .map(detail -> DatasetView.of(detail, Instant.now())));
  }

  private Future<Boolean> delete(DataFetchingEnvironment environment) {
    return Deletion.of(bus, environment.getArgument("name"), environment.getArgument("confirm"))
        .map(true);
  }
}
