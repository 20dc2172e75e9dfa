package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Figure;
import verticles.contract.Problem;
import verticles.web.Problems;

/**
 * Fetches what {@code pages.graphqls} promises: a page is its arguments, and its parts are the
 * figures of that name over them.
 */
final class PageFetchers {
  private static final List<String> PAGES =
      List.of("DashboardData", "SalesPageData", "ProductsPageData", "ProfitabilityPageData");

  private final Bus bus;
  private final FigureFetchers figures;

  PageFetchers(Bus bus, FigureFetchers figures) {
    this.bus = bus;
    this.figures = figures;
  }

  void wire(RuntimeWiring.Builder wiring) {
    for (String page : PAGES) {
      String field = Character.toLowerCase(page.charAt(0)) + page.substring(1);
      wiring
          .type("Query", query -> query.dataFetcher(field, DataFetchingEnvironment::getArguments))
          .type(page, this::parts);
    }
    wiring.type(
        "DashboardData",
        dashboard -> dashboard.dataFetcher("dataAvailabilityStatus", staged(this::availability)));
  }

  private TypeRuntimeWiring.Builder parts(TypeRuntimeWiring.Builder page) {
    for (Figure figure : Figure.values()) {
      page.dataFetcher(
          figure.word(),
          staged(
              environment ->
                  figures.fetch(
                      environment, FigureFetchers.ask(figure, page(environment), environment))));
    }
    return page;
  }

  private static Map<String, Object> page(DataFetchingEnvironment environment) {
    return environment.getSource();
  }

  /** Told by a figure that the page has anyway. */
  private Future<Map<String, Object>> availability(DataFetchingEnvironment environment) {
    AskFigure ask = AskFigure.of(Figure.TARGET_ATTAINMENT, Filters.filter(page(environment)));
    return bus.ask(Asks.FIGURE, ask)
        .map(table -> availability(table.origin()))
        .recover(PageFetchers::unavailable);
  }

  private static Map<String, Object> availability(Origin origin) {
    if (origin.stale()) {
      return status(
          "stale",
          true,
          false,
          "Druid does not answer. These numbers are of " + origin.computedAt() + ".");
    }
    return origin.version() == 0
        ? status("empty", false, true, "Nothing has been loaded here. Send a file first.")
        : status("live", false, true, "These numbers are those of the data as it is now.");
  }

  private static Future<Map<String, Object>> unavailable(Throwable failure) {
    Problem problem = Problems.of(failure);
    return problem.status() == 503
        ? Future.succeededFuture(status("unavailable", false, false, problem.detail()))
        : Future.failedFuture(failure);
  }

  private static Map<String, Object> status(
      String status, boolean fallback, boolean connected, String message) {
    return Map.of(
        "status", status,
        "isMockData", false,
        "isFallback", fallback,
        "druidConnected", connected,
        "message", message);
  }
}
