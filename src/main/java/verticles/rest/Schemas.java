package verticles.rest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import verticles.contract.Figure;
import verticles.contract.Unit;

/** The figures' rows as JSON schemas, from the registry. */
final class Schemas {
  private Schemas() {}

  /** The name of a figure's schema. */
  static String of(Figure figure) {
    return Character.toUpperCase(figure.word().charAt(0)) + figure.word().substring(1);
  }

  /** All of them, by their names. */
  static JsonObject all() {
    JsonObject all = new JsonObject();
    for (Figure figure : Figure.values()) {
      JsonObject row = row(figure);
      all.put(
          of(figure),
          figure.single() ? row : new JsonObject().put("type", "array").put("items", row));
    }
    Insights.ANSWERS.forEach(it -> all.put(it.getSimpleName(), RecordJson.schema(it)));
    return all;
  }

  private static JsonObject row(Figure figure) {
    JsonObject properties = new JsonObject();
    for (Figure.Column column : figure.columns()) {
      properties.put(
          column.name(),
          new JsonObject().put("type", type(column)).put("description", column.sentence()));
    }
    return new JsonObject().put("type", "object").put("properties", properties);
  }

  private static Object type(Figure.Column column) {
    String type = "string";
    if (column.metric() != null) {
      type = column.metric().unit() == Unit.COUNT ? "integer" : "number";
    } else if (column.derived() != null) {
      type =
          switch (column.derived()) {
            case GROWTH, QUOTA, TARGET, ATTAINMENT -> "number";
            case UNITS_KNOWN, APPROXIMATE -> "boolean";
            case REASON -> "string";
          };
    }
    return column.needed() || type.equals("boolean") ? type : new JsonArray().add(type).add("null");
  }
}
