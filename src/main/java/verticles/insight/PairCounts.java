package verticles.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import verticles.contract.InsightMessages.Pair;
import verticles.contract.PurchaseMessages.Basket;

/**
 * Pairs of items from how many transactions hold which of them (Agrawal, Imielinski, Swami 1993).
 */
final class PairCounts {
  private PairCounts() {}

  static long transactions(List<Basket> baskets) {
    return baskets.stream().mapToLong(Basket::transactions).sum();
  }

  /** Every pair that was bought together at least once, the most frequent first. */
  static List<Pair> of(List<String> items, List<Basket> baskets) {
    long all = transactions(baskets);
    long[][] together = new long[items.size()][items.size()];
    for (Basket basket : baskets) {
      for (int i = 0; i < items.size(); i++) {
        for (int j = i; j < items.size() && has(basket, i); j++) {
          together[i][j] += has(basket, j) ? basket.transactions() : 0;
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        if (together[i][j] > 0) {
          long both = together[i][j];
          pairs.add(pair(items.get(i), items.get(j), both, together[i][i], together[j][j], all));
        }
      }
    }
    pairs.sort(Comparator.comparing(pair -> -pair.together()));
    return pairs;
  }

  private static boolean has(Basket basket, int item) {
    return (basket.items() >> item & 1) == 1;
  }

  private static Pair pair(String item, String other, long both, long one, long two, long all) {
    return new Pair(
        item,
        other,
        both,
        (double) both / all,
        (double) both / one,
        (double) both / two,
        (double) both * all / ((double) one * two));
  }
}
