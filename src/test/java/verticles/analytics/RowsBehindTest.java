package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.Problem;
import verticles.testing.PreparedFile;

/** The rows behind a number, and the values that they have. */
class RowsBehindTest extends ExploreCase {
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

  @Test
  void rowsAreThoseWithAFigureThatIsAskedFor() {
    // Given
    List<Sale> returned = loaded.sales(sale -> sale.returned() != 0);

    // When
    RowPage page = rows(RowsWith.NAME, "returnsValue");
    RowPage either = rows(RowsWith.NAME, "returnsValue", "grossRevenue");
    Problem refused =
        loaded.room.refused(
            Asks.ROWS,
            new AskRows(loaded.among(Map.of(RowsWith.NAME, List.of("Branch"))), 1_000, null));

    // Then
    assertTrue(returned.size() > 1 && returned.size() < 1_000, returned.size() + " returns");
    assertEquals(returned.size(), page.rows().size());
    assertTrue(either.rows().size() > page.rows().size());
    assertEquals("bad-parameter", refused.type());
    assertTrue(refused.detail().contains("returnsValue"), refused.detail());
  }

  private RowPage rows(String filter, String... values) {
    return loaded.room.ask(
        Asks.ROWS, new AskRows(loaded.among(Map.of(filter, List.of(values))), 1_000, null));
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
}
