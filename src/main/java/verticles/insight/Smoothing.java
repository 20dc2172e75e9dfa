package verticles.insight;

import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Exponential smoothing with a damped trend and an additive season: Holt-Winters, ETS(A,Ad,A), or
 * ETS(A,Ad,N) where the season is one (Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential
 * Smoothing, 2008). It starts from the line and season that fit best; the weights are those with
 * the least squares of one-step errors.
 */
final class Smoothing implements Fitted {
  private static final double[] DAMPINGS = {0.9, 0.98, 1};
  private static final double[] START = {0.2, 0.1, 0.1};
  private static final int EVALUATIONS = 5_000;

  private final int length;
  private final int season;
  private final double damping;

  /** Of level, of trend and of season. */
  private final double alpha;

  private final double beta;
  private final double gamma;

  private double level;
  private double trend;
  private final double[] seasons;
  private double squares;

  private Smoothing(double[] history, int season, double damping, double[] weights) {
    this.length = history.length;
    this.season = season;
    this.damping = damping;
    this.alpha = within(weights[0]);
    this.beta = alpha * within(weights[1]);
    this.gamma = season == 1 ? 0 : (1 - alpha) * within(weights[2]);
    TrendAndSeason start = TrendAndSeason.of(history, season);
    this.level = start.level() - start.slope();
    this.trend = start.slope() / damping;
    this.seasons = start.season();
    for (int t = 0; t < history.length; t++) {
      step(history[t], t % season);
    }
  }

  private static double within(double weight) {
    return Math.max(0, Math.min(1, weight));
  }

  private void step(double value, int place) {
    double damped = damping * trend;
    double error = value - (level + damped + seasons[place]);
    level += damped + alpha * error;
    trend = damped + beta * error;
    seasons[place] += gamma * error;
    squares += error * error;
  }

  /** How many values the method needs to say anything. */
  static int fewest(int season) {
    return season == 1 ? 10 : Math.max(2 * season, season + 8);
  }

  static Smoothing fit(double[] history, int season) {
    Smoothing best = null;
    for (double damping : DAMPINGS) {
      Smoothing fitted = fit(history, season, damping);
      best = best == null || fitted.squares < best.squares ? fitted : best;
    }
    return best;
  }

  private static Smoothing fit(double[] history, int season, double damping) {
    double size = Math.max(Arrays.stream(history).map(it -> it * it).sum(), Double.MIN_NORMAL);
    int weights = season == 1 ? 2 : 3;
    double[] found =
        new SimplexOptimizer(1e-9, 1e-14)
            .optimize(
                new MaxEval(EVALUATIONS),
                new ObjectiveFunction(
                    point ->
                        new Smoothing(history, season, damping, point).squares
                            / size
                            * (1 + outside(point))),
                GoalType.MINIMIZE,
                new InitialGuess(Arrays.copyOf(START, weights)),
                new NelderMeadSimplex(weights, 0.2))
            .getPoint();
    return new Smoothing(history, season, damping, found);
  }

  /** Draws the search back to weights from 0 to 1. */
  private static double outside(double[] point) {
    return Arrays.stream(point).map(it -> Math.abs(it - within(it))).sum();
  }

  @Override
  public String name() {
    String trend = damping == 1 ? "trend" : "damped trend";
    return season == 1
        ? "Exponential smoothing with a " + trend + " (Holt)"
        : "Exponential smoothing with a " + trend + " and an additive season (Holt-Winters)";
  }

  @Override
  public double[] mean(int horizon) {
    double[] mean = new double[horizon];
    double line = level;
    double step = trend;
    for (int h = 0; h < horizon; h++) {
      step *= damping;
      line += step;
      mean[h] = line + seasons[(length + h) % season];
    }
    return mean;
  }

  /**
   * What one error does to each later value adds up (chapter 6 there); the states at the start were
   * estimated too, which is uncertain by one part in as many as there are values for each.
   */
  @Override
  public double[] deviation(int horizon) {
    double sigma = Math.sqrt(squares / degreesOfFreedom() * (1 + (season + 1.0) / length));
    double[] deviation = new double[horizon];
    double sum = 1;
    double damped = 0;
    for (int h = 0; h < horizon; h++) {
      deviation[h] = sigma * Math.sqrt(sum);
      damped = damping * (1 + damped);
      double effect = alpha + beta * damped + ((h + 1) % season == 0 ? gamma : 0);
      sum += effect * effect;
    }
    return deviation;
  }

  @Override
  public int degreesOfFreedom() {
    return length - (season + 1) - (season == 1 ? 2 : 3);
  }
}
