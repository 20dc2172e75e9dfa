package verticles.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;

/** What stands on top of an exported file: what it is, over which data, and as of when. */
final class About {
  private About() {}

  /** Two cells a line: what, and which. */
  static List<List<Object>> lines(String title, Parameters given, Table table, Instant now) {
    Origin origin = table.origin();
    List<List<Object>> lines = new ArrayList<>();
    lines.add(List.of("Sluice", title));
    lines.add(List.of("dataset", origin.dataSource() == null ? "none" : origin.dataSource()));
    lines.add(List.of("data version", version(origin)));
    lines.add(List.of("exported at", now.toString()));
    given.given().forEach((name, value) -> addFilter(lines, name, value));
    if (table.rows().size() >= Tables.MOST) {
      lines.add(List.of("rows", "the first " + table.rows().size() + "; there may be more"));
    }
    if (table.approximate()) {
      lines.add(List.of("counts", "of different values are estimates"));
    }
    return lines;
  }

  private static void addFilter(List<List<Object>> lines, String name, String value) {
    boolean told = name.equals(Parameter.DATA_SOURCE.word()) || name.equals(Parameter.ABOUT.word());
    if (!told) {
      lines.add(List.of(name, value));
    }
  }

  private static String version(Origin origin) {
    if (origin.dataSource() == null) {
      return "none";
    }
    String stale =
        origin.stale() ? "; Druid is away, this is what it said at " + origin.computedAt() : "";
    return origin.version() + " of " + origin.changedAt() + stale;
  }
}
