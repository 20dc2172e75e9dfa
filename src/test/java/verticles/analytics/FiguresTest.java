package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.Oracle.assertNumber;
import static verticles.analytics.Oracle.groups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.Canonical;
import verticles.contract.Dimension;
import verticles.contract.Figure;
import verticles.contract.Granularity;
import verticles.contract.Metric;

/** Each figure against what Java makes of the same rows. */
class FiguresTest {
  private static final Map<Dimension, Function<Sale, String>> VALUES =
      Map.of(
          Dimension.BRANCH, Sale::branch,
          Dimension.PRODUCT_LINE, Sale::line,
          Dimension.ITEM_GROUP, Sale::group,
          Dimension.ITEM, Sale::item,
          Dimension.SALES_PERSON, Sale::seller,
          Dimension.CUSTOMER, Sale::customer);

  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  private static AskFigure ask(Figure figure, Integer limit, Order order) {
    return new AskFigure(figure, loaded.filter(null, null), null, null, order, limit, null, null);
  }

  /** What a row of the figure is about, in the order of its key columns. */
  private static List<String> keys(Figure figure, Sale sale) {
    List<String> keys = new ArrayList<>();
    for (Figure.Column column : figure.columns()) {
      if (column.isDate()) {
        String day = sale.day().withDayOfMonth(1).toString();
        keys.add(column.name().equals("monthYear") ? day.substring(0, 7) : day);
      } else if (column.dimension() != null && column.needed()) {
        keys.add(VALUES.get(column.dimension()).apply(sale));
      }
    }
    return keys;
  }

  private static List<String> keys(Figure figure, Map<String, Object> row) {
    return figure.columns().stream()
        .filter(it -> it.isDate() || it.dimension() != null && it.needed())
        .map(it -> (String) row.get(it.name()))
        .toList();
  }

  private static void assertMetrics(Figure figure, List<Sale> sales, Map<String, Object> row) {
    for (Figure.Column column : figure.columns()) {
      if (column.metric() != null) {
        Double expected = Oracle.of(column.metric(), sales);
        boolean zero = expected == null && column.needed();
        assertNumber(zero ? (Double) 0.0 : expected, row.get(column.name()), column.name() + row);
      }
    }
  }

