package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import verticles.contract.Canonical;
import verticles.contract.Problem;

/**
 * A stretch of time whose segments are written anew together: one or several of the whole times
 * that segments cover, side by side and all of the same length. It begins with the first that is
 * asked for.
 *
 * @param start inclusive
 * @param end exclusive
 * @param period how long the time of each segment is, as ISO-8601 says it
 * @param columns what its segments have, each as its widest type
 */
record Stretch(Instant start, Instant end, String period, List<Canonical.Column> columns) {
  private static final long MOST_ROWS = 5_000_000;
  private static final int MOST_TIMES = 100;

  /** What a segment's time may be, in Druid's own granularities that begin with a whole day. */
  private static final Map<String, TemporalAmount> PERIODS = periods();

  String interval() {
    return start + "/" + end;
  }

  /** One of the times that segments cover, with the rows in all of its segments. */
  private record Time(Instant start, Instant end, long rows) {
    boolean hasOneOf(NavigableSet<Instant> days) {
      Instant day = days.ceiling(start);
      return day != null && day.isBefore(end);
    }

    Time with(long more) {
      return new Time(start, end, rows + more);
    }
  }

  /**
   * @param segments Druid's answer to a segmentMetadata query: one entry for each segment
   * @param days days with rows to be taken out; what has none of them is left as it is
   */
  static Stretch first(JsonNode segments, NavigableSet<Instant> days) {
    TreeMap<Instant, Time> times = times(segments);
    Time first = times.firstEntry().getValue();
    String period = period(first);
    Instant end = first.end();
    long rows = first.rows();
    int many = 1;
    for (Time next = times.get(end);
        next != null
            && next.hasOneOf(days)
            && period(next).equals(period)
            && rows + next.rows() <= MOST_ROWS
            && many < MOST_TIMES;
        next = times.get(end)) {
      end = next.end();
      rows += next.rows();
      many++;
    }
    return new Stretch(first.start(), end, period, columns(segments));
  }

  private static TreeMap<Instant, Time> times(JsonNode segments) {
    TreeMap<Instant, Time> times = new TreeMap<>();
    for (JsonNode segment : segments) {
      String[] interval = segment.at("/intervals/0").asText().split("/");
      Instant start = OffsetDateTime.parse(interval[0]).toInstant();
      Instant end = OffsetDateTime.parse(interval[1]).toInstant();
      times.merge(
          start,
          new Time(start, end, segment.path("numRows").asLong()),
          (one, other) -> one.with(other.rows()));
    }
    return times;
  }

  private static String period(Time time) {
    OffsetDateTime start = time.start().atOffset(ZoneOffset.UTC);
    for (Map.Entry<String, TemporalAmount> period : PERIODS.entrySet()) {
      if (start.plus(period.getValue()).toInstant().equals(time.end())) {
        return period.getKey();
      }
    }
    throw Problem.of(
            "odd-segment",
            500,
            "A segment of an unknown length",
            "Druid has a segment from %s to %s, which Sluice did not make. Nothing was deleted."
                .formatted(time.start(), time.end()))
        .asException();
  }

  private static List<Canonical.Column> columns(JsonNode segments) {
    Map<String, String> types = new LinkedHashMap<>();
    for (JsonNode segment : segments) {
      segment
          .path("columns")
          .properties()
          .forEach(it -> types.merge(it.getKey(), type(it.getValue()), Stretch::wider));
    }
    types.remove("__time");
    List<Canonical.Column> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add(new Canonical.Column(name, type)));
    return columns;
  }

  private static String type(JsonNode column) {
    return switch (column.path("type").asText()) {
      case "LONG" -> "long";
      case "DOUBLE" -> "double";
      default -> "string";
    };
  }

  private static String wider(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    return one.equals("string") || other.equals("string") ? "string" : "double";
  }

  private static Map<String, TemporalAmount> periods() {
    Map<String, TemporalAmount> periods = new LinkedHashMap<>();
    for (String period : List.of("P1D", "P7D", "P1M", "P3M", "P1Y")) {
      periods.put(period, Period.parse(period));
    }
    return periods;
  }
}
