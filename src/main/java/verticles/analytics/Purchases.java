package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Decimals;
import verticles.contract.Dimension;
import verticles.contract.Granularity;
import verticles.contract.PurchaseMessages.Basket;
import verticles.contract.PurchaseMessages.Baskets;
import verticles.contract.PurchaseMessages.CohortMonth;
import verticles.contract.PurchaseMessages.FirstPurchases;

/**
 * Two questions about purchases that no grouping of rows answers by itself: what customers bought
 * after their first time, and what was bought together. A purchase is a row with revenue above 0.
 */
final class Purchases {
  /** More kinds of basket than this are not told apart. */
  static final int KINDS = 9_999;

  /** As many bits as a sum of them may have. */
  static final int ITEMS = 40;

  private static final Key MONTH = Key.time(Granularity.MONTH);
  private static final String BOUGHT = "\"grossRevenue\" > 0";

  private final Scope scope;
  private final Engine engine;

  Purchases(Scope scope, Engine engine) {
    this.scope = scope;
    this.engine = engine;
  }

  /** By the month of a customer's first purchase and the month of these; both within the days. */
  Future<FirstPurchases> byFirst() {
    String customer = quoted(Dimension.CUSTOMER.column());
    if (!has(Dimension.CUSTOMER)) {
      return Future.succeededFuture(new FirstPurchases(List.of(), origin(null)));
    }
    Scope ever = scope.over(new Span(null, scope.span().last()));
    Statement statement =
        new Statement()
            .add("SELECT f.m, " + MONTH.sql(scope))
            .add(", COUNT(DISTINCT " + customer + "), SUM(\"grossRevenue\")")
            .add(" FROM " + quoted(scope.dataset().name()) + " INNER JOIN (")
            .add("SELECT c, " + MONTH.sql(scope) + " AS m, \"__time\" AS t FROM (")
            .add("SELECT " + customer + " AS c, MIN(\"__time\") AS \"__time\"")
            .add(ever.rows())
            .add(" AND " + BOUGHT)
            .add(" AND " + customer + " <> ? GROUP BY 1)", Dimension.UNKNOWN)
            .add(") f ON " + customer + " = f.c WHERE ")
            .add(scope.wanted())
            .add(" AND " + BOUGHT);
    if (scope.span().first() != null) {
      statement.add(" AND f.t >= MILLIS_TO_TIMESTAMP(?)", scope.span().from(scope.zone()));
    }
    return engine
        .rows(statement.add(" GROUP BY 1, 2 ORDER BY 1, 2"))
        .map(
            found ->
                new FirstPurchases(
                    found.rows().stream().map(this::month).toList(), origin(Instant.now())));
  }

  private CohortMonth month(List<Object> row) {
    return new CohortMonth(
        MONTH.read(row.get(0), scope.zone()),
        MONTH.read(row.get(1), scope.zone()),
        ((Number) row.get(2)).longValue(),
        Decimals.of(((Number) row.get(3)).doubleValue()));
  }

  /** Each transaction as the sum of its items' bits, and how many have the same sum. */
  Future<Baskets> baskets(List<String> items) {
    if (items.isEmpty() || items.size() > ITEMS) {
      throw Names.bad("Name 1 to " + ITEMS + " items.", "items", "" + items.size());
    }
    if (!has(Dimension.TRANSACTION) || !has(Dimension.ITEM)) {
      return Future.succeededFuture(new Baskets(List.of(), true, origin(null)));
    }
    String transaction = quoted(Dimension.TRANSACTION.column());
    Statement statement =
        new Statement()
            .add("SELECT b, COUNT(*) FROM (SELECT t, SUM(held) AS b FROM (")
            .add("SELECT " + transaction + " AS t, CASE " + quoted(Dimension.ITEM.column()));
    for (int i = 0; i < items.size(); i++) {
      statement.add(" WHEN ? THEN " + (1L << i), items.get(i));
    }
    statement
        .add(" ELSE 0 END AS held")
        .add(scope.rows())
        .add(" AND " + BOUGHT + " AND " + transaction + " IS NOT NULL GROUP BY 1, 2")
        .add(") GROUP BY 1) GROUP BY 1 ORDER BY 2 DESC LIMIT " + (KINDS + 1));
    return engine.rows(statement).map(found -> counted(found.rows()));
  }

  private Baskets counted(List<List<Object>> rows) {
    List<Basket> baskets =
        rows.stream()
            .limit(KINDS)
            .map(row -> new Basket(number(row.get(0)), number(row.get(1))))
            .toList();
    return new Baskets(baskets, rows.size() <= KINDS, origin(Instant.now()));
  }

  private static long number(Object cell) {
    return ((Number) cell).longValue();
  }

  private boolean has(Dimension dimension) {
    return !scope.dataset().visible().isEmpty()
        && scope.columns().has(dimension.column())
        && scope.columns().has("grossRevenue");
  }

  private Origin origin(Instant computedAt) {
    return Engine.origin(scope.dataset(), computedAt);
  }
}
