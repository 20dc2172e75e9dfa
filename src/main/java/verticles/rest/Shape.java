package verticles.rest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import verticles.web.Nearest;

/**
 * What the value of a parameter looks like: to check it, and to describe it as a JSON schema.
 *
 * @param type as JSON schema calls it
 * @param format as JSON schema calls it, or null
 * @param choices the only values, in lower case, or empty
 * @param least of a whole number
 * @param most of a whole number
 */
record Shape(String type, String format, List<String> choices, int least, int most) {
  static final Shape TEXT = of("string", null);
  static final Shape DAY = of("string", "date");
  static final Shape LIST = of("array", null);
  static final Shape NUMBER = of("number", "double");
  static final Shape FLAG = of("boolean", null);

  /** Named by the value in brackets, any number of them. */
  static final Shape VALUES_BY_NAME = of("object", null);

  private static Shape of(String type, String format) {
    return new Shape(type, format, List.of(), 0, 0);
  }

  static Shape whole(int least, int most) {
    return new Shape("integer", null, List.of(), least, most);
  }

  /** The names of an enum, in lower case. */
  static Shape oneOf(Enum<?>... values) {
    return oneOf(
        Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toArray(String[]::new));
  }

  static Shape oneOf(String... values) {
    return new Shape("string", null, List.of(values), 0, 0);
  }

  /** What a value must be, as the rest of a sentence, if it is not; else null. */
  String broken(String value) {
    if (!choices.isEmpty()) {
      return choices.contains(value.toLowerCase(Locale.ROOT))
          ? null
          : "must be one of %s. Did you mean “%s”?"
              .formatted(String.join(", ", choices), Nearest.to(value, choices));
    }
    return switch (type) {
      case "integer" ->
          isWhole(value) ? null : "must be a whole number from %d to %d".formatted(least, most);
      case "number" -> isNumber(value) ? null : "must be a number, such as 1250000.50";
      case "string" ->
          "date".equals(format) && !isDay(value)
              ? "must be a day that exists, written like 2026-01-31"
              : null;
      case "boolean" -> value.matches("true|false") ? null : "must be true or false";
      default -> null;
    };
  }

  private boolean isWhole(String value) {
    return value.matches("\\d{1,9}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most;
  }

  private static boolean isDay(String value) {
    try {
      return value.matches("\\d{4}-\\d{2}-\\d{2}") && LocalDate.parse(value) != null;
    } catch (DateTimeParseException noSuchDay) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    return value.matches("-?\\d{1,18}(\\.\\d{1,9})?");
  }

  JsonObject schema() {
    JsonObject schema = new JsonObject().put("type", type);
    if (format != null) {
      schema.put("format", format);
    }
    if (!choices.isEmpty()) {
      schema.put("enum", new JsonArray(choices));
    }
    return switch (type) {
      case "integer" -> schema.put("minimum", least).put("maximum", most);
      case "array" -> schema.put("items", new JsonObject().put("type", "string"));
      case "object" -> schema.put("additionalProperties", new JsonObject().put("type", "string"));
      default -> schema;
    };
  }
}
