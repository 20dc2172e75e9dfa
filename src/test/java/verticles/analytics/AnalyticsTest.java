package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.AnalyticsMessages.AskBranches;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskMonthlySales;
import verticles.contract.AnalyticsMessages.AskRevenueSummary;
import verticles.contract.AnalyticsMessages.Branch;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.MonthlySales;
import verticles.contract.AnalyticsMessages.RevenueSummary;
import verticles.contract.Canonical;
import verticles.contract.Problem;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** Druid's sums against sums that Java makes over the same rows. */
class AnalyticsTest {
  private static final String HOSTILE = "O'Brien \"& Sons\" -- ') OR 1=1";
  private static final String DATASET = "sales_" + UUID.randomUUID().toString().substring(0, 8);

  private static final List<Sale> SALES = new ArrayList<>();
  private static DruidRoom room;
  private static FakeLedger ledger;
  private static List<Canonical.Column> columns;
  private static UUID[] visible;

  @BeforeAll
  static void load() {
    S3 s3 = TestServices.s3();
    room = new DruidRoom(TestServices.druid(), s3);
    ledger = new FakeLedger(room.bus);
    Wait.on(room.vertx.deployVerticle(new AnalyticsVerticle()));

    List<Sale> second = new ArrayList<>(Sale.invent(2, 300));
    // the edges of February, a branch with an odd name, a sale without a cost in April
    second.add(sale("2024-02-01T00:00:00Z", "Branch 0", 10.0));
    second.add(sale("2024-02-29T23:59:59.999Z", "Branch 0", 20.0));
    second.add(sale("2024-03-01T00:00:00Z", "Branch 0", 40.0));
    second.add(sale("2024-02-10T00:00:00Z", HOSTILE, 80.0));
    second.add(sale("2024-04-05T00:00:00Z", "No cost", null));
    SALES.addAll(Sale.invent(1, 1_000));
    SALES.addAll(second);

    UUID one = load(s3, SALES.subList(0, 1_000));
    UUID two = load(s3, second);
    load(s3, Sale.invent(3, 200));
    visible = new UUID[] {one, two};
    ledger.has(DATASET, 7, columns, SALES.size(), visible);
  }

  private static UUID load(S3 s3, List<Sale> sales) {
    PreparedFile file = new PreparedFile(DATASET, Sale.COLUMNS);
    sales.forEach(sale -> sale.writeTo(file));
    columns = file.columns();
    return room.load(file, s3).id();
  }

