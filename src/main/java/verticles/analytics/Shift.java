package verticles.analytics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import verticles.contract.Granularity;

/**
 * How much later one period is than another, so that the stretches of both can be compared: like
 * with like, which is by whole months where both begin on the same day of a month and are told in
 * months or longer, else day by day. So a stretch of which only a part is asked for is compared to
 * the same part.
 *
 * @param unit days or months
 */
record Shift(ChronoUnit unit, long by) {

  static Shift between(Span then, Span now, Granularity granularity) {
    long months = ChronoUnit.MONTHS.between(then.first(), now.first());
    boolean sameDay = then.first().plusMonths(months).equals(now.first());
    boolean byMonths =
        switch (granularity) {
          case DAY -> sameDay && months % 12 == 0;
          case WEEK -> false;
          case MONTH, QUARTER, YEAR -> sameDay;
        };
    return byMonths
        ? new Shift(ChronoUnit.MONTHS, months)
        : new Shift(ChronoUnit.DAYS, ChronoUnit.DAYS.between(then.first(), now.first()));
  }

  /** Those of the earlier days that lie beside the later ones, none beyond them. */
  Span beside(Span then, Span now) {
    LocalDate last = now.last().minus(by, unit);
    boolean wholeMonth = now.last().equals(lastOfMonth(now.last()));
    LocalDate beside = unit == ChronoUnit.MONTHS && wholeMonth ? lastOfMonth(last) : last;
    return beside.isBefore(then.last()) ? new Span(then.first(), beside) : then;
  }

  private static LocalDate lastOfMonth(LocalDate day) {
    return day.withDayOfMonth(day.lengthOfMonth());
  }

  /** Whether stretches that are moved by it are such stretches again. */
  boolean keeps(Granularity granularity) {
    return switch (granularity) {
      case DAY -> true;
      case WEEK -> unit == ChronoUnit.DAYS && by % 7 == 0;
      case MONTH -> unit == ChronoUnit.MONTHS;
      case QUARTER -> unit == ChronoUnit.MONTHS && by % 3 == 0;
      case YEAR -> unit == ChronoUnit.MONTHS && by % 12 == 0;
    };
  }

  /** A stretch's first day, moved; null for the 29th of a February that the other year lacks. */
  LocalDate of(LocalDate day) {
    LocalDate moved = day.plus(by, unit);
    return moved.minus(by, unit).equals(day) ? moved : null;
  }

  /** A time, moved, as SQL has it. */
  String sql(String time, ZoneId zone) {
    String period = unit == ChronoUnit.DAYS ? "P1D" : "P1M";
    return "TIME_SHIFT(%s, '%s', %d, '%s')".formatted(time, period, by, zone.getId());
  }
}
