package verticles.analytics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * Whole days (UTC), the first and the last one included.
 *
 * @param from epoch milliseconds of the first day's start, or null
 * @param until epoch milliseconds of the end of the last day, exclusive, or null
 */
record Span(Long from, Long until) {

  static Span of(String startDate, String endDate) {
    LocalDate start = day("startDate", startDate);
    LocalDate end = day("endDate", endDate);
    if (start != null && end != null && end.isBefore(start)) {
      throw wrong("bad-date-range", "startDate " + start + " is after endDate " + end + ".");
    }
    return new Span(millis(start), end == null ? null : millis(end.plusDays(1)));
  }

  private static Long millis(LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static LocalDate day(String field, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      if (text.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text.strip());
      }
    } catch (DateTimeException noSuchDay) {
      // said below
    }
    throw wrong("bad-date", field + " must be a day that exists, written like 2026-01-31.");
  }

  private static ProblemException wrong(String type, String detail) {
    return Problem.of(type, 400, "The dates are not right", detail).asException();
  }
}
