package verticles.graphql;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Wishes;
import verticles.web.WishesJson;

/** The inputs {@code UploadOptions} and {@code ReadingInput} as what is wanted of a file. */
final class Wanted {
  /** GraphQL's names, and those of the options everywhere else. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mode", "mode",
          "replaces", "replaces",
          "onError", "on_error",
          "maxRejectRatio", "max_reject_ratio",
          "columns", "columns",
          "allowDuplicate", "allow_duplicate",
          "confirm", "confirm");

  private static final Map<String, String> READING =
      Map.of(
          "sheet", "sheet",
          "charset", "charset",
          "delimiter", "delimiter",
          "headerLine", "header_line",
          "timeZone", "time_zone",
          "decimal", "decimal");

  private Wanted() {}

  /**
   * @param options may be null
   * @param before holds where they name nothing
   */
  static Wishes options(Map<String, Object> options, Wishes before) {
    return WishesJson.of(json(options), before);
  }

  /**
   * @param mapping may be null
   * @param options may be null; they must not have a mapping if there is one already
   */
  static Wishes options(Map<String, Object> mapping, Map<String, Object> options, Wishes before) {
    JsonObject all = json(options);
    if (mapping != null && all.containsKey(WishesJson.MAPPING)) {
      throw bad("Give the mapping either by itself or among the options.");
    }
    return WishesJson.of(
        mapping == null ? all : all.put(WishesJson.MAPPING, reading(mapping)), before);
  }

  private static JsonObject json(Map<String, Object> options) {
    JsonObject json = new JsonObject();
    if (options != null) {
      named(options, OPTIONS, json);
      if (options.get("mapping") instanceof Map<?, ?> mapping) {
        json.put(WishesJson.MAPPING, reading(mapping));
      }
    }
    return json;
  }

  private static JsonObject reading(Map<?, ?> input) {
    JsonObject reading = named(input, READING, new JsonObject());
    if (input.get("columns") instanceof List<?> columns) {
      reading.put("columns", columns(columns));
    }
    return reading;
  }

  private static JsonObject columns(List<?> input) {
    JsonObject columns = new JsonObject();
    for (Object each : input) {
      Map<?, ?> column = (Map<?, ?>) each;
      String source = (String) column.get("source");
      if (columns.containsKey(source)) {
        throw bad("The mapping names the column " + source + " twice.");
      }
      columns.put(
          source,
          new JsonObject()
              .put("target", column.get("target"))
              .put("format", column.get("format"))
              .put("decimal", column.get("decimal")));
    }
    return columns;
  }

  private static JsonObject named(Map<?, ?> input, Map<String, String> names, JsonObject json) {
    names.forEach(
        (ours, theirs) -> {
          if (input.get(ours) != null) {
            json.put(theirs, value(ours, input.get(ours)));
          }
        });
    return json;
  }

  /** The words of GraphQL's enums are those of the options in capitals. */
  private static Object value(String name, Object value) {
    return switch (name) {
      case "mode", "onError", "columns" -> value.toString().toLowerCase(Locale.ROOT);
      default -> value;
    };
  }

  private static ProblemException bad(String detail) {
    return Problem.of("bad-parameter", 400, "Wrong parameter", detail).asException();
  }
}
