package verticles.insight;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Decimals;
import verticles.contract.Dimension;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.AskChanges;
import verticles.contract.InsightMessages.Breakdown;
import verticles.contract.InsightMessages.Changes;
import verticles.contract.InsightMessages.Contribution;
import verticles.contract.Metric;

/** Which branches, products and customers explain the change of net sales between two periods. */
final class ChangesAnswer {
  private static final String METHOD =
      "Net sales of both periods for each branch, product and customer; the contribution of each is"
          + " its own change, and all of them, the others included, add up to the whole. Where units"
          + " are known the change is also told as volume (units in all, at the average price then),"
          + " mix (of products, at their prices then) and price, of products sold in both periods.";

  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.BRANCH, Dimension.ITEM, Dimension.CUSTOMER);

  private final Analytics analytics;

  ChangesAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  /** What was sold in a period: in all, and by each dimension. */
  private record Period(Found total, List<Found> by) {

    Stream<Found> parts() {
      return Stream.concat(Stream.of(total), by.stream());
    }

    Double sales() {
      return Found.known(total.rows().get(0), 0);
    }
  }

  Future<Changes> of(AskChanges ask) {
    return analytics
        .window(ask.filter())
        .compose(
            now ->
                now == null
                    ? Future.succeededFuture(
                        nothing(null, null, null, null, "There are no rows here.", Origin.NONE))
                    : between(ask, now.before(ask.compareTo()), now));
  }

  private Future<Changes> between(AskChanges ask, Window then, Window now) {
    return Future.all(period(ask, then), period(ask, now))
        .map(both -> changes(ask, then, now, both.resultAt(0), both.resultAt(1)));
  }

  private Future<Period> period(AskChanges ask, Window window) {
    List<Future<Found>> asked = new ArrayList<>();
    asked.add(analytics.total(window.on(ask.filter()), Metric.NET_SALES, Metric.NET_UNITS));
    for (Dimension dimension : DIMENSIONS) {
      asked.add(
          analytics.by(
              dimension.word(), window.on(ask.filter()), Metric.NET_SALES, Metric.NET_UNITS));
    }
    return Future.all(asked)
        .map(
            all -> {
              List<Found> found = all.list();
              return new Period(found.get(0), found.subList(1, found.size()));
            });
  }

  private static Changes changes(
      AskChanges ask, Window then, Window now, Period before, Period after) {
    Origin origin =
        Analytics.same(Stream.of(before, after).flatMap(Period::parts).map(Found::origin).toList());
    if (before.sales() == null || after.sales() == null) {
      Window empty = before.sales() == null ? then : now;
      String reason =
          "There are no rows from " + empty.first() + " to " + empty.last() + " to compare.";
      return nothing(then, now, before, after, reason, origin);
    }
    List<Breakdown> breakdowns = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < DIMENSIONS.size(); i++) {
      Found was = before.by().get(i);
      Found is = after.by().get(i);
      if (was.named().isEmpty() && is.named().isEmpty()) {
        missing.add(DIMENSIONS.get(i).many());
      } else {
        breakdowns.add(breakdown(ask, DIMENSIONS.get(i), was, is, before, after));
      }
    }
    List<Contribution> effects = effects(before, after);
    About about =
        new About(
            ChangeWords.finding(then, now, before.sales(), after.sales(), breakdowns, effects),
            METHOD,
            ChangeWords.limits(then, now, missing, effects.isEmpty(), before.by(), after.by()),
            null,
            origin);
    return new Changes(
        about,
        then.days(),
        now.days(),
        before.sales(),
        after.sales(),
        Decimals.difference(after.sales() - before.sales()),
        breakdowns,
        effects);
  }

  private static Breakdown breakdown(
      AskChanges ask, Dimension dimension, Found was, Found is, Period before, Period after) {
    Map<String, Double> then = sales(was);
    Map<String, Double> now = sales(is);
    return new Breakdown(
        dimension.word(),
        Shares.of(
            then,
            now,
            Shares.names(then, was.cut(), now, is.cut()),
            before.sales(),
            after.sales(),
            ask.limit()));
  }

  private static Map<String, Double> sales(Found found) {
    Map<String, Double> sales = new HashMap<>();
    found.rows().forEach(row -> sales.put(Found.text(row, 0), Found.number(row, 1)));
    return sales;
  }

  private static List<Contribution> effects(Period before, Period after) {
    if (Found.known(before.total().rows().get(0), 1) == null
        || Found.known(after.total().rows().get(0), 1) == null) {
      return List.of();
    }
    Found was = before.by().get(DIMENSIONS.indexOf(Dimension.ITEM));
    Found is = after.by().get(DIMENSIONS.indexOf(Dimension.ITEM));
    return Effects.of(
        sold(was),
        sold(is),
        was.cut() || is.cut(),
        Decimals.difference(after.sales() - before.sales()));
  }

  private static Map<String, Effects.Sold> sold(Found found) {
    Map<String, Effects.Sold> sold = new HashMap<>();
    found
        .rows()
        .forEach(
            row ->
                sold.put(
                    Found.text(row, 0),
                    new Effects.Sold(Found.number(row, 1), Found.known(row, 2))));
    return sold;
  }

  private static Changes nothing(
      Window then, Window now, Period before, Period after, String reason, Origin origin) {
    return new Changes(
        new About("No change can be told.", METHOD, "", reason, origin),
        then == null ? null : then.days(),
        now == null ? null : now.days(),
        before == null ? null : before.sales(),
        after == null ? null : after.sales(),
        null,
        List.of(),
        List.of());
  }
}
