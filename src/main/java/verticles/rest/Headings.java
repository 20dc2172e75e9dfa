package verticles.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import verticles.contract.AnalyticsMessages.Column;

/** What stands above the columns of a table. */
final class Headings {
  private Headings() {}

  static String of(Column column) {
    return column.label();
  }

  /** Each heading once: of two that are the same, the second one names its column too. */
  static List<String> of(List<Column> columns) {
    List<String> headings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      String label = of(column);
      headings.add(seen.add(label) ? label : label + " (" + column.name() + ")");
    }
    return headings;
  }
}
