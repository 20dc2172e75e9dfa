package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.SalesInDruid.distinct;
import static verticles.analytics.SalesInDruid.sum;
import static verticles.analytics.SalesInDruid.transactions;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskRevenueSummary;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.RevenueSummary;
import verticles.contract.Canonical;
import verticles.contract.Problem;

/** What is said where something is not there, or not exactly known. */
class UnknownsTest {
  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = new SalesInDruid();
  }

  @AfterAll
  static void stop() {
    loaded.close();
  }

  @Test
  void overNoRowsSumsAreUnknownAndCountsAreNothing() {
    // When
    RevenueSummary found = loaded.summary(loaded.filter("1999-01-01", "1999-12-31"));

    // Then
    assertEquals(
        new RevenueSummary(null, null, null, null, null, 0, null, 0, 0, 0, null, false), found);
  }

  @Test
  void whatADatasetLacksIsUnknownAndRowsAreTransactions() {
    // Given the same datasource, of which the ledger knows fewer columns
    String[] few = {"Branch", "grossRevenue", "returnsValue", "ItemName"};
    List<Canonical.Column> left =
        loaded.columns.stream().filter(column -> List.of(few).contains(column.name())).toList();
    loaded.ledger.has(loaded.dataset, 8, left, loaded.all.size(), loaded.visible);

    // When
    RevenueSummary found = loaded.summary(loaded.filter(null, null));
    RevenueSummary filtered =
        loaded.summary(
            new Filter(loaded.dataset, null, null, null, null, null, List.of("Seller 1")));
    RevenueSummary unknown =
        loaded.summary(
            new Filter(loaded.dataset, null, null, null, null, null, List.of("Unknown")));
    loaded.tellLedger();

    // Then
    assertEquals(sum(loaded.all, Sale::net), found.netSales(), 1e-6);
    assertEquals(loaded.all.size(), found.totalTransactions());
    assertNull(found.grossProfit());
    assertNull(found.netUnitsSold());
    assertNull(found.lineItemCount());
    assertEquals(0, found.uniqueEmployees());
    assertNull(filtered.netSales());
    assertEquals(0, filtered.totalTransactions());
    assertEquals(loaded.all.size(), unknown.totalTransactions());
  }

  @Test
  void aVeryLargeDatasetIsCountedByEstimateAndSaysSo() {
    // Given a dataset that the ledger takes for a very large one
    loaded.ledger.has(
        loaded.dataset, 9, loaded.columns, Engine.EXACT_UP_TO_ROWS + 1, loaded.visible);

    // When
    RevenueSummary found = loaded.summary(loaded.filter(null, null));
    loaded.tellLedger();

    // Then
    assertTrue(found.approximate());
    assertEquals(transactions(loaded.all), found.totalTransactions(), 0.05 * loaded.all.size());
    assertEquals(distinct(loaded.all, Sale::item), found.uniqueProducts(), 2);
    assertEquals(sum(loaded.all, Sale::net), found.netSales(), 1e-6);
  }

  @Test
  void aDatasetThatDruidHasNotYetIsAProblemNotAZero() {
    // Given
    loaded.ledger.has("not_in_druid", 1, loaded.columns, 5, UUID.randomUUID());

    // When
    Problem problem =
        loaded.room.refused(
            Asks.REVENUE_SUMMARY,
            new AskRevenueSummary(new Filter("not_in_druid", null, null, null, null, null, null)));

    // Then
    assertEquals(503, problem.status());
    assertNotNull(problem.detail());
  }
}
