package verticles.demo;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the demo file of this month holds, added up from its text, to compare with answers. */
public final class DemoTotals {
  private static final YearMonth LAST = YearMonth.now(Clock.systemUTC()).minusMonths(1);

  private DemoTotals() {}

  public static String lastDay() {
    return LAST.atEndOfMonth().toString();
  }

  public static int rows() {
    return (int) lines().count();
  }

  public static double netSales() {
    return sum(cells -> amount(cells, "grossRevenue") + amount(cells, "returnsValue"));
  }

  public static double grossProfit() {
    return netSales() - sum(cells -> amount(cells, "totalCost"));
  }

  private static double sum(ToDoubleFunction<String[]> amount) {
    return lines().map(line -> line.split(",", -1)).mapToDouble(amount).sum();
  }

  private static double amount(String[] cells, String column) {
    return Double.parseDouble(
        cells[java.util.List.of(DemoSales.HEADER.strip().split(",")).indexOf(column)]);
  }

  private static Stream<String> lines() {
    Iterable<String> days = () -> (Iterator<String>) new DemoSales(LAST);
    return StreamSupport.stream(days.spliterator(), false).flatMap(String::lines);
  }
}
