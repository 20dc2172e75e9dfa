package verticles.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoSalesTest {
  private static final YearMonth LAST = YearMonth.of(2026, 10);

  private static List<String[]> rows(YearMonth last) {
    List<String[]> rows = new ArrayList<>();
    new DemoSales(last)
        .forEachRemaining(day -> day.lines().map(it -> it.split(",", -1)).forEach(rows::add));
    return rows;
  }

  private static int place(String column) {
    return List.of(DemoSales.HEADER.strip().split(",")).indexOf(column);
  }

  private static double net(String[] row) {
    return Double.parseDouble(row[place("grossRevenue")])
        + Double.parseDouble(row[place("returnsValue")]);
  }

  private static double net(List<String[]> rows, String begin, String column, String value) {
    return rows.stream()
        .filter(row -> row[0].startsWith(begin) && row[place(column)].equals(value))
        .mapToDouble(DemoSalesTest::net)
        .sum();
  }

  private static String digest(YearMonth last) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(DemoSales.HEADER.getBytes(StandardCharsets.UTF_8));
    new DemoSales(last)
        .forEachRemaining(day -> digest.update(day.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void forOneMonthItIsTheSameFileOnEveryMachine() throws Exception {
    // When
    String october = digest(LAST);
    String november = digest(LAST.plusMonths(1));

    // Then replicas of one version notice each other's file by its digest
    assertEquals("95b8a3bfd63e0d96038009766a527030393b8a009c8b63ac501ba189810a0ee8", october);
    assertNotEquals(november, october);
  }

  @Test
  void itHasTwoWholeYearsOfEverythingThatCanBeAskedFor() {
    // When
    List<String[]> rows = rows(LAST);

    // Then
    int columns = DemoSales.HEADER.split(",").length;
    assertTrue(rows.size() > 40_000 && rows.size() < 80_000, "" + rows.size());
    assertTrue(rows.stream().allMatch(row -> row.length == columns));
    assertEquals(
        24, rows.stream().map(row -> row[0].substring(0, 7)).collect(Collectors.toSet()).size());
    assertEquals("2024-11-01", rows.get(0)[0].substring(0, 10));
    assertEquals("2026-10-31", rows.get(rows.size() - 1)[0].substring(0, 10));
    for (String column : List.of("Branch", "City", "Region", "ProductLine", "ItemGroup")) {
      assertTrue(values(rows, column).size() > 3, column);
    }
    assertEquals(Branch.ALL.size() * 4 + 1, values(rows, "SalesPerson").size());
    assertTrue(values(rows, "CardName").size() > 400);
    assertTrue(values(rows, "TransactionId").size() < rows.size() / 1.5);
    assertTrue(rows.stream().anyMatch(row -> row[place("returnsValue")].startsWith("-")));
  }

  private static Set<String> values(List<String[]> rows, String column) {
    int place = place(column);
    return rows.stream().map(row -> row[place]).collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void itTellsWhatIsThereToBeFound() {
    // Given
    List<String[]> rows = rows(LAST);

    // When
    double first = net(rows, "2024-11", "Country", "Kenya");
    double yearLater = net(rows, "2025-11", "Country", "Kenya");
    double december = net(rows, "2025-12", "ProductLine", "Home & Kitchen");
    double january = net(rows, "2026-01", "ProductLine", "Home & Kitchen");
    Map<String, Double> kisumu = new HashMap<>();
    for (String[] row : rows) {
      if (row[place("Branch")].equals("Kisumu")) {
        kisumu.merge(row[0].substring(0, 10), net(row), Double::sum);
      }
    }
    List<Map.Entry<String, Double>> days =
        kisumu.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    Map.Entry<String, Double> largest = days.get(days.size() - 1);

    // Then it grows, has seasons, and is odd where it is meant to be
    assertTrue(yearLater > first * 1.1);
    assertTrue(december > january * 1.5);
    assertEquals("2026-08-22", largest.getKey());
    assertTrue(largest.getValue() > 3 * days.get(days.size() - 2).getValue());
    assertEquals(0, net(rows, "2026-04-15", "Branch", "Nyali"));
    assertTrue(net(rows, "2026-04-18", "Branch", "Nyali") > 0);
    assertEquals(0, net(rows, "2025-07", "Branch", "Nyeri"));
    assertTrue(net(rows, "2025-08", "Branch", "Nyeri") > 0);
    assertTrue(
        rows.stream().filter(row -> row[place("ReturnReason")].equals("Faulty")).count() > 20);
  }

  @Test
  void nothingThatIsSoldTogetherIsMissing() {
    // Then
    assertTrue(Item.ALL.stream().allMatch(it -> Item.ALL.contains(it.companion())));
    assertTrue(Item.ALL.stream().allMatch(it -> it.margin() > 0 && it.margin() < 100));
  }
}
