package verticles.rest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Figure;
import verticles.rest.Answers.Found;
import verticles.rest.Endpoint.Answered;

/** {@code /api/charts/*}: figures and any other question, ready to be drawn. */
final class Charts {
  private static final String ROOT = "/api/charts/";
  private static final int EXPLORED = 200;

  private final Bus bus;
  private final Answers answers;

  Charts(Bus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    FigureNames.ALL.forEach(
        (name, figure) -> {
          if (figure != Figure.BRANCH_LIST) {
            all.add(endpoint(name, figure));
          }
        });
    all.add(
        endpoint(
            "explore",
            "Any metrics by any dimensions, as series.",
            Parameter.with(
                Parameter.with(Parameter.FILTERS, Parameter.N, Parameter.METRIC),
                Parameter.QUESTION),
            this::explore));
    return all;
  }

  private interface Finder {
    Future<Found> find(Parameters given);
  }

  private Endpoint endpoint(String name, String summary, Set<Parameter> parameters, Finder finder) {
    return new Endpoint(
        ROOT + name,
        "Charts",
        summary,
        parameters,
        Answered.json("Chart"),
        (context, given) -> answers.send(context, given, () -> finder.find(given)));
  }

  private Endpoint endpoint(String name, Figure figure) {
    String title = FigureNames.title(figure);
    return endpoint(
        name,
        title + ", as series.",
        Parameter.with(FigureParameters.of(figure), Parameter.METRIC),
        given ->
            bus.ask(Asks.FIGURE, Questions.figure(figure, given, given.whole(Parameter.N)))
                .map(
                    table ->
                        Found.of(Chart.of(title, table, given.text(Parameter.METRIC)), table)));
  }

  private Future<Found> explore(Parameters given) {
    return bus.ask(Asks.EXPLORE, Questions.explore(given, given.whole(Parameter.N, EXPLORED), 0))
        .map(table -> Found.of(Chart.of("Explore", table, given.text(Parameter.METRIC)), table));
  }
}
