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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.Granularity;
import verticles.contract.Metric;
import verticles.contract.Problem;

/** Any question: against what Java makes of the same rows. */
class ExploreTest extends ExploreCase {
  private static final List<String> ALL = Arrays.stream(Metric.values()).map(Metric::word).toList();

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

  @ParameterizedTest
  @CsvSource({
    "item, , netSales",
    "item, , transactions",
    "item, , item",
    "branch, , marginPct",
    "branch, , cost",
    "branch, , lineItemCount",
    "branch, DAY, netSales",
    "branch, DAY, time",
    "item, MONTH, marginPct",
    "branch, MONTH, averageTransaction"
  })
  void upwardAndDownwardPagesHaveEveryRowOnceAndTheUnknownLast(
      String dimension, Granularity each, String by) {
    // Given
    List<String> metrics =
        by.equals(dimension) || by.equals("time") ? List.of("rows") : List.of(by);
    Asked asked = Asked.of(List.of(dimension), metrics).every(each);
    Set<Object> every = asked.rows().stream().map(ExploreTest::keys).collect(Collectors.toSet());
    int size = every.size() / 3 + 1;

    for (boolean descending : List.of(false, true)) {
      // When
      List<Map<String, Object>> all = asked.first(10_000, 0, by, descending).rows();
      List<Map<String, Object>> pages = new ArrayList<>();
      for (int from = 0; from < every.size(); from += size) {
        pages.addAll(asked.first(size, from, by, descending).rows());
      }

      // Then
      List<Object> keys = all.stream().map(ExploreTest::keys).toList();
      assertEquals(every.size(), keys.size());
      assertEquals(every, Set.copyOf(keys));
      assertEquals(keys, pages.stream().map(ExploreTest::keys).toList());
      List<Object> values = all.stream().map(row -> row.get(by)).toList();
      assertEquals(values.stream().sorted(order(descending)).toList(), values);
    }
  }

  private static Object keys(Map<String, Object> row) {
    return row.values().stream().filter(String.class::isInstance).toList();
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> order(boolean descending) {
    Comparator<Object> upward = (one, other) -> ((Comparable<Object>) one).compareTo(other);
    return Comparator.nullsLast(descending ? upward.reversed() : upward);
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
  void whatTheDataLacksIsUnknownInItsRows() {
    // When
    List<Map<String, Object>> rows = Asked.of(List.of("city"), List.of("rows")).rows();

    // Then
    assertEquals(List.of(Map.of("city", "Unknown", "rows", (long) loaded.all.size())), rows);
    assertNull(loaded.summary(loaded.among(Map.of("city", List.of("Nairobi")))).get("netSales"));
  }
}
