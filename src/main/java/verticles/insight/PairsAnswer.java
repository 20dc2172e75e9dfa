package verticles.insight;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Dimension;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskPairs;
import verticles.contract.InsightMessages.Pair;
import verticles.contract.InsightMessages.Pairs;
import verticles.contract.Metric;
import verticles.contract.PurchaseMessages.AskBaskets;
import verticles.contract.PurchaseMessages.Baskets;

/** Which of the most frequent products are bought together, over the last transactions. */
final class PairsAnswer {
  /** Grouping by transaction takes room in Druid for each of them. */
  static final long MOST_TRANSACTIONS = 500_000;

  private static final String METHOD =
      "Of the %d products in most transactions, every pair that one transaction holds: support is"
          + " the part of all transactions with both, confidence the part of those with one that"
          + " have the other, lift how much more often than by chance.";

  private final Analytics analytics;
  private final Bus bus;

  PairsAnswer(Analytics analytics, Bus bus) {
    this.analytics = analytics;
    this.bus = bus;
  }

  /**
   * @param cut true if there are earlier days that were left out
   */
  private record Days(Filter filter, boolean cut) {}

  Future<Pairs> of(AskPairs ask) {
    return analytics
        .course(ask.filter(), List.of(), Granularity.DAY, Metric.TRANSACTIONS)
        .map(found -> days(ask.filter(), found))
        .compose(days -> over(ask, days));
  }

  /** The last days that hold not more transactions than there is room for; at least one. */
  static Filter last(Filter filter, List<List<Object>> days, long most) {
    double sum = 0;
    for (int i = 0; i < days.size(); i++) {
      sum += Found.number(days.get(i), 1);
      if (sum > most) {
        String first = Found.text(days.get(Math.max(0, i - 1)), 0);
        return new Filter(filter.dataSource(), first, filter.endDate(), filter.among());
      }
    }
    return filter;
  }

  private static Days days(Filter filter, Found found) {
    Filter last = last(filter, found.rows(), MOST_TRANSACTIONS);
    return new Days(last, !last.equals(filter));
  }

  private Future<Pairs> over(AskPairs ask, Days days) {
    return analytics
        .by(Dimension.ITEM.word(), days.filter(), Metric.TRANSACTIONS)
        .compose(
            found -> {
              List<String> items =
                  found.named().stream().limit(ask.items()).map(it -> Found.text(it, 0)).toList();
              return items.size() < 2
                  ? Future.succeededFuture(
                      none(ask, "Fewer than two products are named here.", found.origin()))
                  : bus.ask(Asks.BASKETS, new AskBaskets(days.filter(), items))
                      .map(baskets -> pairs(ask, days, items, baskets));
            });
  }

  private static Pairs pairs(AskPairs ask, Days days, List<String> items, Baskets baskets) {
    if (baskets.baskets().isEmpty()) {
      String reason = "No purchase here names its transaction, so nothing is known to be together.";
      return none(ask, reason, baskets.origin());
    }
    if (!baskets.complete()) {
      String reason = "There are too many kinds of basket: ask for fewer products.";
      return none(ask, reason, baskets.origin());
    }
    long transactions = PairCounts.transactions(baskets.baskets());
    List<Pair> pairs = PairCounts.of(items, baskets.baskets());
    About about =
        new About(
            finding(pairs, transactions),
            METHOD.formatted(ask.items()),
            limits(days),
            pairs.isEmpty() ? "No transaction holds two of these products." : null,
            baskets.origin());
    return new Pairs(about, transactions, pairs.stream().limit(ask.limit()).toList());
  }

  private static String finding(List<Pair> pairs, long transactions) {
    if (pairs.isEmpty()) {
      return "None of the most frequent products are bought together.";
    }
    Pair first = pairs.get(0);
    String frequent =
        "%s and %s are together in %s (%s of all)."
            .formatted(
                first.item(),
                first.other(),
                Words.count(first.together(), "transaction", "transactions"),
                Words.percent(first.support()));
    Optional<Pair> strongest =
        pairs.stream()
            .filter(pair -> pair.together() >= Math.max(5, transactions / 1_000))
            .max(Comparator.comparing(Pair::lift));
    return strongest
        .map(
            it ->
                frequent
                    + " The strongest link is %s with %s: %s times as often as by chance."
                        .formatted(it.item(), it.other(), Words.decimal(it.lift())))
        .orElse(frequent);
  }

  private static String limits(Days days) {
    String left =
        days.cut()
            ? "Only the days from %s on, which hold about %,d transactions, are looked at. "
                .formatted(LocalDate.parse(days.filter().startDate()), MOST_TRANSACTIONS)
            : "";
    return left
        + "Less frequent products are not looked at; rows without a transaction or without revenue"
        + " are left out. A lift that rests on a handful of transactions may be chance.";
  }

  private static Pairs none(AskPairs ask, String reason, Origin origin) {
    String method = METHOD.formatted(ask.items());
    return new Pairs(
        new About(
            "There are no pairs.", method, limits(new Days(ask.filter(), false)), reason, origin),
        0,
        List.of());
  }
}
