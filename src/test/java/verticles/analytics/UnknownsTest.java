package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.analytics.SalesInDruid.distinct;
import static verticles.analytics.SalesInDruid.sum;
import static verticles.analytics.SalesInDruid.transactions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.analytics.Groups.Group;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Dimension;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Figure;
import verticles.contract.Metric;
import verticles.contract.Problem;

/** What is said where something is not there, or not exactly known. */
class UnknownsTest {
  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  @Test
  void overNoRowsSumsAreUnknownAndCountsAreNothing() {
    // When
    Map<String, Object> found = loaded.summary(loaded.filter("1999-01-01", "1999-12-31"));

    // Then
    for (Figure.Column column : Figure.REVENUE_SUMMARY.columns()) {
      Object nothing = column.needed() ? 0L : column.derived() == null ? null : (Object) false;
      assertEquals(nothing, found.get(column.name()), column.name());
    }
  }

  @Test
  void whatADatasetLacksIsUnknownAndRowsAreTransactions() {
    // Given the same datasource, of which the ledger knows fewer columns
    String[] few = {"Branch", "grossRevenue", "returnsValue", "ItemName"};
    List<Canonical.Column> left =
        loaded.columns.stream().filter(column -> List.of(few).contains(column.name())).toList();
    loaded.ledger.has(loaded.dataset, 8, left, loaded.all.size(), loaded.visible);

    // When
    Map<String, Object> found = loaded.summary(loaded.filter(null, null));
    Map<String, Object> filtered = loaded.summary(sellers("Seller 1"));
    Map<String, Object> unknown = loaded.summary(sellers("Unknown"));
    Map<String, Object> product = loaded.figure(Figure.PRODUCT_ANALYTICS).get(0);
    loaded.tellLedger();

    // Then
    assertEquals(sum(loaded.all, Sale::net), (double) found.get("netSales"), 1e-6);
    assertEquals((long) loaded.all.size(), found.get("totalTransactions"));
    assertNull(found.get("grossProfit"));
    assertNull(found.get("netUnitsSold"));
    assertNull(found.get("lineItemCount"));
    assertEquals(0L, found.get("uniqueEmployees"));
    assertNull(filtered.get("netSales"));
    assertEquals(0L, filtered.get("totalTransactions"));
    assertEquals((long) loaded.all.size(), unknown.get("totalTransactions"));
    assertEquals("Unknown", product.get("productLine"));
    assertEquals(false, product.get("unitsKnown"));
    assertEquals(0.0, product.get("totalQty"));
  }

  private static Filter sellers(String... names) {
    return loaded.among(Map.of("salesPerson", List.of(names)));
  }

  @Test
  void anEstimateIsNearAndSaysSo() {
    // Given
    Query total = Query.total(List.of(Metric.TRANSACTIONS, Metric.UNIQUE_PRODUCTS));
    Query bySeller =
        Query.by(List.of(Key.of(Dimension.SALES_PERSON)), List.of(Metric.UNIQUE_PRODUCTS));

    // When
    Groups all = estimated(total);
    Groups sellers = estimated(bySeller);

    // Then
    Group found = all.only().get(0);
    assertEquals(Set.of(Metric.TRANSACTIONS, Metric.UNIQUE_PRODUCTS), all.estimates());
    assertEquals(transactions(loaded.all), found.number(Metric.TRANSACTIONS), 65);
    assertEquals(distinct(loaded.all, Sale::item), found.number(Metric.UNIQUE_PRODUCTS), 2);
    assertEquals(distinct(loaded.all, Sale::seller), sellers.only().size());
    AskFigure ask = AskFigure.of(Figure.SALES_PERFORMANCE, Filter.all(loaded.dataset));
    FigurePlan plan = FigurePlan.of(ask, Columns.of(dataset()));
    Table table = FigureTable.of(ask, plan, estimated(plan.query()));
    assertEquals(
        List.of("transactionCount", "averageSale", "uniqueBranches", "uniqueProducts"),
        table.estimates());
    for (Group seller : sellers.only()) {
      List<Sale> sold = loaded.sales(sale -> sale.seller().equals(seller.keys().get(0)));
      assertEquals(distinct(sold, Sale::item), seller.number(Metric.UNIQUE_PRODUCTS), 3);
    }
  }

  /** As a dataset is counted that is too large to be counted exactly. */
  private static Groups estimated(Query query) {
    Scope scope = Scope.of(dataset(), Filter.all(loaded.dataset), Span.of(null, null), null);
    Select select = new Select(scope, query, true);
    Statement statement = select.statement();
    SqlRows rows =
        loaded.room.ask(Asks.RUN_SQL, new RunSql(statement.sql(), statement.values(), 30_000));
    return Groups.read(select, query, scope, rows.rows(), Origin.NONE);
  }

  private static Dataset dataset() {
    return loaded.ledger.has(loaded.dataset, 7, loaded.columns, loaded.all.size(), loaded.visible);
  }

  @Test
  void aDatasetThatDruidHasNotYetIsAProblemNotAZero() {
    // Given
    loaded.ledger.has("not_in_druid", 1, loaded.columns, 5, UUID.randomUUID());

    // When
    Problem problem =
        loaded.room.refused(
            Asks.FIGURE, AskFigure.of(Figure.REVENUE_SUMMARY, Filter.all("not_in_druid")));

    // Then
    assertEquals(503, problem.status());
    assertNotNull(problem.detail());
  }
}
