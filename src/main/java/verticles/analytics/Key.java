package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import verticles.contract.Dimension;
import verticles.contract.Granularity;

/**
 * What rows are grouped by: the values of a column, stretches of time, or a part of each time.
 *
 * @param name its name in questions and answers
 * @param label what a page writes beside it
 * @param sentence what it is, for people
 * @param column null where it is time
 * @param granularity null where it is not stretches of time
 * @param part null where it is not a part of each time
 * @param shift by how much times are moved before they are grouped, or null
 */
record Key(
    String name,
    String label,
    String sentence,
    String column,
    Granularity granularity,
    TimePart part,
    Shift shift) {

  static Key of(Dimension it) {
    return new Key(it.word(), it.label(), it.sentence(), it.column(), null, null, null);
  }

  /** A column that a dataset has beside the canonical ones. */
  static Key extra(String column) {
    return new Key(
        column, column, "The column " + column + " of the data.", column, null, null, null);
  }

  static Key time(Granularity granularity) {
    String what = granularity.name().toLowerCase();
    return new Key(
        "time", "Time", "The first day of the " + what + ".", null, granularity, null, null);
  }

  static Key of(TimePart it) {
    return new Key(it.word(), it.label(), it.sentence(), null, null, it, null);
  }

  /** Where it is stretches of time: of later times, if that makes other stretches of them. */
  Key movedBy(Shift later) {
    return isTime() && !later.keeps(granularity)
        ? new Key(name, label, sentence, column, granularity, part, later)
        : this;
  }

  boolean isTime() {
    return granularity != null;
  }

  boolean isIn(Columns columns) {
    return column == null || columns.has(column);
  }

  /** The SQL expression; only for what {@link #isIn} the columns. */
  String sql(Scope scope) {
    if (part != null) {
      return part.sql(scope.zone());
    }
    if (!isTime()) {
      return value(column, scope.columns());
    }
    ZoneId zone = scope.zone();
    String time = shift == null ? "\"__time\"" : shift.sql("\"__time\"", zone);
    return zone.equals(ZoneOffset.UTC)
        ? "TIME_FLOOR(%s, '%s')".formatted(time, granularity.period())
        : "TIME_FLOOR(%s, '%s', NULL, '%s')".formatted(time, granularity.period(), zone.getId());
  }

  /**
   * A column's value; what a file does not have is unknown in its rows. To look for it row by row
   * is dear, so that is done only where it may be missing.
   */
  static String value(String column, Columns columns) {
    if (columns.isText(column) && Dimension.named(column).filter(Dimension::filled).isPresent()) {
      return quoted(column);
    }
    String text =
        columns.isText(column) ? quoted(column) : "CAST(" + quoted(column) + " AS VARCHAR)";
    return "COALESCE(" + text + ", '" + Dimension.UNKNOWN + "')";
  }

  /** A cell of Druid's answer as people read it: a day is written yyyy-MM-dd. */
  String read(Object cell, ZoneId zone) {
    if (cell == null) {
      return Dimension.UNKNOWN;
    }
    if (part != null) {
      return part.read(cell);
    }
    return isTime()
        ? Instant.parse(cell.toString()).atZone(zone).toLocalDate().toString()
        : cell.toString();
  }
}
