package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.analytics.SalesInDruid.distinct;
import static verticles.analytics.SalesInDruid.sum;
import static verticles.analytics.SalesInDruid.transactions;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Canonical;
import verticles.contract.Figure;
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
  void aVeryLargeDatasetIsCountedByEstimateAndSaysSo() {
    // Given a dataset that the ledger takes for a very large one
    loaded.ledger.has(
        loaded.dataset, 9, loaded.columns, Engine.EXACT_UP_TO_ROWS + 1, loaded.visible);

    // When
    Map<String, Object> found = loaded.summary(loaded.filter(null, null));
    Map<String, Object> seller = loaded.figure(Figure.SALES_PERFORMANCE).get(0);
    loaded.tellLedger();

    // Then
    assertEquals(true, found.get("approximate"));
    assertEquals(transactions(loaded.all), number(found, "totalTransactions"), 65);
    assertEquals(distinct(loaded.all, Sale::item), number(found, "uniqueProducts"), 2);
    assertEquals(sum(loaded.all, Sale::net), number(found, "netSales"), 1e-6);
    List<Sale> sold = loaded.sales(sale -> sale.seller().equals(seller.get("salesPerson")));
    assertEquals(distinct(sold, Sale::item), number(seller, "uniqueProducts"), 3);
  }

  private static double number(Map<String, Object> row, String name) {
    return ((Number) row.get(name)).doubleValue();
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
