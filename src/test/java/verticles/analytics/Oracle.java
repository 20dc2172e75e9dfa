package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.analytics.SalesInDruid.distinct;
import static verticles.analytics.SalesInDruid.sum;
import static verticles.analytics.SalesInDruid.transactions;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import verticles.contract.Metric;

/** What each metric is over a list of sales, in plain Java and without a look at its formula. */
final class Oracle {
  private Oracle() {}

  static Double of(Metric metric, List<Sale> sales) {
    double gross = sum(sales, Sale::gross);
    double net = sum(sales, Sale::net);
    double sold = sum(sales, Sale::sold);
    return switch (metric) {
      case TOTAL_REVENUE -> gross;
      case RETURNS_VALUE -> sum(sales, Sale::returned);
      case NET_SALES -> net;
      case COST -> cost(sales);
      case GROSS_PROFIT -> profit(sales);
      case GROSS_MARGIN -> ratio(profit(sales), net);
      case MARGIN_PCT -> ratio(profit(sales), net / 100);
      case RETURN_RATE -> ratio(-sum(sales, Sale::returned), gross / 100);
      case LINE_ITEMS, ROWS -> (double) sales.size();
      case RETURNED_ROWS -> (double) sales.stream().filter(sale -> sale.returned() < 0).count();
      case UNITS_SOLD -> sold;
      case NET_UNITS -> sold + sum(sales, Sale::unitsReturned);
      case AVERAGE_PRICE -> ratio(gross, sold);
      case TRANSACTIONS -> (double) transactions(sales);
      case AVERAGE_TRANSACTION -> ratio(net, transactions(sales));
      case UNIQUE_PRODUCTS -> (double) named(sales, Sale::item);
      case UNIQUE_BRANCHES -> (double) named(sales, Sale::branch);
      case UNIQUE_EMPLOYEES -> (double) named(sales, Sale::seller);
      case UNIQUE_CUSTOMERS -> (double) named(sales, Sale::customer);
      case ROWS_WITHOUT_PRODUCT -> unnamed(sales, Sale::item);
      case ROWS_WITHOUT_BRANCH -> unnamed(sales, Sale::branch);
      case ROWS_WITHOUT_EMPLOYEE -> unnamed(sales, Sale::seller);
      case ROWS_WITHOUT_CUSTOMER -> unnamed(sales, Sale::customer);
      case FIRST_SALE ->
          (double) sales.stream().mapToLong(it -> it.at().toEpochMilli()).min().getAsLong();
      case LAST_SALE ->
          (double) sales.stream().mapToLong(it -> it.at().toEpochMilli()).max().getAsLong();
    };
  }

  /** Different values but for the one that stands for none. */
  private static long named(List<Sale> sales, Function<Sale, Object> of) {
    return distinct(sales.stream().filter(it -> !"Unknown".equals(of.apply(it))).toList(), of);
  }

  private static double unnamed(List<Sale> sales, Function<Sale, Object> of) {
    return sales.stream().filter(it -> "Unknown".equals(of.apply(it))).count();
  }

  private static Double cost(List<Sale> sales) {
    boolean known = sales.stream().map(Sale::cost).allMatch(Objects::nonNull);
    return known ? sum(sales, Sale::cost) : null;
  }

  private static Double profit(List<Sale> sales) {
    Double cost = cost(sales);
    return cost == null ? null : (Double) (sum(sales, Sale::net) - cost);
  }

  private static Double ratio(Double of, double over) {
    return of == null || over == 0 ? null : (Double) (of / over);
  }

  /** Equal to 1e-9 of its size. */
  static void assertNumber(Double expected, Object found, String what) {
    if (expected == null) {
      assertNull(found, what);
    } else {
      assertNotNull(found, what);
      double number = ((Number) found).doubleValue();
      assertEquals(expected, number, 1e-9 * Math.max(1, Math.abs(expected)), what);
    }
  }

  static <K> java.util.Map<K, List<Sale>> groups(List<Sale> sales, Function<Sale, K> by) {
    return sales.stream().collect(Collectors.groupingBy(by));
  }
}
