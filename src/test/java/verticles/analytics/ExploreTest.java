package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.Oracle.assertNumber;
import static verticles.analytics.Oracle.groups;

import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.Granularity;
import verticles.contract.Metric;
import verticles.contract.Problem;
import verticles.testing.PreparedFile;

/** Any question: against what Java makes of the same rows. */
class ExploreTest {
  private static final List<String> ALL = Arrays.stream(Metric.values()).map(Metric::word).toList();

  private static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  /** A question that a test says only the interesting parts of. */
  private record Asked(
      Filter filter,
      List<String> dimensions,
      Granularity granularity,
      List<String> metrics,
      String split,
      String pivot,
      Order order,
      int limit,
      int offset,
      CompareTo compareTo) {

    static Asked of(List<String> dimensions, List<String> metrics) {
      return new Asked(
          loaded.filter(null, null), dimensions, null, metrics, null, null, null, 10_000, 0, null);
    }

    Asked over(String from, String to) {
      return new Asked(
          loaded.filter(from, to),
          dimensions,
          granularity,
          metrics,
          split,
          pivot,
          order,
          limit,
          offset,
          compareTo);
    }

    Asked every(Granularity it) {
      return new Asked(
          filter, dimensions, it, metrics, split, pivot, order, limit, offset, compareTo);
    }

    Asked splitBy(String it) {
      return new Asked(
          filter, dimensions, granularity, metrics, it, pivot, order, limit, offset, compareTo);
    }

    Asked pivotedBy(String it) {
      return new Asked(
          filter, dimensions, granularity, metrics, split, it, order, limit, offset, compareTo);
    }

    Asked first(int most, int after, String by, boolean descending) {
      return new Asked(
          filter,
          dimensions,
          granularity,
          metrics,
          split,
          pivot,
          new Order(by, descending),
          most,
          after,
          compareTo);
    }

    Asked comparedTo(CompareTo it) {
      return new Asked(
          filter, dimensions, granularity, metrics, split, pivot, order, limit, offset, it);
    }

    AskTable question() {
      return new AskTable(
          filter, dimensions, granularity, metrics, split, pivot, order, limit, offset, compareTo);
    }

    Table answer() {
      return loaded.room.ask(Asks.EXPLORE, question());
    }

    List<Map<String, Object>> rows() {
      return SalesInDruid.rows(answer());
    }

    Problem refused() {
      return loaded.room.refused(Asks.EXPLORE, question());
    }
  }

  static Stream<Arguments> dimensions() {
    return Stream.of(
        Arguments.of(List.of(), (Function<Sale, List<String>>) sale -> List.of()),
        Arguments.of(
            List.of("branch"), (Function<Sale, List<String>>) sale -> List.of(sale.branch())),
        Arguments.of(
            List.of("salesPerson", "itemGroup"),
            (Function<Sale, List<String>>) sale -> List.of(sale.seller(), sale.group())),
        Arguments.of(
            List.of("ReturnReason"),
            (Function<Sale, List<String>>)
                sale -> List.of(sale.reason() == null ? "Unknown" : sale.reason())));
  }

  @ParameterizedTest
  @MethodSource("dimensions")
  void everyMetricIsWhatItsDefinitionSays(
      List<String> dimensions, Function<Sale, List<String>> keys) {
    // Given
    Map<List<String>, List<Sale>> expected = groups(loaded.all, keys);

    // When
    List<Map<String, Object>> rows = Asked.of(dimensions, ALL).rows();

    // Then
    assertEquals(expected.size(), rows.size());
    for (Map<String, Object> row : rows) {
      List<Sale> sales = expected.get(dimensions.stream().map(it -> (String) row.get(it)).toList());
      for (Metric metric : Metric.values()) {
        assertNumber(Oracle.of(metric, sales), row.get(metric.word()), metric + " " + row);
      }
    }
  }

  @Test
  void weekdaysAndHoursAreDimensionsInTheirOwnOrder() {
    // Given
    Map<List<String>, List<Sale>> expected =
        groups(loaded.all, sale -> List.of(weekday(sale), hour(sale)));
    List<Sale> mondays = loaded.sales(sale -> weekday(sale).equals("Monday"));
    Filter onMondays = loaded.among(Map.of("weekday", List.of("Monday", "No day")));

    // When
    List<Map<String, Object>> rows = Asked.of(List.of("weekday", "hour"), List.of("rows")).rows();
    List<Map<String, Object>> days =
        Asked.of(List.of("weekday"), List.of("netSales")).first(7, 0, "weekday", false).rows();
    Table pivot = Asked.of(List.of("weekday"), List.of("netSales")).pivotedBy("hour").answer();
    List<Value> found =
        loaded
            .room
            .ask(Asks.DIMENSION_VALUES, new AskValues(onMondays, "weekday", "MON", 9))
            .values();

    // Then
    assertEquals(expected.size(), rows.size());
    for (Map<String, Object> row : rows) {
      List<Sale> sales = expected.get(List.of(row.get("weekday"), row.get("hour")));
      assertNumber((double) sales.size(), row.get("rows"), row.toString());
    }
    assertEquals("Monday", days.get(0).get("weekday"));
    assertEquals("Sunday", days.get(6).get("weekday"));
    assertNumber(Oracle.of(Metric.NET_SALES, mondays), days.get(0).get("netSales"), "Mondays");
    assertEquals(7, pivot.rows().size());
    assertEquals(List.of(new Value("Monday", mondays.size())), found);
  }

