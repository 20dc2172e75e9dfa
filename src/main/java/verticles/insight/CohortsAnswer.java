package verticles.insight;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskCohorts;
import verticles.contract.InsightMessages.Cohort;
import verticles.contract.InsightMessages.Cohorts;
import verticles.contract.PurchaseMessages.AskFirstPurchases;
import verticles.contract.PurchaseMessages.FirstPurchases;

/** How many customers come back, by the month of their first purchase. */
final class CohortsAnswer {
  private static final String METHOD =
      "Each customer belongs to the month of the first purchase that passes the filter, whenever it"
          + " was; retention is the part of them that buys (a row with revenue above 0) in a later"
          + " month.";
  private static final String LIMITS =
      "Who bought before the data begins looks new in its first months. The last month may not be"
          + " over. Only cohorts that begin within the days that were asked for are shown; rows that"
          + " name no customer are left out.";

  private final Bus bus;

  CohortsAnswer(Bus bus) {
    this.bus = bus;
  }

  Future<Cohorts> of(AskCohorts ask) {
    return bus.ask(Asks.FIRST_PURCHASES, new AskFirstPurchases(ask.filter()))
        .map(found -> cohorts(found, ask.filter().startDate() != null));
  }

  /**
   * @param since only those are looked at who first bought from a day on
   */
  static Cohorts cohorts(FirstPurchases found, boolean since) {
    List<Cohort> cohorts = Retention.of(found.months());
    String reason = cohorts.isEmpty() ? none(since) : null;
    String finding = cohorts.isEmpty() ? "There are no cohorts." : finding(cohorts);
    return new Cohorts(new About(finding, METHOD, LIMITS, reason, found.origin()), cohorts);
  }

  private static String none(boolean since) {
    return since
        ? "No customer first bought in these days: who buys in them has bought before, or is not"
            + " named."
        : "No purchase here names a customer.";
  }

  private static String finding(List<Cohort> cohorts) {
    long customers = cohorts.stream().mapToLong(Cohort::customers).sum();
    List<String> kept = new ArrayList<>();
    for (int months : new int[] {1, 3, 6, 12}) {
      Double part = Retention.after(months, cohorts);
      if (part != null) {
        kept.add(Words.percent(part) + " after " + Words.count(months, "month", "months"));
      }
    }
    String first =
        Words.count(customers, "customer", "customers")
            + " first bought in "
            + Words.count(cohorts.size(), "month", "months");
    return kept.isEmpty()
        ? first + "; none of these months has another after it yet."
        : first + "; of those, these bought again: " + String.join(", ", kept) + ".";
  }
}
