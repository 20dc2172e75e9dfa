package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.SalesInDruid.distinct;
import static verticles.analytics.SalesInDruid.sum;
import static verticles.analytics.SalesInDruid.transactions;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskBranches;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskMonthlySales;
import verticles.contract.AnalyticsMessages.Branch;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.MonthlySales;
import verticles.contract.AnalyticsMessages.RevenueSummary;

/** Druid's sums against sums that Java makes over the same rows. */
class AnalyticsTest {
  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = new SalesInDruid();
  }

  @AfterAll
  static void stop() {
    loaded.close();
  }

  private static void assertSums(List<Sale> sales, RevenueSummary found) {
    assertFalse(sales.isEmpty(), "a test over no sale tests nothing");
    assertEquals(sum(sales, Sale::gross), found.totalRevenue(), 1e-6);
    assertEquals(sum(sales, Sale::returned), found.returnsValue(), 1e-6);
    assertEquals(sum(sales, Sale::net), found.netSales(), 1e-6);
    assertEquals(sales.size(), found.lineItemCount());
    assertEquals(transactions(sales), found.totalTransactions());
    assertEquals(sum(sales, Sale::net) / transactions(sales), found.averageTransaction(), 1e-6);
    assertEquals(distinct(sales, Sale::item), found.uniqueProducts());
    assertEquals(distinct(sales, Sale::branch), found.uniqueBranches());
    assertEquals(distinct(sales, Sale::seller), found.uniqueEmployees());
    assertEquals(sum(sales, Sale::sold) + sum(sales, Sale::unitsReturned), found.netUnitsSold());
    assertFalse(found.approximate());
    if (sales.stream().allMatch(sale -> sale.cost() != null)) {
      assertEquals(sum(sales, Sale::net) - sum(sales, Sale::cost), found.grossProfit(), 1e-6);
    } else {
      assertNull(found.grossProfit(), "an unknown cost is not a cost of nothing");
    }
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
    RevenueSummary found = loaded.summary(loaded.filter("2024-02-01", "2024-02-29"));

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
  void filtersNarrowTogether() {
    // Given
    Filter filter =
        new Filter(
            loaded.dataset,
            "2024-01-15",
            "2024-03-31",
            List.of("Branch 1", "Branch 2", "none such"),
            List.of("Line 0", "Line 1"),
            List.of("Group 3", "Group 1"),
            List.of("Seller 1", "Seller 2", "Seller 3"));

    // When
    RevenueSummary found = loaded.summary(filter);

    // Then
    assertSums(
        loaded.sales(
            sale ->
                !sale.day().isBefore(LocalDate.of(2024, 1, 15))
                    && !sale.day().isAfter(LocalDate.of(2024, 3, 31))
                    && filter.branches().contains(sale.branch())
                    && filter.productLines().contains(sale.line())
                    && filter.itemGroups().contains(sale.group())
                    && filter.salesPersons().contains(sale.seller())),
        found);
  }

  @Test
  void aHostileValueIsAValue() {
    assertSums(
        loaded.sales(sale -> sale.branch().equals(SalesInDruid.HOSTILE)),
        loaded.summary(loaded.branches(SalesInDruid.HOSTILE)));
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
    RevenueSummary found = loaded.summary(loaded.branches(value));

    // Then
    assertEquals(0, found.totalTransactions());
    assertNull(found.totalRevenue());
  }

  @Test
  void monthsAreInOrderAndKnowTheirProfitWhereTheCostIsKnown() {
    // When
    List<MonthlySales> months =
        loaded
            .room
            .ask(Asks.MONTHLY_SALES, new AskMonthlySales(loaded.filter(null, null)))
            .months();

    // Then
    TreeMap<String, List<Sale>> expected =
        loaded.all.stream()
            .collect(
                Collectors.groupingBy(
                    sale -> sale.day().withDayOfMonth(1).toString(),
                    TreeMap::new,
                    Collectors.toList()));
    assertEquals(List.copyOf(expected.keySet()), months.stream().map(MonthlySales::date).toList());
    for (MonthlySales month : months) {
      List<Sale> sales = expected.get(month.date());
      assertEquals(sum(sales, Sale::net), month.totalSales(), 1e-6);
      if (month.date().equals("2024-04-01")) {
        assertNull(month.grossProfit());
      } else {
        assertEquals(sum(sales, Sale::net) - sum(sales, Sale::cost), month.grossProfit(), 1e-6);
      }
    }
  }

  @Test
  void branchesComeByWhatTheySell() {
    // When
    List<Branch> found =
        loaded
            .room
            .ask(Asks.BRANCHES, new AskBranches(loaded.filter("2024-01-01", "2024-03-31")))
            .branches();

    // Then
    List<Sale> inRange = loaded.sales(sale -> sale.day().getMonthValue() <= 3);
    assertEquals(distinct(inRange, Sale::branch), found.size());
    double last = Double.MAX_VALUE;
    for (Branch branch : found) {
      List<Sale> sales =
          inRange.stream().filter(sale -> sale.branch().equals(branch.branch())).toList();
      assertEquals(sum(sales, Sale::net), branch.totalSales(), 1e-6);
      assertEquals(transactions(sales), branch.transactionCount());
      assertEquals(sum(sales, Sale::net) / transactions(sales), branch.averageSale(), 1e-6);
      assertEquals(distinct(sales, Sale::customer), branch.uniqueCustomers());
      assertEquals(distinct(sales, Sale::item), branch.uniqueProducts());
      assertTrue(branch.totalSales() <= last);
      last = branch.totalSales();
    }
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
}
