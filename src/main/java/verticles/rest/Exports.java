package verticles.rest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.Table;
import verticles.rest.Downloads.Head;
import verticles.rest.Endpoint.Answered;
import verticles.web.ClientGone;

/** {@code /api/export/*}: figures and any other question as CSV or XLSX. */
final class Exports {
  private static final String ROOT = "/api/export/";
  static final String CSV = "text/csv; charset=utf-8";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Bus bus;
  private final Downloads downloads;

  Exports(Bus bus, Downloads downloads) {
    this.bus = bus;
    this.downloads = downloads;
  }

  /** What can be exported: how it is called, what may be said, and how it is asked for. */
  private record Source(
      String name,
      String title,
      Set<Parameter> parameters,
      Function<Parameters, Future<Table>> ask) {}

  List<Endpoint> endpoints() {
    List<Source> sources = new ArrayList<>();
    FigureNames.ALL.forEach(
        (name, figure) ->
            sources.add(
                new Source(
                    name,
                    FigureNames.title(figure),
                    FigureParameters.of(figure),
                    given ->
                        bus.ask(
                            Asks.FIGURE,
                            Questions.figure(figure, given, Tables.most(figure, given))))));
    sources.add(
        new Source(
            "explore",
            "Explore",
            Parameter.with(Parameter.with(Parameter.FILTERS, Parameter.N), Parameter.QUESTION),
            given ->
                bus.ask(
                    Asks.EXPLORE,
                    Questions.explore(given, given.whole(Parameter.N, Tables.MOST), 0))));
    List<Endpoint> all = new ArrayList<>();
    for (Source source : sources) {
      all.add(endpoint(source, "csv", CSV));
      all.add(endpoint(source, "xlsx", XLSX));
    }
    return all;
  }

  private Endpoint endpoint(Source source, String ending, String mediaType) {
    return new Endpoint(
        ROOT + source.name() + "." + ending,
        "Export",
        source.title() + " as " + ending.toUpperCase() + ".",
        Parameter.with(source.parameters(), Parameter.ABOUT),
        new Answered(mediaType, null),
        (context, given) -> send(context, given, source, ending, mediaType));
  }

  private void send(
      RoutingContext context, Parameters given, Source source, String ending, String mediaType) {
    downloads.send(
        context,
        out ->
            ClientGone.lets(context, bus, () -> source.ask().apply(given))
                .recover(failure -> Future.failedFuture(Wording.of(failure)))
                .compose(
                    table -> {
                      String name = filename(source, table) + "." + ending;
                      Downloads.begin(context.response(), new Head(name, mediaType));
                      List<List<Object>> about = about(source, given, table);
                      return downloads.write(
                          out,
                          client -> {
                            if (mediaType.equals(CSV)) {
                              csv(client, about, table);
                            } else {
                              Workbooks.write(client, about, table);
                            }
                            client.close();
                          });
                    }));
  }

  private static List<List<Object>> about(Source source, Parameters given, Table table) {
    return given.isFalse(Parameter.ABOUT)
        ? List.of()
        : About.lines(source.title(), given, table, Instant.now());
  }

  private static String filename(Source source, Table table) {
    String dataset = table.origin().dataSource();
    return dataset == null
        ? source.name()
        : "%s-%s-v%d".formatted(dataset, source.name(), table.origin().version());
  }

  private static void csv(ClientStream out, List<List<Object>> about, Table table)
      throws IOException {
    for (List<Object> line : about) {
      line(out, line);
    }
    if (!about.isEmpty()) {
      line(out, List.of());
    }
    line(out, Headings.of(table.columns()));
    for (List<Object> row : table.rows()) {
      line(out, row);
    }
  }

  private static void line(ClientStream out, List<?> cells) throws IOException {
    out.write(CsvRow.of(cells).getBytes(StandardCharsets.UTF_8));
  }
}
