package verticles.validation;

import java.util.Arrays;

/**
 * How amounts above zero are spread: counted in 64 steps for each doubling, so that a quartile is
 * right within 0.8 % of itself. Tukey's far fences follow: three interquartile ranges outside the
 * quartiles. They are moved outwards to the next step, so that the count beyond them is exact.
 */
final class Spread {
  private static final int MANTISSA_BITS = 6;
  private static final int DROPPED = 52 - MANTISSA_BITS;
  private static final int LEAST_EXPONENT = -30;
  private static final int DOUBLINGS = 100;
  private static final int STEPS = DOUBLINGS << MANTISSA_BITS;
  private static final long BASE = (long) (1023 + LEAST_EXPONENT) << MANTISSA_BITS;

  /** Fewer amounts have no quartiles worth the name. */
  private static final int ENOUGH = 100;

  private final long[] counts = new long[STEPS];

  void add(double amount) {
    if (amount > 0) {
      counts[step(amount)]++;
    }
  }

  /**
   * @param outliers amounts beyond the fences
   * @param low amounts below it are outliers; null if none can be
   * @param high amounts at it or above are outliers; null if there are too few amounts to tell, or
   *     half of them are the same
   */
  record Fences(long outliers, Double low, Double high) {}

  Fences fences() {
    long total = Arrays.stream(counts).sum();
    double first = quantile(total, 0.25);
    double third = quantile(total, 0.75);
    double range = third - first;
    if (total < ENOUGH || range <= 0) {
      return new Fences(0, null, null);
    }
    int high = step(third + 3 * range) + 1;
    double lowest = first - 3 * range;
    int low = lowest > 0 ? step(lowest) : 0;
    long outliers = sum(0, low) + sum(high, STEPS);
    return new Fences(outliers, low > 0 ? edge(low) : null, edge(high));
  }

  private static int step(double amount) {
    long step = (Double.doubleToRawLongBits(amount) >>> DROPPED) - BASE;
    return (int) Math.max(0, Math.min(STEPS - 1, step));
  }

  private static double edge(int step) {
    return Double.longBitsToDouble((step + BASE) << DROPPED);
  }

  private long sum(int from, int to) {
    return Arrays.stream(counts, from, Math.max(from, to)).sum();
  }

  /** The middle of the step that the quantile is in. */
  private double quantile(long total, double part) {
    long rank = (long) Math.ceil(part * total);
    long below = 0;
    for (int step = 0; step < STEPS; step++) {
      below += counts[step];
      if (below >= rank) {
        return (edge(step) + edge(step + 1)) / 2;
      }
    }
    return 0;
  }
}
