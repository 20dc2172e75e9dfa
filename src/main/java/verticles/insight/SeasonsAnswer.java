package verticles.insight;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskSeasons;
import verticles.contract.InsightMessages.SeasonIndex;
import verticles.contract.InsightMessages.Seasons;
import verticles.contract.Metric;

/** How months of the year and days of the week differ. */
final class SeasonsAnswer {
  private static final String METHOD =
      "Months: net sales for each day of the month, by the moving average of the year around it"
          + " (classical decomposition), averaged over the years. Weekdays: net sales by the mean"
          + " day of the same whole week (Monday to Sunday), averaged over the weeks.";
  private static final String LIMITS =
      "1 is the average. A month needs half a year of data on each side, so all twelve need about"
          + " two years; an index that rests on one or two years may be chance. Moving feasts fall"
          + " where they fell. A day without rows sold nothing.";

  private final Analytics analytics;

  SeasonsAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  Future<Seasons> of(AskSeasons ask) {
    return analytics
        .course(ask.filter(), List.of(), Granularity.DAY, Metric.NET_SALES)
        .map(SeasonsAnswer::seasons);
  }

  private static Seasons seasons(Found found) {
    Series days = Series.of(found);
    List<SeasonIndex> months = Seasonality.months(days);
    List<SeasonIndex> weekdays = Seasonality.weekdays(days);
    List<String> findings = new ArrayList<>();
    findings.addAll(extremes("month", months));
    findings.addAll(extremes("weekday", weekdays));
    String finding = findings.isEmpty() ? "No season can be told." : String.join(" ", findings);
    return new Seasons(
        new About(finding, METHOD, LIMITS, unknown(days, months, weekdays), found.origin()),
        months,
        weekdays);
  }

  private static List<String> extremes(String what, List<SeasonIndex> all) {
    List<SeasonIndex> known = all.stream().filter(it -> it.index() != null).toList();
    if (known.size() < 2) {
      return List.of();
    }
    SeasonIndex most = known.stream().max(Comparator.comparing(SeasonIndex::index)).get();
    SeasonIndex least = known.stream().min(Comparator.comparing(SeasonIndex::index)).get();
    return List.of(
        "The strongest %s is %s (%s times the average), the weakest %s (%s)."
            .formatted(
                what,
                most.name(),
                Words.decimal(most.index()),
                least.name(),
                Words.decimal(least.index())));
  }

  private static String unknown(Series days, List<SeasonIndex> months, List<SeasonIndex> weekdays) {
    if (days.isEmpty()) {
      return "There are no rows here.";
    }
    long noMonth = months.stream().map(SeasonIndex::index).filter(Objects::isNull).count();
    long noDay = weekdays.stream().map(SeasonIndex::index).filter(Objects::isNull).count();
    String about = "";
    if (noMonth > 0) {
      about =
          "%s no index: there are %s in all. "
              .formatted(
                  Words.count(noMonth, "month has", "months have"),
                  Words.count(days.every(Granularity.MONTH).size(), "whole month", "whole months"));
    }
    if (noDay > 0) {
      about += "Weekdays need " + Seasonality.FEWEST_WEEKS + " whole weeks with sales.";
    }
    return about.isEmpty() ? null : about.strip();
  }
}
