package verticles.rest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.rest.Answers.Found;
import verticles.rest.Endpoint.Answered;

/** {@code /api/kpis/*}: the figures, as GraphQL has them, under the original's addresses. */
final class Figures {
  private static final String ROOT = "/api/kpis/";

  private final Bus bus;
  private final Answers answers;

  Figures(Bus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    FigureNames.ALL.forEach((name, figure) -> all.add(endpoint(name, figure)));
    return all;
  }

  private Endpoint endpoint(String name, Figure figure) {
    return new Endpoint(
        ROOT + name,
        "Figures",
        FigureNames.title(figure) + ".",
        FigureParameters.of(figure),
        Answered.json(Schemas.of(figure)),
        (context, given) -> answers.send(context, given, () -> find(figure, given)));
  }

  private Future<Found> find(Figure figure, Parameters given) {
    return bus.ask(Asks.FIGURE, Questions.figure(figure, given, given.whole(Parameter.N)))
        .map(table -> Found.of(data(figure, table), table));
  }

  private static Object data(Figure figure, Table table) {
    return figure.single()
        ? TableJson.object(table.columns(), table.rows().get(0))
        : TableJson.objects(table.columns(), table.rows());
  }
}
