package verticles.analytics;

import static verticles.analytics.Columns.quoted;

/** What rows are grouped by. */
enum Key {
  /** All rows are one group. */
  NONE(null, null),
  /** The calendar month (UTC) of the sale; its value is the month's first instant, ISO-8601. */
  MONTH("__time", "TIME_FLOOR(\"__time\", 'P1M')"),
  BRANCH("Branch", quoted("Branch"));

  /** The value of a dimension that a file does not have. */
  static final String UNKNOWN = "Unknown";

  private final String column;
  private final String sql;

  Key(String column, String sql) {
    this.column = column;
    this.sql = sql;
  }

  /** The SQL expression, or null if there is nothing to group by over these columns. */
  String over(Columns has) {
    boolean there = this == MONTH || column != null && has.has(column);
    return there ? sql : null;
  }
}
