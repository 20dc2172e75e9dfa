package verticles.analytics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.web.Nearest;

/**
 * Whole days, the first and the last one included; null = without an end on that side.
 *
 * @param first the first day
 * @param last the last day
 */
record Span(LocalDate first, LocalDate last) {

  static Span of(String startDate, String endDate) {
    return of("startDate", startDate, "endDate", endDate);
  }

  static Span of(String startName, String startDate, String endName, String endDate) {
    LocalDate start = day(startName, startDate);
    LocalDate end = day(endName, endDate);
    if (start != null && end != null && end.isBefore(start)) {
      throw wrong(
          "bad-date-range",
          endName,
          endDate,
          startName + " " + start + " is after " + endName + " " + end + ".");
    }
    return new Span(start, end);
  }

  /** Epoch milliseconds of the first day's start, or null. */
  Long from(ZoneId zone) {
    return first == null ? null : millis(first, zone);
  }

  /** Epoch milliseconds of the end of the last day, exclusive, or null. */
  Long until(ZoneId zone) {
    return last == null ? null : millis(last.plusDays(1), zone);
  }

  /** As many days, the last one being the day before the first. */
  Span before() {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    return new Span(first.minusDays(days), first.minusDays(1));
  }

  Span yearBefore() {
    return new Span(first.minusYears(1), last.minusYears(1));
  }

  private static long millis(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static LocalDate day(String field, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      if (text.strip().matches("(19|20|21)\\d{2}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text.strip());
      }
    } catch (DateTimeException noSuchDay) {
      // said below
    }
    throw wrong(
        "bad-date",
        field,
        text,
        field + " must be a day of 1900 to 2199 that exists, written like 2026-01-31.");
  }

  private static ProblemException wrong(String type, String field, String value, String detail) {
    return Problem.of(type, 400, "The dates are not right", detail)
        .with(List.of(new Problem.Fault(null, field, Nearest.cut(value), type, detail)))
        .asException();
  }
}
