package verticles.insight;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Scores 1 to 5 by rank, a fifth of all each; the largest values have 5. Equal values have equal
 * scores, that of the middle of their ranks: so a value that most have does not tell them apart.
 */
final class Quintiles {
  private Quintiles() {}

  static int[] of(double[] values) {
    int n = values.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] scores = new int[n];
    for (int from = 0, to; from < n; from = to) {
      to = from + 1;
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      int middle = (from + to - 1) / 2;
      for (int i = from; i < to; i++) {
        scores[order[i]] = 1 + (int) (5L * middle / n);
      }
    }
    return scores;
  }
}
