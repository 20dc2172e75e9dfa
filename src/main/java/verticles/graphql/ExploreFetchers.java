package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskCatalogue;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.AnalyticsMessages.Values;
import verticles.contract.Granularity;

/** Fetches what {@code explore.graphqls} promises, from analytics. */
final class ExploreFetchers {
  private final Bus bus;

  ExploreFetchers(Bus bus) {
    this.bus = bus;
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring.type(
        "Query",
        query ->
            query
                .dataFetcher("explore", staged(this::explore))
                .dataFetcher("comparison", staged(this::comparison))
                .dataFetcher("rows", staged(this::rows))
                .dataFetcher("dimensionValues", staged(this::values))
                .dataFetcher("catalogue", staged(this::catalogue)));
  }

  private Future<Map<String, Object>> explore(DataFetchingEnvironment environment) {
    String granularity = environment.getArgument("granularity");
    AskTable question =
        new AskTable(
            Filters.filter(environment.getArgument("filters")),
            environment.getArgument("dimensions"),
            granularity == null ? null : Granularity.valueOf(granularity),
            environment.getArgument("metrics"),
            environment.getArgument("split"),
            environment.getArgument("pivot"),
            Filters.order(environment.getArgument("sort")),
            environment.<Integer>getArgument("limit"),
            environment.<Integer>getArgument("offset"),
            compareTo(environment.getArgument("compareTo")),
            true);
    return bus.ask(Asks.EXPLORE, question).map(TableView::of);
  }

  private Future<List<Map<String, Object>>> comparison(DataFetchingEnvironment environment) {
    AskTable question =
        new AskTable(
            Filters.filter(environment.getArguments()),
            List.of(),
            null,
            environment.getArgument("metrics"),
            null,
            null,
            null,
            1,
            0,
            compareTo(environment.getArgument("compareTo")));
    return bus.ask(Asks.EXPLORE, question)
        .map(
            table -> {
              Origins.note(environment, table.origin());
              return TableView.comparisons(table);
            });
  }

  private Future<Map<String, Object>> rows(DataFetchingEnvironment environment) {
    return bus.ask(
            Asks.ROWS,
            new AskRows(
                Filters.filter(environment.getArguments()),
                environment.<Integer>getArgument("limit"),
                environment.getArgument("after")))
        .map(TableView::of);
  }

  private Future<List<Value>> values(DataFetchingEnvironment environment) {
    return bus.ask(
            Asks.DIMENSION_VALUES,
            new AskValues(
                Filters.filter(environment.getArguments()),
                environment.getArgument("dimension"),
                environment.getArgument("search"),
                environment.<Integer>getArgument("limit")))
        .map(Values::values);
  }

  private Future<Map<String, Object>> catalogue(DataFetchingEnvironment environment) {
    return bus.ask(Asks.CATALOGUE, new AskCatalogue(environment.getArgument("dataSource")))
        .map(TableView::of);
  }

  static CompareTo compareTo(Map<String, Object> given) {
    return given == null
        ? null
        : new CompareTo(
            Comparison.valueOf(given.get("to").toString()),
            (String) given.get("startDate"),
            (String) given.get("endDate"));
  }
}
