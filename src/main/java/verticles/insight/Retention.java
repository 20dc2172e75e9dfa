package verticles.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Cohort;
import verticles.contract.InsightMessages.Kept;
import verticles.contract.PurchaseMessages.CohortMonth;

/** Purchases by month of the first one and month, as a triangle without gaps. */
final class Retention {
  private Retention() {}

  static List<Cohort> of(List<CohortMonth> months) {
    Map<LocalDate, Map<LocalDate, CohortMonth>> byFirst = new TreeMap<>();
    LocalDate last = LocalDate.MIN;
    for (CohortMonth month : months) {
      LocalDate day = LocalDate.parse(month.month());
      last = day.isAfter(last) ? day : last;
      byFirst
          .computeIfAbsent(LocalDate.parse(month.first()), first -> new TreeMap<>())
          .put(day, month);
    }
    List<Cohort> cohorts = new ArrayList<>();
    for (Map.Entry<LocalDate, Map<LocalDate, CohortMonth>> cohort : byFirst.entrySet()) {
      cohorts.add(cohort(cohort.getKey(), cohort.getValue(), last));
    }
    return cohorts;
  }

  /** Everyone of a cohort bought in its first month: that is what makes it one. */
  private static Cohort cohort(LocalDate first, Map<LocalDate, CohortMonth> found, LocalDate last) {
    long customers = found.get(first).customers();
    List<Kept> kept = new ArrayList<>();
    long months = Granularity.MONTH.between(first, last);
    for (int after = 0; after <= months; after++) {
      CohortMonth month = found.get(first.plusMonths(after));
      kept.add(
          month == null
              ? new Kept(after, 0, 0, 0)
              : new Kept(
                  after,
                  month.customers(),
                  (double) month.customers() / customers,
                  month.revenue()));
    }
    return new Cohort(first.toString(), customers, kept);
  }

  /** How many of all customers of all cohorts buy again so many months after; null if none can. */
  static Double after(int months, List<Cohort> cohorts) {
    long customers = 0;
    long kept = 0;
    for (Cohort cohort : cohorts) {
      if (cohort.months().size() > months) {
        customers += cohort.customers();
        kept += cohort.months().get(months).customers();
      }
    }
    return customers == 0 ? null : (Double) ((double) kept / customers);
  }
}
