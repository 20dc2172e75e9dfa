package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.analytics.Oracle.assertNumber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.contract.Granularity;
import verticles.contract.Metric;

/** Courses in which nothing was sold for a while: one branch has one sale, on 2024-02-10. */
class CourseTest {
  private static final String SOLD = "2024-02-10";
  private static final List<String> METRICS =
      List.of("netSales", "grossProfit", "transactions", "marginPct", "lastSale");

  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  @AfterEach
  void tellTheLedgerTheTruth() {
    loaded.tellLedger();
  }

  private static Filter branch(String name, String from, String until) {
    return new Filter(loaded.dataset, from, until, Map.of("branch", List.of(name)));
  }

  private static AskTable course(
      Filter filter, Granularity each, String split, String pivot, Order order, int limit) {
    return new AskTable(
        filter, List.of(), each, METRICS, split, pivot, order, limit, 0, null, true);
  }

  private static List<Map<String, Object>> rows(AskTable question) {
    return SalesInDruid.rows(loaded.room.ask(Asks.EXPLORE, question));
  }

  private static List<Object> times(List<Map<String, Object>> rows) {
    return rows.stream().map(row -> row.get("time")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2024-02-08, 2024-02-12, 2024-02-08, 5, 2024-02-10",
    "WEEK, , , 2024-01-01, 15, 2024-02-05",
    "MONTH, , , 2024-01-01, 4, 2024-02-01",
    "MONTH, 2023-06-01, 2024-03-31, 2024-01-01, 3, 2024-02-01",
    "QUARTER, 2024-02-01, , 2024-01-01, 2, 2024-01-01"
  })
  void aCourseHasEveryStretchThatTheDataHas(
      Granularity each, String from, String until, String first, int count, String sold) {
    // Given
    List<Object> expected =
        Stream.iterate(LocalDate.parse(first), it -> each.plus(it, 1))
            .limit(count)
            .<Object>map(LocalDate::toString)
            .toList();

    // When
    List<Map<String, Object>> rows =
        rows(course(branch(SalesInDruid.HOSTILE, from, until), each, null, null, null, 1_000));

    // Then
    assertEquals(expected, times(rows));
    for (Map<String, Object> row : rows) {
      boolean there = row.get("time").equals(sold);
      assertEquals(there ? 100.0 : 0.0, row.get("netSales"));
      assertEquals(there ? 20.0 : 0.0, row.get("grossProfit"));
      assertEquals(there ? 1L : 0L, row.get("transactions"));
      assertEquals(there ? 20.0 : null, row.get("marginPct"));
      assertEquals(there, row.get("lastSale") != null);
    }
  }

  @Test
  void whatACourseIsComparedToHasEveryStretchToo() {
    // Given three days that begin with the one on which something was sold, and others round it
    Filter days = branch(SalesInDruid.HOSTILE, "2024-02-10", "2024-02-12");
    CompareTo before = new CompareTo(Comparison.CUSTOM, "2024-02-09", "2024-02-11");

    // When
    List<Map<String, Object>> rows =
        rows(
            new AskTable(
                days,
                List.of(),
                Granularity.DAY,
                METRICS,
                null,
                null,
                null,
                1_000,
                0,
                before,
                true));

    // Then
    assertEquals(
        List.of(0.0, 100.0, 0.0), rows.stream().map(row -> row.get("netSales.before")).toList());
    assertEquals(
        List.of(100.0, -100.0, 0.0), rows.stream().map(row -> row.get("netSales.change")).toList());
  }

  @Test
  void whatTheDataCannotTellIsNotNothing() {
    // Given the ledger knows of no cost
    loaded.ledger.has(
        loaded.dataset,
        40,
        loaded.columns.stream().filter(it -> !it.name().equals("totalCost")).toList(),
        loaded.all.size(),
        loaded.visible);
    loaded.ledger.spans(loaded.dataset, at("2024-01-01"), at("2024-04-09"));

    // When
    List<Map<String, Object>> rows =
        rows(
            course(
                branch(SalesInDruid.HOSTILE, null, null), Granularity.MONTH, null, null, null, 9));

    // Then
    assertEquals(4, rows.size());
    rows.forEach(row -> assertNull(row.get("grossProfit")));
    assertEquals(0.0, rows.get(0).get("netSales"));
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  @Test
  void aSplitAndAPivotHaveEveryStretchToo() {
    // Given
    Filter february = branch(SalesInDruid.HOSTILE, "2024-02-09", "2024-02-11");

    // When
    List<Map<String, Object>> split =
        rows(course(february, Granularity.DAY, "productLine", null, null, 9));
    Table pivot =
        loaded.room.ask(
            Asks.EXPLORE, course(february, Granularity.DAY, null, "productLine", null, 9));

    // Then
    assertEquals(List.of("2024-02-09", SOLD, "2024-02-11"), times(split));
    assertEquals(List.of(0.0, 100.0, 0.0), split.stream().map(row -> row.get("netSales")).toList());
    assertEquals(3, pivot.rows().size());
    assertEquals(0.0, pivot.rows().get(0).get(1));
    assertEquals(100.0, pivot.rows().get(1).get(1));
    assertNull(pivot.rows().get(0).get(4));
  }

  @Test
  void stretchesAreSortedAndCutAsOneWants() {
    // Given
    Filter own = branch(SalesInDruid.HOSTILE, null, null);

    // When
    List<Map<String, Object>> most =
        rows(course(own, Granularity.MONTH, null, null, new Order("marginPct", true), 2));
    List<Map<String, Object>> last =
        rows(course(own, Granularity.MONTH, null, null, new Order("time", true), 2));

    // Then
    assertEquals(List.of("2024-02-01", "2024-01-01"), times(most));
    assertEquals(List.of("2024-04-01", "2024-03-01"), times(last));
  }

  @ParameterizedTest
  @CsvSource({
    "netSales, false",
    "netSales, true",
    "marginPct, false",
    "marginPct, true",
    "time, false",
    "time, true"
  })
  void pagesOfACourseHaveEveryStretchOnceInOrderAlsoWhereItIsSplit(String by, boolean descending) {
    // Given 100 days, on one of which the branch sold something
    Filter own = branch(SalesInDruid.HOSTILE, null, null);
    Order order = new Order(by, descending);

    // When
    List<Map<String, Object>> all = rows(course(own, Granularity.DAY, null, null, order, 10_000));
    List<Map<String, Object>> pages = new ArrayList<>();
    List<Map<String, Object>> split = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 40) {
      pages.addAll(rows(page(own, null, order, from)));
      split.addAll(rows(page(own, "productLine", order, from)));
    }

    // Then
    assertEquals(all, pages);
    assertEquals(times(all), times(split));
    boolean backward = by.equals("time") && descending;
    Comparator<Object> days = Comparator.comparing(String.class::cast);
    List<Object> inOrder =
        new ArrayList<>(times(all).stream().sorted(backward ? days.reversed() : days).toList());
    assertEquals(100, inOrder.stream().distinct().count());
    if (!by.equals("time")) {
      // on all other days nothing was sold, so that no margin of theirs is known
      boolean first = descending || by.equals("marginPct");
      inOrder.remove(SOLD);
      inOrder.add(first ? 0 : inOrder.size(), SOLD);
    }
    assertEquals(inOrder, times(all));
  }

