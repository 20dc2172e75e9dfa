package verticles.insight;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import verticles.contract.Dimension;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskSegments;
import verticles.contract.InsightMessages.CustomerValue;
import verticles.contract.InsightMessages.SegmentTotal;
import verticles.contract.InsightMessages.Segments;
import verticles.contract.Metric;

/** Segments of customers, from the sales, the transactions and the last row of each. */
final class SegmentsAnswer {
  private static final String METHOD =
      "RFM: days since the last row, transactions and net sales of each customer, each scored 1 to"
          + " 5 by fifths of all customers (equal values have equal scores). The segment comes from"
          + " the score of recency and the middle of the other two.";

  private final Analytics analytics;

  SegmentsAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  Future<Segments> of(AskSegments ask) {
    return analytics
        .by(
            Dimension.CUSTOMER.word(),
            ask.filter(),
            Metric.NET_SALES,
            Metric.TRANSACTIONS,
            Metric.LAST_SALE)
        .map(found -> segments(ask, found));
  }

  private static Segments segments(AskSegments ask, Found found) {
    List<Customers.Bought> bought = found.named().stream().map(SegmentsAnswer::bought).toList();
    if (bought.size() < Customers.FEWEST) {
      String reason =
          bought.isEmpty()
              ? "No row here names a customer."
              : "Fifths need at least " + Customers.FEWEST + " customers; there are fewer here.";
      return new Segments(
          new About("There are no segments.", METHOD, limits(found), reason, found.origin()),
          List.of(),
          List.of());
    }
    List<CustomerValue> scored = Customers.scored(bought);
    List<SegmentTotal> totals = Customers.totals(scored);
    return new Segments(
        new About(finding(scored, totals), METHOD, limits(found), null, found.origin()),
        totals,
        scored.stream()
            .sorted(Comparator.comparing(it -> -it.sales()))
            .limit(ask.limit())
            .toList());
  }

  private static Customers.Bought bought(List<Object> row) {
    return new Customers.Bought(
        Found.text(row, 0),
        Found.number(row, 1),
        (long) Found.number(row, 2),
        (long) Found.number(row, 3));
  }

  private static String finding(List<CustomerValue> scored, List<SegmentTotal> totals) {
    SegmentTotal top = totals.stream().max(Comparator.comparing(SegmentTotal::sales)).orElseThrow();
    String share = top.share() == null ? "" : " (" + Words.percent(top.share()) + " of all)";
    return "%s of %,d customers are “%s”, and buy for %s%s."
        .formatted(
            Words.percent((double) top.customers() / scored.size()),
            scored.size(),
            top.name(),
            Words.money(top.sales()),
            share);
  }

  private static String limits(Found found) {
    double unnamed = found.unnamed(1);
    return (unnamed == 0
            ? ""
            : "Sales of " + Words.money(unnamed) + " name no customer and are left out. ")
        + (found.cut() ? "Only the largest %,d are looked at. ".formatted(Analytics.MOST) : "")
        + (found.approximate() ? "Transactions are estimates, as the dataset is large. " : "")
        + "Scores compare customers to each other, over the days that were asked for; a new"
        + " customer has had little time to buy often.";
  }
}
