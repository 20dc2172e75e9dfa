package verticles.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import verticles.contract.Decimals;
import verticles.contract.InsightMessages.CustomerValue;
import verticles.contract.InsightMessages.SegmentTotal;

/** Scores customers by recency, frequency and monetary value, each in fifths of all customers. */
final class Customers {
  /** Fewer have no fifths. */
  static final int FEWEST = 5;

  private static final long DAY = 86_400_000L;

  private Customers() {}

  /**
   * @param last epoch milliseconds of the last row
   */
  record Bought(String name, double sales, long transactions, long last) {}

  static List<CustomerValue> scored(List<Bought> all) {
    long newest = all.stream().mapToLong(Bought::last).max().orElse(0);
    int[] recency = scores(all, it -> -(double) ((newest - it.last()) / DAY));
    int[] frequency = scores(all, Bought::transactions);
    int[] monetary = scores(all, Bought::sales);
    List<CustomerValue> scored = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Bought it = all.get(i);
      scored.add(
          new CustomerValue(
              it.name(),
              (newest - it.last()) / DAY,
              it.transactions(),
              it.sales(),
              it.transactions() == 0 ? null : (Double) Decimals.of(it.sales() / it.transactions()),
              recency[i],
              frequency[i],
              monetary[i],
              Segment.of(recency[i], frequency[i], monetary[i]).label));
    }
    return scored;
  }

  private static int[] scores(List<Bought> all, ToDoubleFunction<Bought> value) {
    return Quintiles.of(all.stream().mapToDouble(value).toArray());
  }

  /** Every segment that has a customer, in the order of their worth. */
  static List<SegmentTotal> totals(List<CustomerValue> all) {
    double everything = all.stream().mapToDouble(CustomerValue::sales).sum();
    List<SegmentTotal> totals = new ArrayList<>();
    for (Segment segment : Segment.values()) {
      List<CustomerValue> members =
          all.stream().filter(it -> it.segment().equals(segment.label)).toList();
      if (!members.isEmpty()) {
        double sales = members.stream().mapToDouble(CustomerValue::sales).sum();
        totals.add(
            new SegmentTotal(
                segment.label,
                segment.sentence,
                members.size(),
                Decimals.of(sales),
                everything > 0 ? (Double) (sales / everything) : null,
                members.stream().mapToLong(CustomerValue::recencyDays).average().orElse(0),
                members.stream().mapToLong(CustomerValue::transactions).average().orElse(0)));
      }
    }
    return totals;
  }
}
