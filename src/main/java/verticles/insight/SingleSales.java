package verticles.insight;

import java.util.Arrays;

/**
 * How far a branch's days are from the mean of the same weekday around them, in what single sales
 * make that come as they please; see {@link OddDays}.
 */
final class SingleSales {
  private final double[] sales;

  /** Of the same weekday around each day. */
  private final double[] means;

  /** Of each day from its mean, corrected for the mean's being one of few days. */
  private final double[] squares;

  /** Squares from here on are of days that may be odd themselves: they tell nothing of others. */
  private final double farthest;

  private double allSquares;
  private double allMeans;

  private SingleSales(double[] sales, double[] means, double[] squares) {
    this.sales = sales;
    this.means = means;
    this.squares = squares;
    this.farthest = farthest(sales, squares);
    for (int day = 0; day < sales.length; day++) {
      if (counts(day)) {
        allSquares += squares[day];
        allMeans += Math.abs(means[day]);
      }
    }
  }

  /** So many days are left out as are a hundredth of those that sold. */
  private static double farthest(double[] sales, double[] squares) {
    int out = (int) (Arrays.stream(sales).filter(it -> it != 0).count() / 100);
    double[] sorted = squares.clone();
    Arrays.sort(sorted);
    return out == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - out];
  }

  private boolean counts(int day) {
    return squares[day] < farthest;
  }

  static SingleSales of(Series days) {
    double[] means = new double[days.size()];
    double[] squares = new double[days.size()];
    for (int i = 0; i < days.size(); i++) {
      double[] around = OddDays.around(days, i);
      if (around.length > 0) {
        means[i] = Arrays.stream(around).average().orElse(0);
        double off = days.values()[i] - means[i];
        squares[i] = off * off * around.length / (around.length + 1);
      }
    }
    return new SingleSales(days.values(), means, squares);
  }

  /** Of one day, by what the others vary. */
  double score(int day) {
    double level = allMeans - (counts(day) ? Math.abs(means[day]) : 0);
    double variance = allSquares - (counts(day) ? squares[day] : 0);
    double off = 2 * (root(sales[day]) - root(means[day]));
    if (off == 0 || level <= 0) {
      return 0;
    }
    return variance <= 0
        ? Math.signum(off) * Double.POSITIVE_INFINITY
        : off / Math.sqrt(variance / level);
  }

  /** What came back more than was sold is below zero. */
  private static double root(double sales) {
    return Math.signum(sales) * Math.sqrt(Math.abs(sales));
  }
}
