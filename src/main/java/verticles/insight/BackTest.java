package verticles.insight;

import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * What a method would have been off by: it is fitted to the history up to one point after another,
 * and each time its forecasts are compared to what came (rolling origin).
 *
 * @param origins from how many points
 * @param forecasts how many numbers were compared; 0 if the history is too short
 * @param error mean absolute error
 * @param mape the same by the real value, in percent; null where one was 0
 * @param mase the same by the seasonal naive error inside the history before (Hyndman and Koehler
 *     2006); null where that is 0
 */
record BackTest(int origins, int forecasts, double error, Double mape, Double mase) {
  private static final int MOST_ORIGINS = 12;

  static BackTest of(
      double[] history, int season, int horizon, BiFunction<double[], Integer, Fitted> method) {
    int first = Math.max(Smoothing.fewest(season), history.length - MOST_ORIGINS - horizon + 1);
    Sums sums = new Sums();
    for (int origin = first;
        origin < history.length && sums.origins < MOST_ORIGINS;
        origin++, sums.origins++) {
      double[] before = Arrays.copyOf(history, origin);
      int steps = Math.min(horizon, history.length - origin);
      double[] expected = method.apply(before, season).mean(steps);
      double unit = new SeasonalNaive(before, season).meanError();
      for (int h = 0; h < steps; h++) {
        sums.add(expected[h], history[origin + h], unit);
      }
    }
    return sums.test();
  }

  private static final class Sums {
    private int origins;
    private int forecasts;
    private double error;
    private double percent;
    private double scaled;

    void add(double expected, double real, double unit) {
      double off = Math.abs(expected - real);
      forecasts++;
      error += off;
      percent += off / Math.abs(real);
      scaled += off / unit;
    }

    BackTest test() {
      return new BackTest(
          origins, forecasts, error / forecasts, known(100 * percent), known(scaled));
    }

    /** Anything by 0 is not a number that tells something. */
    private Double known(double sum) {
      return forecasts == 0 || !Double.isFinite(sum) ? null : (Double) (sum / forecasts);
    }
  }
}
