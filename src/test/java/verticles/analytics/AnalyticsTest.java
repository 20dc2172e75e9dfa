package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.Oracle.assertNumber;
import static verticles.analytics.SalesInDruid.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskCatalogue;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.Asked;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Figure;
import verticles.contract.Metric;

/** Which rows a number is over: Druid's sums against sums that Java makes over the same rows. */
class AnalyticsTest {
  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  private static void assertSums(List<Sale> sales, Map<String, Object> found) {
    assertFalse(sales.isEmpty(), "a test over no sale tests nothing");
    for (Figure.Column column : Figure.REVENUE_SUMMARY.columns()) {
      if (column.metric() != null) {
        Double expected = Oracle.of(column.metric(), sales);
        assertNumber(expected, found.get(column.name()), column.name());
      }
    }
    assertEquals(false, found.get("approximate"));
  }

  @Test
  void sumsAreOverTheVisibleIngestionsOnly() {
    assertSums(loaded.all, loaded.summary(loaded.filter(null, null)));
  }

  @Test
  void theFirstAndTheLastDayBelongToARange() {
    // Given
    List<Sale> february =
        loaded.sales(sale -> sale.day().getYear() == 2024 && sale.day().getMonthValue() == 2);

    // When
    Map<String, Object> found = loaded.summary(loaded.filter("2024-02-01", "2024-02-29"));

    // Then
    assertSums(february, found);
  }

  @Test
  void oneDayIsARangeToo() {
    assertSums(
        loaded.sales(sale -> sale.day().toString().equals("2024-02-29")),
        loaded.summary(loaded.filter("2024-02-29", "2024-02-29")));
  }

  @Test
  void daysBeginInTheDatasetsTimeZone() {
    // Given a dataset of a zone in which the last day of February ends at 21:00 UTC
    loaded.ledger.has(
        loaded.dataset, 20, loaded.columns, loaded.all.size(), "Africa/Nairobi", loaded.visible);

    // When
    Map<String, Object> march = loaded.summary(loaded.filter("2024-03-01", "2024-03-01"));
    List<Map<String, Object>> months = loaded.figure(Figure.MONTHLY_SALES_GROWTH);
    loaded.tellLedger();

    // Then
    List<Sale> expected =
        loaded.sales(sale -> sale.dayIn("Africa/Nairobi").toString().equals("2024-03-01"));
    assertFalse(expected.stream().allMatch(sale -> sale.day().getMonthValue() == 3));
    assertSums(expected, march);
    assertEquals("2024-01-01", months.get(0).get("date"));
    assertNumber(
        sum(loaded.sales(it -> it.dayIn("Africa/Nairobi").getMonthValue() == 2), Sale::net),
        months.get(1).get("totalSales"),
        "February");
  }

  @Test
  void filtersNarrowTogether() {
    // Given
    Map<String, List<String>> among =
        Map.of(
            "branch", List.of("Branch 1", "Branch 2", "none such"),
            "productLine", List.of("Line 0", "Line 1"),
            "itemGroup", List.of("Group 3", "Group 1"),
            "salesPerson", List.of("Seller 1", "Seller 2", "Seller 3", "Seller 4"),
            "ReturnReason", List.of("Unknown", "Reason 1"));
    Filter filter = new Filter(loaded.dataset, "2024-01-15", "2024-03-31", among);

    // When
    Map<String, Object> found = loaded.summary(filter);

    // Then
    assertSums(
        loaded.sales(
            sale ->
                !sale.day().isBefore(LocalDate.of(2024, 1, 15))
                    && !sale.day().isAfter(LocalDate.of(2024, 3, 31))
                    && among.get("branch").contains(sale.branch())
                    && among.get("productLine").contains(sale.line())
                    && among.get("itemGroup").contains(sale.group())
                    && among.get("salesPerson").contains(sale.seller())
                    && (sale.reason() == null || sale.reason().equals("Reason 1"))),
        found);
  }

  @Test
  void customersAndProductsAreFiltersToo() {
    // Given
    Filter filter =
        loaded.among(
            Map.of(
                "customer", List.of("Customer 0", "Customer 7"),
                "item", List.of("Item 0", "Item 1", "Item 2", "Item 3", "Item 4", "Item 5")));

    // When
    Map<String, Object> found = loaded.summary(filter);

    // Then
    assertSums(
        loaded.sales(
            sale ->
                filter.among().get("customer").contains(sale.customer())
                    && filter.among().get("item").contains(sale.item())),
        found);
  }

  @Test
  void aHostileValueIsAValue() {
    assertSums(
        loaded.sales(sale -> sale.branch().equals(SalesInDruid.HOSTILE)),
        loaded.summary(loaded.among(Map.of("branch", List.of(SalesInDruid.HOSTILE)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "x') OR (1=1",
        "'; DROP TABLE sales; --",
        "\" OR \"\"=\"",
        "?",
        "",
        "]} , {\"type\":\"DOUBLE\"",
        "Branch 0\u0000",
        "Branch 0 "
      })
  void anAttackFindsNothing(String value) {
    // When
    Map<String, Object> found = loaded.summary(loaded.among(Map.of("branch", List.of(value))));

    // Then
    assertEquals(0L, found.get("totalTransactions"));
    assertNull(found.get("totalRevenue"));
  }

  @Test
  void theRangeIsThatOfTheVisibleRows() {
    // When
    DataRange range = loaded.room.ask(Asks.DATA_RANGE, new AskDataRange(loaded.dataset));

    // Then
    assertEquals(
        new DataRange(
            loaded.all.stream().map(Sale::day).min(LocalDate::compareTo).get().toString(),
            loaded.all.stream().map(Sale::day).max(LocalDate::compareTo).get().toString(),
            loaded.all.size()),
        range);
  }

  @Test
  void aCatalogueSaysWhatThereIsToAskFor() {
    // When
    Catalogue catalogue = loaded.room.ask(Asks.CATALOGUE, new AskCatalogue(loaded.dataset));

    // Then
    assertEquals(Metric.values().length, catalogue.metrics().size());
    assertTrue(catalogue.metrics().stream().allMatch(Asked::known));
    Map<String, Boolean> known =
        catalogue.dimensions().stream().collect(Collectors.toMap(Asked::name, Asked::known));
    assertEquals(true, known.get("branch"));
    assertEquals(true, known.get("ReturnReason"));
    assertEquals(false, known.get("region"));
  }
}
