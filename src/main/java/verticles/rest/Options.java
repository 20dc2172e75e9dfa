package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskCatalogue;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Asked;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.Dimension;
import verticles.rest.Answers.Found;
import verticles.rest.Endpoint.Answered;

/**
 * What there is to choose from in filters: the values that the data really has of each dimension,
 * those with most rows first; and everything that can be asked for.
 */
final class Options {
  private static final int VALUES = 100;
  private static final int AT_ONCE = 4;

  /** A dataset may have hundreds of columns of its own; nobody offers all of them as filters. */
  private static final int DIMENSIONS = 30;

  private final Bus bus;
  private final Answers answers;

  Options(Bus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "/api/filters/options",
            "Filters",
            "The values that each dimension of the data has, those with most rows first.",
            Parameter.with(Parameter.FILTERS, Parameter.SEARCH, Parameter.LIMIT),
            Answered.json("FilterOptions"),
            (context, given) -> answers.send(context, given, () -> options(given))),
        new Endpoint(
            "/api/catalogue",
            "Filters",
            "The metrics and dimensions that there are to ask for, and which of them the data has.",
            Parameter.only(Parameter.DATA_SOURCE),
            Answered.json("Catalogue"),
            (context, given) -> answers.send(context, given, () -> catalogue(given))));
  }

  private Future<Found> options(Parameters given) {
    return answers
        .version(given)
        .compose(
            version ->
                bus.ask(Asks.CATALOGUE, new AskCatalogue(given.text(Parameter.DATA_SOURCE)))
                    .compose(all -> values(all, given))
                    .map(data -> new Found(data, origin(version))));
  }

  /** A few at a time: a page that opens must not take all of Druid's places at once. */
  private Future<JsonObject> values(Catalogue catalogue, Parameters given) {
    JsonObject data = new JsonObject();
    List<String> dimensions = filters(catalogue).stream().map(Asked::name).toList();
    dimensions.forEach(dimension -> data.putNull(keyOf(dimension)));
    Iterator<String> rest = dimensions.iterator();
    List<Future<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      lanes.add(lane(rest, dimension -> values(dimension, given, data)));
    }
    return Future.all(lanes).map(data);
  }

  /** One after the other, of those that no other lane has taken. */
  private static Future<Void> lane(Iterator<String> rest, Function<String, Future<Void>> each) {
    return rest.hasNext()
        ? each.apply(rest.next()).compose(done -> lane(rest, each))
        : Future.succeededFuture();
  }

  private Future<Void> values(String dimension, Parameters given, JsonObject data) {
    return bus.ask(Asks.DIMENSION_VALUES, ask(dimension, given))
        .map(
            found -> {
              JsonArray values = new JsonArray();
              found.values().stream().map(Value::value).forEach(values::add);
              data.put(keyOf(dimension), values);
              return null;
            });
  }

  /** A transaction is no filter: each has a handful of rows. */
  private static List<Asked> filters(Catalogue catalogue) {
    return catalogue.dimensions().stream()
        .filter(Asked::known)
        .filter(it -> !it.name().equals(Dimension.TRANSACTION.word()))
        .limit(DIMENSIONS)
        .toList();
  }

  private static AskValues ask(String dimension, Parameters given) {
    Filter filter = Questions.filter(given);
    return new AskValues(
        filter, dimension, given.text(Parameter.SEARCH), given.whole(Parameter.LIMIT, VALUES));
  }

  private static String keyOf(String dimension) {
    return Dimension.named(dimension).map(Dimension::plural).orElse(dimension);
  }

  private Future<Found> catalogue(Parameters given) {
    return answers
        .version(given)
        .compose(
            version ->
                bus.ask(Asks.CATALOGUE, new AskCatalogue(given.text(Parameter.DATA_SOURCE)))
                    .map(
                        all ->
                            new Found(
                                new JsonObject()
                                    .put("metrics", asked(all.metrics()))
                                    .put("dimensions", asked(all.dimensions())),
                                origin(version))));
  }

  private static JsonArray asked(List<Asked> all) {
    JsonArray array = new JsonArray();
    for (Asked it : all) {
      array.add(
          new JsonObject()
              .put("name", it.name())
              .put("label", it.label())
              .put("formula", it.formula())
              .put("unit", it.unit() == null ? null : it.unit().word())
              .put("description", it.sentence())
              .put("known", it.known()));
    }
    return array;
  }

  private static Origin origin(DataVersion version) {
    return new Origin(
        version.dataSource(), version.version(), version.lastIngestionTime(), null, false);
  }
}