  private static AskTable page(Filter filter, String split, Order order, int from) {
    return new AskTable(
        filter, List.of(), Granularity.DAY, METRICS, split, null, order, 40, from, null, true);
  }

  @Test
  void whereNothingWasSoldAtAllThereIsNoCourse() {
    // When
    List<Map<String, Object>> rows =
        rows(course(branch("Nowhere", null, null), Granularity.MONTH, null, null, null, 9));

    // Then
    assertEquals(List.of(), rows);
  }

  @Test
  void ofMoreStretchesThanAnAnswerHasRoomForOnlyThoseWithRowsAreTold() {
    // Given a dataset that goes back to 1990
    loaded.ledger.spans(loaded.dataset, at("1990-01-01"), at("2024-04-09"));

    // When
    List<Map<String, Object>> rows =
        rows(
            course(branch(SalesInDruid.HOSTILE, null, null), Granularity.DAY, null, null, null, 9));

    // Then
    assertEquals(List.of(SOLD), times(rows));
  }

  @Test
  void whoConcludesFromRowsIsToldOnlyOfThose() {
    // When
    List<Map<String, Object>> rows =
        rows(
            new AskTable(
                branch(SalesInDruid.HOSTILE, null, null),
                List.of(),
                Granularity.MONTH,
                List.of("netSales"),
                null,
                null,
                null,
                9,
                0,
                null));

    // Then
    assertEquals(List.of("2024-02-01"), times(rows));
  }

  @Test
  void figuresThatAreCoursesHaveEveryMonth() {
    // Given
    Filter own = branch(SalesInDruid.HOSTILE, null, null);

    // When
    List<Map<String, Object>> months =
        loaded.figure(AskFigure.of(Figure.MONTHLY_SALES_GROWTH, own));
    List<Map<String, Object>> margins = loaded.figure(AskFigure.of(Figure.MARGIN_TRENDS, own));
    List<Map<String, Object>> growth = loaded.figure(AskFigure.of(Figure.BRANCH_GROWTH, own));

    // Then
    assertEquals(
        List.of("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"),
        months.stream().map(row -> row.get("date")).toList());
    assertEquals(
        List.of(0.0, 100.0, 0.0, 0.0), months.stream().map(row -> row.get("totalSales")).toList());
    assertNull(months.get(1).get("growthPct"));
    assertNumber(-100.0, months.get(2).get("growthPct"), "after");
    assertNull(months.get(3).get("growthPct"));
    assertNull(margins.get(0).get("marginPct"));
    assertEquals(4, margins.size());
    assertEquals(
        List.of("2024-02", "2024-03", "2024-04"),
        growth.stream().map(row -> row.get("monthYear")).toList());
  }

  @Test
  void sumsAreDecimalsAndNothingIsNotLessThanNothing() {
    // When
    Map<String, Object> all = loaded.summary(loaded.filter(null, null));
    Map<String, Object> own = loaded.summary(branch(SalesInDruid.HOSTILE, null, null));

    // Then
    assertEquals(exact(Metric.TOTAL_REVENUE), all.get("totalRevenue"));
    assertEquals(exact(Metric.RETURNS_VALUE), all.get("returnsValue"));
    assertEquals(exact(Metric.NET_SALES), all.get("netSales"));
    assertEquals("0.0", own.get("returnRate").toString());
    assertEquals("0.0", own.get("returnsValue").toString());
  }

  /** Amounts as decimals of two places, added up without a loss. */
  private static double exact(Metric metric) {
    return loaded.all.stream()
        .map(
            sale ->
                switch (metric) {
                  case TOTAL_REVENUE -> java.math.BigDecimal.valueOf(sale.gross());
                  case RETURNS_VALUE -> java.math.BigDecimal.valueOf(sale.returned());
                  default ->
                      java.math.BigDecimal.valueOf(sale.gross())
                          .add(java.math.BigDecimal.valueOf(sale.returned()));
                })
        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
        .doubleValue();
  }
}
