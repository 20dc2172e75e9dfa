package verticles.insight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.InsightMessages.Days;
import verticles.contract.Problem;

/** Whole days, the first and the last one included. */
record Window(LocalDate first, LocalDate last) {

  static Window of(String first, String last) {
    try {
      Window window = new Window(LocalDate.parse(first), LocalDate.parse(last));
      if (!window.last.isBefore(window.first)) {
        return window;
      }
    } catch (DateTimeException notADay) {
      // said below
    }
    throw Problem.of(
            "bad-date-range",
            400,
            "The dates are not right",
            "Give two days that exist, written like 2026-01-31, the first one first.")
        .asException();
  }

  /** The days that these are compared to. */
  Window before(CompareTo compare) {
    return switch (compare.to()) {
      case PREVIOUS_PERIOD -> new Window(first.minusDays(length()), first.minusDays(1));
      case PREVIOUS_YEAR -> new Window(first.minusYears(1), last.minusYears(1));
      case CUSTOM -> of(text(compare.startDate()), text(compare.endDate()));
    };
  }

  private static String text(String day) {
    return day == null ? "" : day.strip();
  }

  long length() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  Filter on(Filter filter) {
    return new Filter(filter.dataSource(), first.toString(), last.toString(), filter.among());
  }

  Days days() {
    return new Days(first.toString(), last.toString());
  }
}
