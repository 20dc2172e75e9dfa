package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.analytics.Oracle.assertNumber;
import static verticles.analytics.Oracle.groups;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.Granularity;
import verticles.contract.Metric;

/** Numbers beside those of other days. */
class ComparedDaysTest extends ExploreCase {
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

  @ParameterizedTest
  @CsvSource({
    "NET_SALES, 100, 125, 25",
    "NET_SALES, 100, -50, -150",
    "NET_SALES, 0, 125, ",
    "NET_SALES, -818.7, 3400, ",
    "NET_SALES, -100, -200, ",
    "GROSS_PROFIT, -100, -200, ",
    "RETURNS_VALUE, -100, -150, 50"
  })
  void aPercentageIsOneOfSomethingAboveNothing(
      Metric metric, double then, double now, Double expected) {
    // When
    Double growth = Told.growth(metric, Told.change(now, then), then);

    // Then
    assertEquals(expected, growth);
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
}
