package verticles.web;

import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import verticles.contract.Reading;

/**
 * How a file is to be read, as JSON: {@code {"sheet", "charset", "delimiter", "header_line",
 * "time_zone", "decimal", "columns": {"Header cell": {"target", "format", "decimal"}}}}. A member
 * that is null or left out is found by looking.
 */
public final class ReadingJson {
  private static final int MOST_COLUMNS = 1_000;
  private static final int LONGEST_NAME = 255;
  private static final long LAST_HEADER_LINE = 100_000;
  private static final List<String> MEMBERS =
      List.of("sheet", "charset", "delimiter", "header_line", "time_zone", "decimal", "columns");
  private static final List<String> COLUMN_MEMBERS = List.of("target", "format", "decimal");

  private final ParameterFaults faults;
  private final Set<String> taken = new HashSet<>();

  private ReadingJson(ParameterFaults faults) {
    this.faults = faults;
  }

  /**
   * @param at the mapping's own name, put before the names of its members
   */
  static Reading read(JsonObject mapping, String at, ParameterFaults faults) {
    return new ReadingJson(faults).reading(mapping, at);
  }

  public static JsonObject json(Reading reading) {
    JsonObject columns = new JsonObject();
    reading.columns().forEach((header, column) -> columns.put(header, json(column)));
    return new JsonObject()
        .put("sheet", reading.sheet())
        .put("charset", reading.charset())
        .put("delimiter", reading.delimiter())
        .put("header_line", reading.headerLine())
        .put("time_zone", reading.timeZone())
        .put("decimal", reading.decimal())
        .put("columns", columns);
  }

  private static JsonObject json(Reading.Column column) {
    return new JsonObject()
        .put("target", column.target())
        .put("format", column.format())
        .put("decimal", column.decimal());
  }

  private Reading reading(JsonObject it, String at) {
    refuseOthers(it, MEMBERS, at);
    return new Reading(
        text(it, "sheet", at, value -> value),
        text(it, "charset", at, ReadingJson::charset),
        text(it, "delimiter", at, ReadingJson::delimiter),
        headerLine(it, at),
        text(it, "time_zone", at, ReadingJson::zone),
        text(it, "decimal", at, ReadingJson::decimal),
        columns(it, at));
  }

  private Map<String, Reading.Column> columns(JsonObject it, String at) {
    Object value = it.getValue("columns");
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof JsonObject columns) || columns.size() > MOST_COLUMNS) {
      faults.add(
          at + ".columns",
          value,
          "not-columns",
          "It is an object with at most " + MOST_COLUMNS + " header cells.");
      return Map.of();
    }
    Map<String, Reading.Column> read = new LinkedHashMap<>();
    for (String header : columns.fieldNames()) {
      String name = at + ".columns." + header;
      if (header.length() > LONGEST_NAME) {
        faults.add(name, header.length(), "too-long", longest());
      } else if (columns.getValue(header) instanceof JsonObject column) {
        read.put(header, column(column, name));
      } else {
        faults.add(
            name, columns.getValue(header), "not-json", "It is an object with target or format.");
      }
    }
    return read;
  }

  private Reading.Column column(JsonObject it, String at) {
    refuseOthers(it, COLUMN_MEMBERS, at);
    return new Reading.Column(
        text(it, "target", at, this::target),
        text(it, "format", at, value -> value),
        text(it, "decimal", at, ReadingJson::decimal));
  }

  private void refuseOthers(JsonObject it, List<String> members, String at) {
    for (String name : it.fieldNames()) {
      if (!members.contains(name)) {
        faults.add(
            at + "." + name,
            it.getValue(name),
            "unknown-parameter",
            "There is no such member. There are " + String.join(", ", members) + ".");
      }
    }
  }

  /**
   * @param check the value as it is kept, or an exception that says what it must be
   */
  private String text(JsonObject it, String name, String at, UnaryOperator<String> check) {
    Object value = it.getValue(name);
    if (value == null || "".equals(value)) {
      return null;
    }
    try {
      return check.apply(line(value));
    } catch (Wrong wrong) {
      faults.add(at + "." + name, value, wrong.rule, wrong.getMessage());
      return null;
    }
  }

  private Long headerLine(JsonObject it, String at) {
    Object value = it.getValue("header_line");
    if (value == null) {
      return null;
    }
    if (value instanceof Integer line && line >= 0 && line <= LAST_HEADER_LINE) {
      return line.longValue();
    }
    faults.add(
        at + ".header_line",
        value,
        "out-of-range",
        "It is a line's number, from 1 to "
            + LAST_HEADER_LINE
            + ", or 0 if the file has no header.");
    return null;
  }

  private String target(String value) {
    Targets.Target target =
        Targets.named(value)
            .orElseThrow(
                () ->
                    new Wrong(
                        "unknown-target",
                        "It is a canonical column, an ingredient of one, keep or ignore; a preview"
                            + " lists them all under targets."));
    if (target.isSingle() && !taken.add(value)) {
      throw new Wrong("doubled-target", "Another column of the mapping has this target already.");
    }
    return value;
  }

  private static String line(Object value) {
    if (!(value instanceof String text)) {
      throw new Wrong("not-text", "It is text.");
    }
    if (text.length() > LONGEST_NAME) {
      throw new Wrong("too-long", longest());
    }
    if (text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      throw new Wrong("not-text", "It has a line break or another control character.");
    }
    return text;
  }

  private static String charset(String name) {
    try {
      return Charset.forName(name).name();
    } catch (IllegalArgumentException unknown) {
      throw new Wrong("unknown-charset", "It is the name of an encoding, such as windows-1252.");
    }
  }

  private static String delimiter(String value) {
    return switch (value) {
      case ",", ";", "|", "\t" -> value;
      case "tab" -> "\t";
      default -> throw new Wrong("not-one-of", "It is one of , ; | and tab.");
    };
  }

  private static String zone(String name) {
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException unknown) {
      throw new Wrong("unknown-zone", "It is the name of a time zone, such as Africa/Nairobi.");
    }
  }

  private static String decimal(String value) {
    if (!value.equals(".") && !value.equals(",")) {
      throw new Wrong("not-one-of", "It is . or , as the decimal sign.");
    }
    return value;
  }

  private static String longest() {
    return "It has at most " + LONGEST_NAME + " characters.";
  }

  /** What a value must be, and the rule that it breaks. */
  private static final class Wrong extends RuntimeException {
    private final String rule;

    Wrong(String rule, String message) {
      super(message, null, false, false);
      this.rule = rule;
    }
  }
}
