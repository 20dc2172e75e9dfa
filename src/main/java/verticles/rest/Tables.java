package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.rest.Answers.Found;
import verticles.rest.Endpoint.Answered;

/** {@code /api/tables/*}: figures, any other question and the rows behind them, page by page. */
final class Tables {
  /** As many rows as analytics tells at once: more groups than this nobody pages through. */
  static final int MOST = 10_000;

  private static final String ROOT = "/api/tables/";
  private static final String TAG = "Tables";
  private static final int PAGE = 100;

  private final Bus bus;
  private final Answers answers;

  Tables(Bus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    FigureNames.ALL.forEach((name, figure) -> all.add(endpoint(name, figure)));
    all.add(
        endpoint(
            "explore",
            "Any metrics by any dimensions, page by page.",
            Parameter.with(
                Parameter.with(Parameter.FILTERS, Parameter.LIMIT, Parameter.OFFSET),
                Parameter.QUESTION),
            "TablePage",
            this::explore));
    all.add(
        endpoint(
            "rows",
            "The rows behind a number, the newest first, page by page.",
            Parameter.with(Parameter.FILTERS, Parameter.LIMIT, Parameter.AFTER),
            "RowPage",
            this::rows));
    return all;
  }

  private interface Finder {
    Future<Found> find(Parameters given);
  }

  private Endpoint endpoint(
      String name, String summary, Set<Parameter> parameters, String schema, Finder finder) {
    return new Endpoint(
        ROOT + name,
        TAG,
        summary,
        parameters,
        Answered.json(schema),
        (context, given) -> answers.send(context, given, () -> finder.find(given)));
  }

  private Endpoint endpoint(String name, Figure figure) {
    return endpoint(
        name,
        FigureNames.title(figure) + ", page by page.",
        Parameter.with(FigureParameters.of(figure), Parameter.LIMIT, Parameter.OFFSET),
        "TablePage",
        given -> figure(figure, given));
  }

  private Future<Found> figure(Figure figure, Parameters given) {
    return bus.ask(Asks.FIGURE, Questions.figure(figure, given, most(figure, given)))
        .map(table -> Found.of(cut(FigureNames.title(figure), table, given), table));
  }

  /** The n of a heatmap is about its products, not about its rows. */
  static Integer most(Figure figure, Parameters given) {
    Integer n = given.whole(Parameter.N);
    return n != null || figure.single() || figure == Figure.BRANCH_PRODUCT_HEATMAP
        ? n
        : (Integer) MOST;
  }

  private static JsonObject cut(String title, Table table, Parameters given) {
    int limit = given.whole(Parameter.LIMIT, PAGE);
    int offset = given.whole(Parameter.OFFSET, 0);
    int total = table.rows().size();
    int from = Math.min(offset, total);
    List<List<Object>> rows = table.rows().subList(from, Math.min(from + limit, total));
    return TableJson.page(title, table, rows, total, limit, offset);
  }

  /** Druid cuts the page; how many rows there are on all pages is another, cheaper question. */
  private Future<Found> explore(Parameters given) {
    int limit = given.whole(Parameter.LIMIT, PAGE);
    int offset = given.whole(Parameter.OFFSET, 0);
    Future<Table> page = bus.ask(Asks.EXPLORE, Questions.explore(given, limit, offset));
    return page.compose(
        table ->
            bus.ask(Asks.EXPLORE, Questions.count(given, MOST))
                .map(
                    all ->
                        Found.of(
                            TableJson.page(
                                "Explore", table, table.rows(), all.rows().size(), limit, offset),
                            table)));
  }

  private Future<Found> rows(Parameters given) {
    AskRows ask =
        new AskRows(
            Questions.filter(given),
            given.whole(Parameter.LIMIT, PAGE),
            given.text(Parameter.AFTER));
    return bus.ask(Asks.ROWS, ask).map(page -> new Found(json(page), page.origin()));
  }

  private static JsonObject json(RowPage page) {
    JsonArray rows = new JsonArray();
    page.rows().forEach(row -> rows.add(new JsonArray(row)));
    return new JsonObject()
        .put("columns", new JsonArray(page.columns()))
        .put("rows", rows)
        .put("next", page.next());
  }
}
