package verticles.contract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The stretches of time that a course is told in. Weeks begin on Monday (ISO 8601). */
public enum Granularity {
  DAY("P1D"),
  WEEK("P1W"),
  MONTH("P1M"),
  QUARTER("P3M"),
  YEAR("P1Y");

  private final String period;

  Granularity(String period) {
    this.period = period;
  }

  /** The ISO 8601 period. */
  public String period() {
    return period;
  }

  /** The first day of the stretch that a day is in. */
  public LocalDate floor(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The first day of the stretch so many after this one. */
  public LocalDate plus(LocalDate first, long stretches) {
    return switch (this) {
      case DAY -> first.plusDays(stretches);
      case WEEK -> first.plusWeeks(stretches);
      case MONTH -> first.plusMonths(stretches);
      case QUARTER -> first.plusMonths(3 * stretches);
      case YEAR -> first.plusYears(stretches);
    };
  }

  /** How many stretches lie between two first days. */
  public long between(LocalDate first, LocalDate later) {
    return switch (this) {
      case DAY -> ChronoUnit.DAYS.between(first, later);
      case WEEK -> ChronoUnit.WEEKS.between(first, later);
      case MONTH -> ChronoUnit.MONTHS.between(first, later);
      case QUARTER -> ChronoUnit.MONTHS.between(first, later) / 3;
      case YEAR -> ChronoUnit.YEARS.between(first, later);
    };
  }
}
