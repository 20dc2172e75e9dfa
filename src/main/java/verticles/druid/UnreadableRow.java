package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import verticles.contract.Problem;

/** A row that Druid could not read, from its report. */
final class UnreadableRow {
  private static final Pattern PLACE =
      Pattern.compile("\\(Path: (\\S+), Record: \\d+, Line: (\\d+)\\)");
  private static final Pattern TIME = Pattern.compile("Timestamp\\[(.*?)] is unparseable");
  private static final Pattern VALUE =
      Pattern.compile("Could not convert value \\[(.*?)] to (\\w+) for dimension \\[(.*?)]");
  private static final int READABLE = 200;

  private UnreadableRow() {}

  /**
   * @param row one entry of the report's {@code unparseableEvents}
   */
  static Problem explain(JsonNode row) {
    String details = row.at("/details/0").asText("");
    Problem.Fault fault = fault(details, row.path("input").asText(""));
    return Problem.of(
            "unreadable-row",
            422,
            "Druid could not read a row",
            fault.message()
                + " Nothing of the file was loaded. Correct this row in the file and send it"
                + " again.")
        .with(List.of(fault));
  }

  private static Problem.Fault fault(String details, String input) {
    Matcher place = PLACE.matcher(details);
    boolean placed = place.find();
    Long line = placed ? Long.valueOf(place.group(2)) : null;
    String where = placed ? " in line " + line + " of " + name(place.group(1)) : "";
    Matcher time = TIME.matcher(details);
    if (time.find()) {
      return new Problem.Fault(
          line,
          "__time",
          cut(time.group(1)),
          "time-unreadable",
          "Druid could not read the time “" + cut(time.group(1)) + "”" + where + ".");
    }
    Matcher value = VALUE.matcher(details);
    if (value.find()) {
      return new Problem.Fault(
          line,
          value.group(3),
          cut(value.group(1)),
          "value-unreadable",
          "Druid could not read “%s” in the column %s as a number%s%s."
              .formatted(cut(value.group(1)), value.group(3), where, placed ? "" : row(input)));
    }
    return new Problem.Fault(
        line,
        null,
        cut(input),
        "row-unreadable",
        "Druid could not read a row" + where + (placed ? "" : row(input)) + ".");
  }

  /** Where Druid tells no line, the row itself has to do. */
  private static String row(String input) {
    return input.isBlank() ? "" : " (the row is " + cut(input) + ")";
  }

  private static String name(String path) {
    return "the prepared file " + path.substring(path.lastIndexOf('/') + 1);
  }

  private static String cut(String text) {
    return text.length() > READABLE ? text.substring(0, READABLE) + "…" : text;
  }
}
