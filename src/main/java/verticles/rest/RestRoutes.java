package verticles.rest;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.bus.Bus;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.web.Nearest;
import verticles.web.Problems;
import verticles.web.RouteGroup;
import verticles.web.RowsFile;

/**
 * Numbers by plain addresses: figures, charts, tables, filters and downloads, each with the same
 * answer as in GraphQL because both ask analytics; and the document that describes every address of
 * the application.
 */
public final class RestRoutes implements RouteGroup {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final RowsDownload rows;

  /**
   * @param parquet makes Parquet files
   */
  public RestRoutes(Vertx vertx, RowsFile.Format parquet) {
    Bus bus = new Bus(vertx);
    Answers answers = new Answers(bus);
    Downloads downloads = new Downloads(vertx);
    this.rows = new RowsDownload(vertx, bus, downloads, parquet);
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new Figures(bus, answers).endpoints());
    all.addAll(new Charts(bus, answers).endpoints());
    all.addAll(new Tables(bus, answers).endpoints());
    all.addAll(new Insights(bus, answers).endpoints());
    all.addAll(new Options(bus, answers).endpoints());
    all.addAll(new Exports(bus, downloads).endpoints());
    all.forEach(endpoint -> endpoints.put(endpoint.path(), endpoint));
  }

  @Override
  public void mount(Router router) {
    for (String family : List.of("kpis", "charts", "tables", "insights", "export")) {
      router.get("/api/" + family + "/:name").handler(this::answer);
    }
    router.get("/api/filters/options").handler(this::answer);
    router.get("/api/catalogue").handler(this::answer);
    router
        .get("/api/datasets/:name/rows.csv")
        .handler(context -> rows(context, RowsDownload.Kind.CSV));
    router
        .get("/api/datasets/:name/rows.parquet")
        .handler(context -> rows(context, RowsDownload.Kind.PARQUET));
    Buffer document = OpenApi.document(List.copyOf(endpoints.values()));
    router.get("/openapi.json").handler(context -> describe(context, document));
  }

  private void answer(RoutingContext context) {
    try {
      Endpoint endpoint = find(context.normalizedPath());
      Parameters given = Parameters.read(context.queryParams(), endpoint.parameters());
      endpoint.answer().send(context, given);
    } catch (ProblemException wrong) {
      Problems.send(context, wrong);
    }
  }

  private void rows(RoutingContext context, RowsDownload.Kind kind) {
    try {
      Parameters.read(context.queryParams(), Set.of());
      rows.send(context, context.pathParam("name"), kind);
    } catch (ProblemException wrong) {
      Problems.send(context, wrong);
    }
  }

  private Endpoint find(String path) {
    Endpoint endpoint = endpoints.get(path);
    if (endpoint != null) {
      return endpoint;
    }
    String family = path.substring(0, path.lastIndexOf('/') + 1);
    List<String> near = endpoints.keySet().stream().filter(it -> it.startsWith(family)).toList();
    throw Problem.of(
            "not-found",
            404,
            "Nothing here",
            "There is nothing at this address. Did you mean %s? /openapi.json has them all."
                .formatted(Nearest.to(path, near.isEmpty() ? endpoints.keySet() : near)))
        .asException();
  }

  private static void describe(RoutingContext context, Buffer document) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(document);
  }
}
