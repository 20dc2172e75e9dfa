package verticles.insight;

import io.vertx.core.Future;
import java.util.List;
import verticles.contract.Dimension;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskClasses;
import verticles.contract.InsightMessages.ClassTotal;
import verticles.contract.InsightMessages.Classed;
import verticles.contract.InsightMessages.Classes;
import verticles.contract.Metric;

/** ABC classes of what a dimension has, from the sales of each of its values. */
final class ClassesAnswer {
  private static final String METHOD =
      "Sorted by net sales, the largest first: class A up to 80 % of all sales above 0 (and always"
          + " the largest), B up to 95 %, C the rest and whatever is not above 0.";

  private final Analytics analytics;

  ClassesAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  Future<Classes> of(AskClasses ask) {
    return analytics
        .by(ask.dimension(), ask.filter(), Metric.NET_SALES)
        .map(found -> classes(ask, found));
  }

  private static Classes classes(AskClasses ask, Found found) {
    List<Classed> all =
        Pareto.classed(
            found.named().stream()
                .map(row -> new Pareto.Sold(Found.text(row, 0), Found.number(row, 1)))
                .toList());
    List<ClassTotal> totals = Pareto.totals(all);
    boolean none = totals.get(0).members() == 0;
    About about =
        new About(
            none ? "Nothing can be classed." : finding(ask, all, totals),
            METHOD,
            limits(found, all),
            none ? "None of the " + many(ask) + " has a name and sales above 0 here." : null,
            found.origin());
    return new Classes(about, none ? List.of() : totals, all.stream().limit(ask.limit()).toList());
  }

  private static String many(AskClasses ask) {
    return Dimension.named(ask.dimension()).map(Dimension::many).orElse("values");
  }

  private static String finding(AskClasses ask, List<Classed> all, List<ClassTotal> totals) {
    ClassTotal top = totals.get(0);
    return "%d of %d %s (%s) make %s of sales; the largest is %s with %s."
        .formatted(
            top.members(),
            all.size(),
            many(ask),
            Words.percent((double) top.members() / all.size()),
            Words.percent(top.share()),
            all.get(0).name(),
            Words.percent(all.get(0).share()));
  }

  private static String limits(Found found, List<Classed> all) {
    List<Classed> below = all.stream().filter(it -> it.sales() < 0).toList();
    StringBuilder limits = new StringBuilder();
    if (!below.isEmpty()) {
      limits
          .append(Words.count(below.size(), "has", "have"))
          .append(" more returns than sales (")
          .append(Words.money(below.stream().mapToDouble(Classed::sales).sum()))
          .append(" together): of class C, without a share. ");
    }
    double unnamed = found.unnamed(1);
    if (unnamed != 0) {
      limits
          .append("Sales of ")
          .append(Words.money(unnamed))
          .append(" name none and are left out. ");
    }
    if (found.cut()) {
      limits.append("Only the largest %,d are looked at. ".formatted(Analytics.MOST));
    }
    return limits
        .append("Shares are of what is named here, over the days that were asked for.")
        .toString();
  }
}
