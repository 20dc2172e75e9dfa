package verticles.insight;

import java.util.Arrays;

/**
 * The last season again (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2):
 * the yardstick of every other method. With a season of one it is the last value.
 */
record SeasonalNaive(double[] history, int season) implements Fitted {

  @Override
  public String name() {
    return season == 1 ? "The last value again" : "The last season again (seasonal naive)";
  }

  @Override
  public double[] mean(int horizon) {
    double[] mean = new double[horizon];
    Arrays.setAll(mean, h -> history[history.length - season + h % season]);
    return mean;
  }

  @Override
  public double[] deviation(int horizon) {
    double sigma = Math.sqrt(squares() / degreesOfFreedom());
    double[] deviation = new double[horizon];
    Arrays.setAll(deviation, h -> sigma * Math.sqrt(1 + h / season));
    return deviation;
  }

  @Override
  public int degreesOfFreedom() {
    return history.length - season;
  }

  private double squares() {
    double sum = 0;
    for (int i = season; i < history.length; i++) {
      sum += (history[i] - history[i - season]) * (history[i] - history[i - season]);
    }
    return sum;
  }

  /** What it was off by inside the history, on average: the unit of MASE. */
  double meanError() {
    double sum = 0;
    for (int i = season; i < history.length; i++) {
      sum += Math.abs(history[i] - history[i - season]);
    }
    return sum / degreesOfFreedom();
  }
}