  private static String weekday(Sale sale) {
    return sale.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String hour(Sale sale) {
    return "%02d:00".formatted(sale.at().atZone(ZoneOffset.UTC).getHour());
  }

  @Test
  void pagesFollowEachOtherInOneOrderByAnyMetric() {
    // Given
    Asked asked = Asked.of(List.of("item"), List.of("netSales", "averageTransaction"));

    // When
    List<Map<String, Object>> all = asked.first(60, 0, "averageTransaction", false).rows();
    List<Map<String, Object>> second = asked.first(20, 20, "averageTransaction", false).rows();

    // Then
    assertEquals(60, all.size());
    assertEquals(all.subList(20, 40), second);
    List<Double> averages = all.stream().map(it -> (Double) it.get("averageTransaction")).toList();
    assertEquals(averages.stream().sorted().toList(), averages);
  }

  @Test
  void aSplitShowsTheLargestValuesOfEachRowThatTheLimitLeaves() {
    // Given
    Map<String, List<Sale>> byItem = groups(loaded.all, Sale::item);
    Set<String> top =
        byItem.keySet().stream()
            .sorted(Comparator.comparing(it -> -Oracle.of(Metric.NET_SALES, byItem.get(it))))
            .limit(4)
            .collect(Collectors.toSet());

    // When
    List<Map<String, Object>> rows =
        Asked.of(List.of("item"), List.of("netSales", "transactions"))
            .splitBy("productLine")
            .first(4, 0, "netSales", true)
            .rows();

    // Then
    Map<List<String>, List<Sale>> expected =
        groups(
            loaded.sales(sale -> top.contains(sale.item())),
            sale -> List.of(sale.item(), sale.line()));
    assertEquals(expected.size(), rows.size());
    for (Map<String, Object> row : rows) {
      List<Sale> sales = expected.get(List.of(row.get("item"), row.get("productLine")));
      assertNumber(Oracle.of(Metric.NET_SALES, sales), row.get("netSales"), "sales");
      assertNumber(Oracle.of(Metric.TRANSACTIONS, sales), row.get("transactions"), "count");
    }
  }

  @Test
  void aPivotMakesColumnsOfValues() {
    // When
    Table table =
        Asked.of(List.of(), List.of("netSales"))
            .every(Granularity.MONTH)
            .pivotedBy("productLine")
            .answer();

    // Then
    Map<List<String>, List<Sale>> expected =
        groups(loaded.all, it -> List.of(it.day().withDayOfMonth(1).toString(), it.line()));
    assertEquals(4, table.columns().size());
    for (List<Object> row : table.rows()) {
      for (int i = 1; i < row.size(); i++) {
        String line = table.columns().get(i).pivot();
        List<Sale> sales = expected.remove(List.of((String) row.get(0), line));
        assertNumber(Oracle.of(Metric.NET_SALES, sales), row.get(i), line);
      }
    }
    assertEquals(Map.of(), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PREVIOUS_PERIOD, , , 2024-02-01, 2024-02-29, 2024-01-03, 2024-01-31",
    "CUSTOM, 2024-01-01, 2024-01-10, 2024-03-01, 2024-03-31, 2024-01-01, 2024-01-10",
    "PREVIOUS_YEAR, , , 2025-02-01, 2025-02-28, 2024-02-01, 2024-02-28"
  })
  void numbersAreComparedToThoseOfOtherDays(
      Comparison to,
      String start,
      String end,
      String from,
      String until,
      String first,
      String last) {
    // Given
    List<Sale> now = between(from, until);
    List<Sale> then = between(first, last);

    // When
    List<Map<String, Object>> rows =
        Asked.of(List.of("branch"), List.of("netSales"))
            .over(from, until)
            .comparedTo(new CompareTo(to, start, end))
            .rows();
    Map<String, Object> total =
        Asked.of(List.of(), List.of("netSales"))
            .over(from, until)
            .comparedTo(new CompareTo(to, start, end))
            .rows()
            .get(0);

    // Then
    Map<String, List<Sale>> before = groups(then, Sale::branch);
    assertEquals(groups(now, Sale::branch).size(), rows.size());
    for (Map<String, Object> row : rows) {
      List<Sale> sales = before.get(row.get("branch"));
      Double expected = sales == null ? null : Oracle.of(Metric.NET_SALES, sales);
      assertNumber(expected, row.get("netSales.before"), "before");
    }
    Double sold = now.isEmpty() ? null : Oracle.of(Metric.NET_SALES, now);
    Double had = Oracle.of(Metric.NET_SALES, then);
    assertNumber(sold, total.get("netSales"), "now");
    assertNumber(had, total.get("netSales.before"), "then");
    assertNumber(
        sold == null ? null : (Double) (sold - had), total.get("netSales.change"), "change");
    assertNumber(
        sold == null ? null : (Double) ((sold - had) / had * 100),
        total.get("netSales.percent"),
        "percent");
  }

  private static List<Sale> between(String first, String last) {
    return loaded.sales(
        sale ->
            sale.day().toString().compareTo(first) >= 0
                && sale.day().toString().compareTo(last) <= 0);
  }

  @Test
  void aCourseIsComparedStretchByStretch() {
    // When
    List<Map<String, Object>> rows =
        Asked.of(List.of(), List.of("netSales"))
            .over("2024-02-05", "2024-02-11")
            .every(Granularity.DAY)
            .comparedTo(new CompareTo(Comparison.PREVIOUS_PERIOD, null, null))
            .rows();

    // Then
    assertEquals(7, rows.size());
    Map<String, List<Sale>> byDay = groups(loaded.all, sale -> sale.day().toString());
    for (int i = 0; i < 7; i++) {
      List<Sale> then = byDay.get(java.time.LocalDate.of(2024, 1, 29).plusDays(i).toString());
      assertNumber(Oracle.of(Metric.NET_SALES, then), rows.get(i).get("netSales.before"), "" + i);
    }
  }

  @Test
  void columnsSayWhatTheyAre() {
    // When
    Table table = Asked.of(List.of("branch"), List.of("marginPct")).answer();

    // Then
    Column margin = table.columns().get(1);
    assertEquals("dimension", table.columns().get(0).kind());
    assertEquals(Metric.MARGIN_PCT.label(), margin.label());
    assertEquals(Metric.MARGIN_PCT.unit(), margin.unit());
    assertEquals(Metric.MARGIN_PCT.sentence(), margin.sentence());
    assertEquals(loaded.dataset, table.origin().dataSource());
  }

  @ParameterizedTest
  @CsvSource({
    "brnch, netSales, branch",
    "productline, netSales, productLine",
    "returnreason, netSales, ReturnReason",
    "branch, totalSales, netSales",
    "branch, grosProfit, grossProfit",
    "branch, 'netSales) FROM x --', netSales"
  })
  void anUnknownNameIsRefusedWithTheNearest(String dimension, String metric, String nearest) {
    // When
    AskTable question = Asked.of(List.of(dimension), List.of(metric)).question();
    if (dimension.equals("productline")) {
      // a column's name means its dimension, whatever its case
      assertEquals("productLine", loaded.room.ask(Asks.EXPLORE, question).columns().get(0).name());
      return;
    }
    Problem problem = loaded.room.refused(Asks.EXPLORE, question);

    // Then
    assertEquals(400, problem.status());
    assertEquals("bad-parameter", problem.type());
    assertTrue(problem.detail().contains("Did you mean “" + nearest + "”?"), problem.detail());
    boolean dimensionWasRight = dimension.equals("branch");
    assertEquals(dimensionWasRight ? "metrics" : "dimensions", problem.errors().get(0).column());
  }

  @Test
  void aQuestionHasItsLimits() {
    assertEquals("bad-parameter", Asked.of(List.of(), List.of()).refused().type());
    assertEquals(
        "bad-parameter", Asked.of(List.of("branch", "branch"), List.of("rows")).refused().type());
    assertEquals(
        "bad-parameter",
        Asked.of(List.of("item"), List.of("rows")).first(10_001, 0, null, true).refused().type());
    assertEquals(
        "bad-parameter",
        Asked.of(List.of("item"), List.of("rows")).first(5, 0, "netSales", true).refused().type());
  }

  @Test
  void rowsComePageByPageEachOnce() {
    // Given
    Filter filter = loaded.among(Map.of("branch", List.of("Branch 0")));
    List<Sale> expected = loaded.sales(sale -> sale.branch().equals("Branch 0"));

    // When
    Set<List<Object>> rows = new HashSet<>();
    String last = "9999";
    RowPage page = loaded.room.ask(Asks.ROWS, new AskRows(filter, 50, null));
    int pages = 1;
    for (; page.next() != null; pages++) {
      rows.addAll(page.rows());
      assertTrue(page.rows().get(0).get(0).toString().compareTo(last) <= 0);
      last = page.rows().get(49).get(0).toString();
      page = loaded.room.ask(Asks.ROWS, new AskRows(filter, 50, page.next()));
    }
    rows.addAll(page.rows());

    // Then
    assertEquals((expected.size() + 49) / 50, pages);
    assertEquals(expected.size(), rows.size());
    int gross = page.columns().indexOf("grossRevenue");
    double sum = rows.stream().mapToDouble(row -> ((Number) row.get(gross)).doubleValue()).sum();
    assertEquals(SalesInDruid.sum(expected, Sale::gross), sum, 1e-6);
  }

  /** A file of days has all rows of a day at one time. */
  @Test
  void rowsOfOneTimeComeEachOnceHoweverSmallThePages() {
    // Given 60 rows of one time, some of them equal, between others
    String dataset = "ties_" + UUID.randomUUID().toString().substring(0, 8);
    PreparedFile file = new PreparedFile(dataset, "Branch:string", "grossRevenue:double");
    file.row("2024-01-03T00:00:00Z", "new", 1.0);
    for (int i = 0; i < 60; i++) {
      file.row("2024-01-02T00:00:00Z", i % 6 == 0 ? null : "B" + i % 6, i / 24);
    }
    file.row("2024-01-01T00:00:00Z", "old", 2.0).row("2024-01-01T00:00:00Z", "older", 3.0);
    loaded.room.load(file, loaded.s3);
    loaded.ledger.has(dataset, 1, file.columns(), 63, file.id());

    for (int limit : List.of(1, 7, 10, 61, 200)) {
      // When
      List<RowPage> pages = pages(new Filter(dataset, null, null, Map.of()), limit);
      List<List<Object>> rows = pages.stream().flatMap(page -> page.rows().stream()).toList();

      // Then
      assertEquals((63 + limit - 1) / limit, pages.size());
      assertTrue(pages.stream().limit(63 / limit).allMatch(page -> page.rows().size() == limit));
      assertEquals(63, rows.size());
      Map<List<Object>, Long> kinds =
          rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
      assertEquals(3 * 6 + 3, kinds.size());
      assertEquals(4, kinds.get(Arrays.asList("2024-01-02T00:00:00Z", null, 0.0)));
      assertEquals(2, kinds.get(List.of("2024-01-02T00:00:00Z", "B5", 2.0)));
      assertEquals("new", rows.get(0).get(1));
      assertEquals("2024-01-01T00:00:00Z", rows.get(62).get(0));
    }
    loaded.tellLedger();
  }

  private static List<RowPage> pages(Filter filter, int limit) {
    List<RowPage> pages = new ArrayList<>();
    String after = null;
    do {
      pages.add(loaded.room.ask(Asks.ROWS, new AskRows(filter, limit, after)));
      after = pages.get(pages.size() - 1).next();
    } while (after != null);
    return pages;
  }

  @Test
  void aCursorOfNobodysIsRefused() {
    // When
    Problem problem =
        loaded.room.refused(Asks.ROWS, new AskRows(loaded.filter(null, null), 50, "x'; --"));

    // Then
    assertEquals("bad-parameter", problem.type());
  }

  @Test
  void valuesAreFoundByAPartOfThem() {
    // When
    List<Value> sellers =
        loaded.room.ask(Asks.DIMENSION_VALUES, values("salesPerson", "ELLER 3")).values();
    List<Value> signs = loaded.room.ask(Asks.DIMENSION_VALUES, values("branch", "%")).values();
    List<Value> odd = loaded.room.ask(Asks.DIMENSION_VALUES, values("branch", "'brien")).values();
    List<Value> none = loaded.room.ask(Asks.DIMENSION_VALUES, values("city", null)).values();

    // Then
    long rows = loaded.sales(sale -> sale.seller().equals("Seller 3")).size();
    assertEquals(List.of(new Value("Seller 3", rows)), sellers);
    assertEquals(List.of(), signs);
    assertEquals(List.of(new Value(SalesInDruid.HOSTILE, 1)), odd);
    assertEquals(List.of(), none);
  }

  private static AskValues values(String dimension, String search) {
    return new AskValues(loaded.filter(null, null), dimension, search, 10);
  }

  @Test
  void whatTheDataLacksIsUnknownInItsRows() {
    // When
    List<Map<String, Object>> rows = Asked.of(List.of("city"), List.of("rows")).rows();

    // Then
    assertEquals(List.of(Map.of("city", "Unknown", "rows", (long) loaded.all.size())), rows);
    assertNull(loaded.summary(loaded.among(Map.of("city", List.of("Nairobi")))).get("netSales"));
  }
}
