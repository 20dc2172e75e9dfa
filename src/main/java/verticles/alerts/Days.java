package verticles.alerts;

import java.time.LocalDate;
import verticles.contract.AlertMessages.Stretch;
import verticles.contract.AnalyticsMessages.DataRange;

/** The days that a rule looks at, both included. */
record Days(LocalDate first, LocalDate last) {

  /** Whether files come daily or monthly: what is newest is what people want to hear of. */
  static Days of(Stretch stretch, DataRange range) {
    LocalDate last = LocalDate.parse(range.latestDate());
    LocalDate first =
        switch (stretch) {
          case LAST_DAY -> last;
          case LAST_7_DAYS -> last.minusDays(6);
          case LAST_30_DAYS -> last.minusDays(29);
          case MONTH_TO_DATE -> last.withDayOfMonth(1);
          case ALL -> LocalDate.parse(range.earliestDate());
        };
    return new Days(first, last);
  }
}