  private static Sale sale(String at, String branch, Double cost) {
    return new Sale(
        Instant.parse(at),
        branch,
        "Line 0",
        "Group 0",
        "Seller 0",
        "Item 0",
        "Customer 0",
        "T-" + at,
        100,
        0,
        cost,
        1,
        0);
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  private static Filter filter(String from, String to) {
    return new Filter(DATASET, from, to, null, null, null, null);
  }

  private static Filter branches(String... branches) {
    return new Filter(DATASET, null, null, List.of(branches), null, null, null);
  }

  private static RevenueSummary summary(Filter filter) {
    return room.ask(Asks.REVENUE_SUMMARY, new AskRevenueSummary(filter));
  }

  private static List<Sale> sales(Predicate<Sale> which) {
    return SALES.stream().filter(which).toList();
  }

  private static double sum(List<Sale> sales, ToDoubleFunction<Sale> of) {
    return sales.stream().mapToDouble(of).sum();
  }

  private static long distinct(List<Sale> sales, Function<Sale, Object> of) {
    return sales.stream().map(of).filter(Objects::nonNull).distinct().count();
  }

  private static long transactions(List<Sale> sales) {
    long unnamed = sales.stream().filter(sale -> sale.transaction() == null).count();
    return distinct(sales, Sale::transaction) + unnamed;
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
    assertSums(SALES, summary(filter(null, null)));
  }

  @Test
  void theFirstAndTheLastDayBelongToARange() {
    // Given
    List<Sale> february =
        sales(sale -> sale.day().getYear() == 2024 && sale.day().getMonthValue() == 2);

    // When
    RevenueSummary found = summary(filter("2024-02-01", "2024-02-29"));

    // Then
    assertSums(february, found);
  }

  @Test
  void oneDayIsARangeToo() {
    assertSums(
        sales(sale -> sale.day().toString().equals("2024-02-29")),
        summary(filter("2024-02-29", "2024-02-29")));
  }

  @Test
  void filtersNarrowTogether() {
    // Given
    Filter filter =
        new Filter(
            DATASET,
            "2024-01-15",
            "2024-03-31",
            List.of("Branch 1", "Branch 2", "none such"),
            List.of("Line 0", "Line 1"),
            List.of("Group 3", "Group 1"),
            List.of("Seller 1", "Seller 2", "Seller 3"));

    // When
    RevenueSummary found = summary(filter);

    // Then
    assertSums(
        sales(
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
    assertSums(sales(sale -> sale.branch().equals(HOSTILE)), summary(branches(HOSTILE)));
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
    RevenueSummary found = summary(branches(value));

    // Then
    assertEquals(0, found.totalTransactions());
    assertNull(found.totalRevenue());
  }

  @Test
  void overNoRowsSumsAreUnknownAndCountsAreNothing() {
    // When
    RevenueSummary found = summary(filter("1999-01-01", "1999-12-31"));

    // Then
    assertEquals(
        new RevenueSummary(null, null, null, null, null, 0, null, 0, 0, 0, null, false), found);
  }

  @Test
  void monthsAreInOrderAndKnowTheirProfitWhereTheCostIsKnown() {
    // When
    List<MonthlySales> months =
        room.ask(Asks.MONTHLY_SALES, new AskMonthlySales(filter(null, null))).months();

    // Then
    TreeMap<String, List<Sale>> expected =
        SALES.stream()
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
        room.ask(Asks.BRANCHES, new AskBranches(filter("2024-01-01", "2024-03-31"))).branches();

    // Then
    List<Sale> inRange = sales(sale -> sale.day().getMonthValue() <= 3);
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
    DataRange range = room.ask(Asks.DATA_RANGE, new AskDataRange(DATASET));

    // Then
    assertEquals(
        new DataRange(
            SALES.stream().map(Sale::day).min(LocalDate::compareTo).get().toString(),
            SALES.stream().map(Sale::day).max(LocalDate::compareTo).get().toString(),
            SALES.size()),
        range);
  }

  @Test
  void whatADatasetLacksIsUnknownAndRowsAreTransactions() {
    // Given the same datasource, of which the ledger knows fewer columns
    String[] few = {"Branch", "grossRevenue", "returnsValue", "ItemName"};
    List<Canonical.Column> left =
        columns.stream().filter(column -> List.of(few).contains(column.name())).toList();
    ledger.has(DATASET, 8, left, SALES.size(), visible);

    // When
    RevenueSummary found = summary(filter(null, null));
    RevenueSummary filtered =
        summary(new Filter(DATASET, null, null, null, null, null, List.of("Seller 1")));
    RevenueSummary unknown =
        summary(new Filter(DATASET, null, null, null, null, null, List.of("Unknown")));
    ledger.has(DATASET, 7, columns, SALES.size(), visible);

    // Then
    assertEquals(sum(SALES, Sale::net), found.netSales(), 1e-6);
    assertEquals(SALES.size(), found.totalTransactions());
    assertNull(found.grossProfit());
    assertNull(found.netUnitsSold());
    assertNull(found.lineItemCount());
    assertEquals(0, found.uniqueEmployees());
    assertNull(filtered.netSales());
    assertEquals(0, filtered.totalTransactions());
    assertEquals(SALES.size(), unknown.totalTransactions());
  }

  @Test
  void aVeryLargeDatasetIsCountedByEstimateAndSaysSo() {
    // Given a dataset that the ledger takes for a very large one
    ledger.has(DATASET, 9, columns, Engine.EXACT_UP_TO_ROWS + 1, visible);

    // When
    RevenueSummary found = summary(filter(null, null));
    ledger.has(DATASET, 7, columns, SALES.size(), visible);

    // Then
    assertTrue(found.approximate());
    assertEquals(transactions(SALES), found.totalTransactions(), 0.05 * SALES.size());
    assertEquals(distinct(SALES, Sale::item), found.uniqueProducts(), 2);
    assertEquals(sum(SALES, Sale::net), found.netSales(), 1e-6);
  }

  @Test
  void aDatasetThatDruidHasNotYetIsAProblemNotAZero() {
    // Given
    ledger.has("not_in_druid", 1, columns, 5, UUID.randomUUID());

    // When
    Problem problem =
        room.refused(
            Asks.REVENUE_SUMMARY,
            new AskRevenueSummary(new Filter("not_in_druid", null, null, null, null, null, null)));

    // Then
    assertEquals(404, problem.status());
    assertNotNull(problem.detail());
  }
}
