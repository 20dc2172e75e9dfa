package verticles.insight;

import java.util.Arrays;
import verticles.contract.Decimals;

/**
 * The middle and the width of some numbers, which a few odd ones do not move: the median, and
 * 1.4826 times the median distance from it, which is the standard deviation where errors are
 * normal. Where more than half are equal it is the mean distance, times 1.2533 (Iglewicz and
 * Hoaglin 1993).
 */
record Robust(double median, double deviation) {

  static Robust of(double[] values) {
    double median = median(values);
    double[] distances = Arrays.stream(values).map(it -> Math.abs(it - median)).toArray();
    double middle = 1.4826 * median(distances);
    double mean = 1.2533 * Arrays.stream(distances).average().orElse(0);
    return new Robust(median, middle > 0 ? middle : mean);
  }

  static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Decimals.of((sorted[half - 1] + sorted[half]) / 2);
  }

  /**
   * How many deviations a number is off.
   *
   * @param least no deviation counts as smaller than this
   */
  double score(double value, double least) {
    double width = Math.max(deviation, least);
    return width == 0 ? 0 : (value - median) / width;
  }
}
