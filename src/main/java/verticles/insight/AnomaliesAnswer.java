package verticles.insight;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Dimension;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.Anomalies;
import verticles.contract.InsightMessages.Anomaly;
import verticles.contract.InsightMessages.AskAnomalies;
import verticles.contract.Metric;

/** Days on which a branch sold unusually much or little, and which product lines made them so. */
final class AnomaliesAnswer {
  private static final String METHOD =
      "Robust z: how far a branch's net sales of a day are from the median of the same weekday in"
          + " the 13 weeks before and after, in standard deviations by the median distance (at least"
          + " 10 %% of that or of the branch's usual day). Odd is %.1f or more where that is also beyond"
              .formatted(OddDays.THRESHOLD)
          + " what few days leave open (Student's t, 1 day in 2,000) and what single sales make that"
          + " come as they please (square roots of a day's sales, by the branch's own variance)."
          + " Product lines are compared to their own medians, so what they are off by need not add"
          + " up to the whole.";
  private static final String LIMITS =
      "A weekday needs at least 8 others around it. A day without rows between a branch's first and"
          + " last one sold nothing; what a branch would have sold before and after them is not"
          + " asked. Of so many days some are odd by chance.";

  private final Analytics analytics;

  AnomaliesAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  Future<Anomalies> of(AskAnomalies ask) {
    return analytics
        .course(ask.filter(), List.of(Dimension.BRANCH.word()), Granularity.DAY, Metric.NET_SALES)
        .compose(found -> explained(ask, found));
  }

  private Future<Anomalies> explained(AskAnomalies ask, Found found) {
    Map<String, Series> branches = branches(found);
    List<OddDays.Odd> odd = OddDays.of(branches);
    Future<List<Anomaly>> all = Future.succeededFuture(new ArrayList<>());
    for (OddDays.Odd one : odd.subList(0, Math.min(ask.limit(), odd.size()))) {
      all =
          all.compose(
              before ->
                  explained(ask.filter(), one)
                      .map(
                          anomaly -> {
                            before.add(anomaly);
                            return before;
                          }));
    }
    return all.map(list -> new Anomalies(about(found, branches, odd, list), list));
  }

  /** The earliest day of an answer that was cut may lack branches. */
  static Map<String, Series> branches(Found found) {
    String cut = found.cut() ? Found.text(found.rows().get(found.rows().size() - 1), 1) : "";
    Map<String, Map<LocalDate, Double>> sales = new TreeMap<>();
    for (List<Object> row : found.rows()) {
      if (!Found.text(row, 1).equals(cut)) {
        sales
            .computeIfAbsent(Found.text(row, 0), branch -> new HashMap<>())
            .put(LocalDate.parse(Found.text(row, 1)), Found.number(row, 2));
      }
    }
    Map<String, Series> branches = new TreeMap<>();
    sales.forEach((branch, days) -> branches.put(branch, Series.ofDays(days)));
    return branches;
  }

  private Future<Anomaly> explained(Filter filter, OddDays.Odd odd) {
    Map<String, List<String>> among = new HashMap<>(filter.among());
    among.put(Dimension.BRANCH.word(), List.of(odd.branch()));
    Filter around =
        new Filter(
            filter.dataSource(),
            odd.day().minusWeeks(OddDays.WEEKS).toString(),
            odd.day().plusWeeks(OddDays.WEEKS).toString(),
            among);
    return analytics
        .course(around, List.of(Dimension.PRODUCT_LINE.word()), Granularity.DAY, Metric.NET_SALES)
        .map(found -> LineReasons.of(odd, found));
  }

  private static About about(
      Found found, Map<String, Series> branches, List<OddDays.Odd> odd, List<Anomaly> listed) {
    boolean enough = branches.values().stream().anyMatch(it -> it.size() > 7 * OddDays.FEWEST);
    String reason = null;
    if (!enough) {
      reason =
          found.rows().isEmpty()
              ? "There are no rows here."
              : "No branch has nine weeks of days to compare.";
    }
    String finding =
        !enough
            ? "Nothing can be said about single days."
            : odd.isEmpty()
                ? "No day of any branch is unusual."
                : "%s of %s unusual. %s"
                    .formatted(
                        Words.count(odd.size(), "day", "days"),
                        Words.count(branches.size(), "branch is", "branches are"),
                        listed.get(0).reason());
    String cut = found.cut() ? "Only the last %,d days of branches are looked at. " : "";
    return new About(
        finding, METHOD, cut.formatted(Analytics.MOST) + LIMITS, reason, found.origin());
  }

  static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
