package verticles.analytics;

import java.util.List;
import java.util.Map;

/**
 * The answer to a query.
 *
 * @param rows one for each group; exactly one where nothing is grouped
 * @param approximate true if distinct counts are estimates
 */
record Table(List<Row> rows, boolean approximate) {
  static final Table EMPTY = new Table(List.of(), false);
  private static final Row NOTHING =
      new Row(Key.UNKNOWN, Map.of(), new Columns(java.util.Set.of()));

  Table {
    rows = List.copyOf(rows);
  }

  /** The one row of a total; over no rows, all is null or 0. */
  Row only() {
    return rows.isEmpty() ? NOTHING : rows.get(0);
  }
}
