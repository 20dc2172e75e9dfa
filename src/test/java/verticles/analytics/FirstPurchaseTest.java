package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.Oracle.groups;
import static verticles.analytics.SalesInDruid.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.Dimension;
import verticles.contract.Figure;
import verticles.contract.Problem;

/** Customers by the month of their first purchase, against what Java makes of the same rows. */
class FirstPurchaseTest {
  private static SalesInDruid loaded;
  private static Map<String, String> firsts;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
    firsts =
        groups(
                loaded.sales(
                    it ->
                        it.gross() > 0
                            && it.customer() != null
                            && !it.customer().equals(Dimension.UNKNOWN)),
                Sale::customer)
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    it ->
                        it.getValue().stream()
                            .map(Sale::day)
                            .min(Comparator.naturalOrder())
                            .orElseThrow()
                            .toString()
                            .substring(0, 7)));
  }

  private static Filter began(String from, String to, String... months) {
    Filter days = loaded.filter(from, to);
    return new Filter(
        days.dataSource(),
        days.startDate(),
        days.endDate(),
        Map.of(FirstPurchase.NAME, List.of(months)));
  }

  private static boolean isOf(Sale sale, List<String> months) {
    String first = firsts.get(String.valueOf(sale.customer()));
    return first != null && months.contains(first);
  }

  @Test
  void aCohortsSalesInAMonthAreThoseOfItsCustomers() {
    // Given
    List<String> months = firsts.values().stream().distinct().sorted().toList();
    assertTrue(months.size() > 1, months.toString());

    for (String month : months) {
      // When
      Map<String, Object> all = loaded.summary(began(null, null, month));
      LocalDate later = LocalDate.parse(month + "-01").plusMonths(1);
      LocalDate last = later.plusMonths(1).minusDays(1);
      Map<String, Object> next = loaded.summary(began(later.toString(), last.toString(), month));

      // Then
      List<Sale> sales = loaded.sales(it -> isOf(it, List.of(month)));
      List<Sale> then =
          sales.stream()
              .filter(it -> it.day().toString().startsWith(later.toString().substring(0, 7)))
              .toList();
      assertEquals(sum(sales, Sale::gross), number(all, "totalRevenue"), 1e-6);
      assertEquals(sum(then, Sale::gross), number(next, "totalRevenue"), 1e-6);
    }
  }

  @Test
  void itsRowsComePageByPage() {
    // Given
    String month = firsts.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    long expected = loaded.sales(it -> isOf(it, List.of(month))).size();
    List<Object> customers = new ArrayList<>();
    String after = null;

    // When
    do {
      RowPage page = loaded.room.ask(Asks.ROWS, new AskRows(began(null, null, month), 500, after));
      int customer = page.columns().indexOf("CardName");
      page.rows().forEach(row -> customers.add(row.get(customer)));
      after = page.next();
    } while (after != null);

    // Then
    assertEquals(expected, customers.size());
    assertTrue(customers.stream().allMatch(it -> month.equals(firsts.get(it))));
  }

  @Test
  void whatIsNoMonthIsRefused() {
    // When
    Problem problem =
        loaded.room.refused(
            Asks.FIGURE, AskFigure.of(Figure.REVENUE_SUMMARY, began(null, null, "lately")));

    // Then
    assertEquals(400, problem.status());
    assertTrue(problem.detail().contains("yyyy-MM"), problem.detail());
  }

  private static double number(Map<String, Object> row, String name) {
    Object value = row.get(name);
    return value == null ? 0 : ((Number) value).doubleValue();
  }
}
