package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.contract.Granularity;

/**
 * Fetches every figure that {@code sales}, {@code products}, {@code branches} and {@code
 * profitability.graphqls} promise, by its name: a row of its table is an object of its type.
 */
final class FigureFetchers {
  private final Bus bus;

  FigureFetchers(Bus bus) {
    this.bus = bus;
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring.type("Query", this::figures);
  }

  private TypeRuntimeWiring.Builder figures(TypeRuntimeWiring.Builder query) {
    for (Figure figure : Figure.values()) {
      query.dataFetcher(
          figure.word(),
          staged(
              environment ->
                  fetch(environment, ask(figure, environment.getArguments(), environment))));
    }
    return query;
  }

  /** A figure as these arguments, of its own field or of the page that it is a part of, want it. */
  static AskFigure ask(
      Figure figure, Map<String, Object> arguments, DataFetchingEnvironment environment) {
    Object granularity = arguments.get("granularity");
    return new AskFigure(
        figure,
        Filters.filter(arguments),
        wanted(environment),
        granularity == null ? null : Granularity.valueOf(granularity.toString()),
        Filters.order(arguments.get("order")),
        (Integer) arguments.get("limit"),
        (String) arguments.get("dimension"),
        (Double) arguments.get("target"));
  }

  private static Set<String> wanted(DataFetchingEnvironment environment) {
    return environment.getSelectionSet().getImmediateFields().stream()
        .map(SelectedField::getName)
        .collect(Collectors.toSet());
  }

  Future<Object> fetch(DataFetchingEnvironment environment, AskFigure ask) {
    return bus.ask(Asks.FIGURE, ask)
        .map(
            table -> {
              Origins.note(environment, table);
              List<Map<String, Object>> rows = objects(table);
              return ask.figure().single() ? rows.get(0) : rows;
            });
  }

  private static List<Map<String, Object>> objects(Table table) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<Map<String, Object>> objects = new ArrayList<>(table.rows().size());
    for (List<Object> row : table.rows()) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        object.put(names.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }
}