  /** By what each list is sorted, and how many rows it has by itself. */
  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(Figure.MONTHLY_SALES_GROWTH, null, 10_000),
        Arguments.of(Figure.MARGIN_TRENDS, null, 10_000),
        Arguments.of(Figure.PRODUCT_PERFORMANCE, Metric.NET_SALES, 20),
        Arguments.of(Figure.PRODUCT_ANALYTICS, Metric.NET_SALES, 1_000),
        Arguments.of(Figure.BRANCH_PERFORMANCE, Metric.NET_SALES, 10_000),
        Arguments.of(Figure.BRANCH_GROWTH, null, 10_000),
        Arguments.of(Figure.BRANCH_LIST, null, 10_000),
        Arguments.of(Figure.SALES_PERFORMANCE, Metric.NET_SALES, 10_000),
        Arguments.of(Figure.TOP_CUSTOMERS, Metric.NET_SALES, 20),
        Arguments.of(Figure.SALESPERSON_PRODUCT_MIX, Metric.GROSS_MARGIN, 10_000));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListHasEachGroupsNumbersInItsOrder(Figure figure, Metric by, int limit) {
    // Given
    Map<List<String>, List<Sale>> expected = groups(loaded.all, sale -> keys(figure, sale));
    if (figure == Figure.BRANCH_GROWTH) {
      withEveryMonth(expected);
    }

    // When
    List<Map<String, Object>> rows = loaded.figure(figure);

    // Then
    List<List<String>> inOrder = new ArrayList<>(expected.keySet());
    Comparator<List<String>> order =
        by == null
            ? Comparator.comparing((List<String> keys) -> keys.get(0))
                .thenComparing(keys -> keys.get(keys.size() - 1))
            : Comparator.comparing(
                (List<String> keys) -> Oracle.of(by, expected.get(keys)),
                Comparator.nullsLast(Comparator.reverseOrder()));
    inOrder.sort(order.thenComparing(keys -> keys.get(0)));
    assertEquals(
        inOrder.stream().limit(limit).toList(), rows.stream().map(it -> keys(figure, it)).toList());
    rows.forEach(row -> assertMetrics(figure, expected.get(keys(figure, row)), row));
  }

  /** From a branch's first month on, to the last one of the data. */
  private static void withEveryMonth(Map<List<String>, List<Sale>> expected) {
    for (List<String> first : List.copyOf(expected.keySet())) {
      for (String month : List.of("2024-02", "2024-03", "2024-04")) {
        if (month.compareTo(first.get(1)) > 0) {
          expected.putIfAbsent(List.of(first.get(0), month), List.of());
        }
      }
    }
  }

  @Test
  void growthIsOverTheMonthBefore() {
    // Given
    Map<List<String>, List<Sale>> expected =
        groups(loaded.all, sale -> keys(Figure.BRANCH_GROWTH, sale));

    // When
    List<Map<String, Object>> rows = loaded.figure(Figure.BRANCH_GROWTH);

    // Then
    int told = 0;
    for (Map<String, Object> row : rows) {
      String month = (String) row.get("monthYear");
      String before = LocalDate.parse(month + "-01").minusMonths(1).toString().substring(0, 7);
      List<Sale> then = expected.get(List.of((String) row.get("branch"), before));
      if (then == null) {
        assertNull(row.get("growthPct"));
      } else {
        double sold = Oracle.of(Metric.NET_SALES, then);
        double now =
            Oracle.of(
                Metric.NET_SALES,
                expected.getOrDefault(keys(Figure.BRANCH_GROWTH, row), List.of()));
        assertNumber((now - sold) / sold * 100, row.get("growthPct"), "growth");
        told++;
      }
    }
    assertTrue(told > 10);
  }

  @Test
  void aHeatmapIsOfTheProductsThatSellMost() {
    // Given
    Map<String, List<Sale>> byItem = groups(loaded.all, Sale::item);
    List<String> top =
        byItem.keySet().stream()
            .sorted(Comparator.comparing(item -> -Oracle.of(Metric.NET_SALES, byItem.get(item))))
            .limit(3)
            .toList();
    Map<List<String>, List<Sale>> expected =
        groups(
            loaded.sales(sale -> top.contains(sale.item())),
            sale -> List.of(sale.branch(), sale.item()));

    // When
    List<Map<String, Object>> rows = loaded.figure(ask(Figure.BRANCH_PRODUCT_HEATMAP, 3, null));

    // Then
    assertEquals(expected.size(), rows.size());
    rows.forEach(
        row ->
            assertMetrics(
                Figure.BRANCH_PRODUCT_HEATMAP,
                expected.get(List.of(row.get("branch"), row.get("product"))),
                row));
  }

  @Test
  void returnsAreByReasonWhereTheDataTellsElseByProduct() {
    // Given the same data, of which the ledger knows no reason
    List<Canonical.Column> without =
        loaded.columns.stream().filter(it -> !it.name().equals("ReturnReason")).toList();
    List<Sale> returned = loaded.sales(sale -> sale.returned() < 0);

    // When
    List<Map<String, Object>> byReason = loaded.figure(Figure.RETURNS_ANALYSIS);
    loaded.ledger.has(loaded.dataset, 30, without, loaded.all.size(), loaded.visible);
    List<Map<String, Object>> byItem = loaded.figure(ask(Figure.RETURNS_ANALYSIS, 100, null));
    loaded.tellLedger();

    // Then
    assertReturns(groups(returned, it -> it.reason() == null ? "Unknown" : it.reason()), byReason);
    assertReturns(groups(returned, Sale::item), byItem);
  }

  private static void assertReturns(
      Map<String, List<Sale>> expected, List<Map<String, Object>> rows) {
    assertEquals(expected.size(), rows.size());
    long last = Long.MAX_VALUE;
    for (Map<String, Object> row : rows) {
      assertEquals((long) expected.get(row.get("reason")).size(), row.get("count"));
      assertTrue((long) row.get("count") <= last);
      last = (long) row.get("count");
    }
  }

  @Test
  void profitIsByTheDimensionThatIsAskedFor() {
    for (Dimension dimension :
        List.of(Dimension.BRANCH, Dimension.PRODUCT_LINE, Dimension.ITEM_GROUP)) {
      // Given
      Map<String, List<Sale>> expected = groups(loaded.all, VALUES.get(dimension));

      // When
      List<Map<String, Object>> rows =
          loaded.figure(
              new AskFigure(
                  Figure.PROFITABILITY_BY_DIMENSION,
                  loaded.filter(null, null),
                  null,
                  null,
                  null,
                  null,
                  dimension.column(),
                  null));

      // Then
      assertEquals(expected.size(), rows.size());
      for (Map<String, Object> row : rows) {
        String value = (String) row.get(dimension.word());
        assertEquals(
            1,
            Stream.of("branch", "productLine", "itemGroup")
                .filter(row::containsKey)
                .filter(it -> row.get(it) != null)
                .count());
        assertMetrics(Figure.PROFITABILITY_BY_DIMENSION, expected.get(value), row);
      }
    }
  }

  @Test
  void aQuotaIsTheMedianOfAllSalesPersons() {
    // Given
    Map<String, List<Sale>> expected = groups(loaded.all, Sale::seller);
    expected.remove("Unknown");
    List<Double> sorted =
        expected.values().stream().map(it -> Oracle.of(Metric.NET_SALES, it)).sorted().toList();
    assertEquals(9, sorted.size());

    // When
    List<Map<String, Object>> rows =
        loaded.figure(ask(Figure.SALES_PERFORMANCE, 2, new Order("quotaAttainment", false)));

    // Then
    assertEquals(2, rows.size());
    assertNumber(sorted.get(0) / sorted.get(4) * 100, rows.get(0).get("quotaAttainment"), "least");
    assertNumber(sorted.get(1) / sorted.get(4) * 100, rows.get(1).get("quotaAttainment"), "next");
  }

  @Test
  void rowsThatNameNobodyAreNobodysQuota() {
    // When
    Map<String, Object> nobody =
        loaded.figure(Figure.SALES_PERFORMANCE).stream()
            .filter(row -> row.get("salesPerson").equals("Unknown"))
            .findFirst()
            .orElseThrow();

    // Then
    assertNumber(200.0, nobody.get("totalSales"), "sales");
    assertNull(nobody.get("quotaAttainment"));
  }

  @Test
  void theSummarySaysHowManyRowsNameNobody() {
    // When
    Map<String, Object> all = loaded.summary(loaded.filter(null, null));

    // Then
    assertEquals(200L, all.get("uniqueCustomers"));
    assertEquals(2L, all.get("rowsWithoutCustomer"));
    assertEquals(9L, all.get("uniqueEmployees"));
    assertEquals(2L, all.get("rowsWithoutEmployee"));
    assertEquals(0L, all.get("rowsWithoutProduct"));
  }

  @Test
  void aTargetIsAttainedInPercentOrNotKnown() {
    // Given
    Double net = Oracle.of(Metric.NET_SALES, loaded.all);

    // When
    Map<String, Object> with = loaded.figure(target(200_000.0)).get(0);
    Map<String, Object> without = loaded.figure(target(null)).get(0);

    // Then
    assertNumber(net, with.get("totalSales"), "sales");
    assertNumber(net / 200_000 * 100, with.get("attainmentPercentage"), "attainment");
    assertNumber(net, without.get("totalSales"), "sales");
    assertNull(without.get("attainmentPercentage"));
  }

  private static AskFigure target(Double target) {
    return new AskFigure(
        Figure.TARGET_ATTAINMENT, loaded.filter(null, null), null, null, null, null, null, target);
  }

  @ParameterizedTest
  @MethodSource("granularities")
  void aCourseIsToldInAnyStretchOfTime(Granularity granularity, Function<Sale, LocalDate> day) {
    // Given
    Map<String, List<Sale>> expected = groups(loaded.all, sale -> day.apply(sale).toString());

    // When
    List<Map<String, Object>> rows =
        loaded.figure(
            new AskFigure(
                Figure.MARGIN_TRENDS,
                loaded.filter(null, null),
                null,
                granularity,
                null,
                null,
                null,
                null));

    // Then
    assertEquals(
        expected.keySet().stream().sorted().toList(),
        rows.stream().map(row -> (String) row.get("date")).toList());
    rows.forEach(
        row -> assertMetrics(Figure.MARGIN_TRENDS, expected.get((String) row.get("date")), row));
  }

  static Stream<Arguments> granularities() {
    Function<Sale, LocalDate> day = Sale::day;
    Function<Sale, LocalDate> week =
        sale -> sale.day().minusDays(sale.day().getDayOfWeek().getValue() - 1);
    Function<Sale, LocalDate> quarter =
        sale -> LocalDate.of(sale.day().getYear(), (sale.day().getMonthValue() - 1) / 3 * 3 + 1, 1);
    Function<Sale, LocalDate> year = sale -> LocalDate.of(sale.day().getYear(), 1, 1);
    return Stream.of(
        Arguments.of(Granularity.DAY, day),
        Arguments.of(Granularity.WEEK, week),
        Arguments.of(Granularity.QUARTER, quarter),
        Arguments.of(Granularity.YEAR, year));
  }

  @Test
  void aListIsSortedAndCutAsOneWants() {
    // Given
    Map<String, List<Sale>> byCustomer = groups(loaded.all, Sale::customer);

    // When
    List<Map<String, Object>> rows =
        loaded.figure(ask(Figure.TOP_CUSTOMERS, 5, new Order("salesAmount", false)));

    // Then
    List<Double> least =
        byCustomer.values().stream()
            .map(it -> Oracle.of(Metric.NET_SALES, it))
            .sorted()
            .limit(5)
            .toList();
    assertEquals(5, rows.size());
    for (int i = 0; i < 5; i++) {
      assertNumber(least.get(i), rows.get(i).get("salesAmount"), "place " + i);
    }
    assertFalse(rows.get(0).get("cardName").equals(rows.get(1).get("cardName")));
  }
}
