package verticles.contract;

/**
 * Doubles as the decimals that they stand for. Amounts are decimals, sums of them are made of
 * doubles: {@code 1977441.099999999} is 1,977,441.10.
 */
public final class Decimals {
  /** What adding up some million doubles may be off by, as a part of their sum. */
  private static final double ADDED = 1e-12;

  /** What is left of two sums that cancel each other out is no more exact than this. */
  private static final double LEAST = 1e-9;

  private static final double[] PLACES = {1e2, 1e3, 1e4, 1e5, 1e6};

  /** As many digits as every double has. */
  private static final int DIGITS = 15;

  /** Powers of ten up to this one are doubles. */
  private static final int LARGEST_POWER = 22;

  private static final double WHOLE = 1L << 53;

  private Decimals() {}

  /**
   * The first decimal of two to six places that the number may stand for, else its first 15 digits.
   */
  public static double of(double number) {
    return nearest(number, ADDED * Math.abs(number));
  }

  /** As {@link #of}, of a difference: less than a billionth is nothing. */
  public static double difference(double number) {
    return Math.abs(number) < LEAST
        ? 0.0
        : nearest(number, Math.max(LEAST, ADDED * Math.abs(number)));
  }

  private static double nearest(double number, double tolerance) {
    for (double places : PLACES) {
      double scaled = number * places;
      if (!(Math.abs(scaled) < WHOLE)) {
        return number;
      }
      double decimal = Math.rint(scaled) / places;
      if (Math.abs(decimal - number) <= tolerance) {
        return decimal + 0.0; // -0.0 + 0.0 is 0.0
      }
    }
    return digits(number);
  }

  private static double digits(double number) {
    int power = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(number)));
    if (power < 0 || power > LARGEST_POWER) {
      return number;
    }
    double scale = Double.parseDouble("1e" + power);
    return Math.rint(number * scale) / scale;
  }
}
