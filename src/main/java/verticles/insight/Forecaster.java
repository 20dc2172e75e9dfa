package verticles.insight;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import verticles.contract.Decimals;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Accuracy;
import verticles.contract.InsightMessages.Expected;

/**
 * Forecasts a series by smoothing, unless repeating the last season has been the better forecast of
 * its own past.
 *
 * @param season 1 where none is assumed
 * @param fitted null where the history is too short for anything
 * @param accuracy null where it is too short to be tested
 */
record Forecaster(Series series, int season, Fitted fitted, Accuracy accuracy) {

  static Forecaster of(Series series, int horizon) {
    int season = season(series);
    if (series.size() < Smoothing.fewest(season)) {
      return new Forecaster(series, season, null, null);
    }
    double[] history = series.values();
    BackTest smooth = BackTest.of(history, season, horizon, Smoothing::fit);
    BackTest naive = BackTest.of(history, season, horizon, SeasonalNaive::new);
    if (smooth.forecasts() == 0) {
      return new Forecaster(series, season, Smoothing.fit(history, season), null);
    }
    boolean better = smooth.error() <= naive.error();
    BackTest own = better ? smooth : naive;
    return new Forecaster(
        series,
        season,
        better ? Smoothing.fit(history, season) : new SeasonalNaive(history, season),
        new Accuracy(
            own.origins(), own.forecasts(), own.mape(), own.mase(), naive.mape(), naive.mase()));
  }

  /** A year, or a week of days, once there are enough of them. */
  private static int season(Series series) {
    int season = length(series.granularity());
    return series.size() >= Smoothing.fewest(season) ? season : 1;
  }

  static int length(Granularity granularity) {
    return switch (granularity) {
      case DAY -> 7;
      case WEEK -> 52;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR -> 1;
    };
  }

  List<Expected> expected(int horizon) {
    double[] mean = fitted.mean(horizon);
    double[] deviation = fitted.deviation(horizon);
    TDistribution errors = new TDistribution(fitted.degreesOfFreedom());
    double wide80 = errors.inverseCumulativeProbability(0.9);
    double wide95 = errors.inverseCumulativeProbability(0.975);
    List<Expected> expected = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      expected.add(
          new Expected(
              series.at(series.size() + h).toString(),
              Decimals.of(mean[h]),
              Decimals.of(mean[h] - wide80 * deviation[h]),
              Decimals.of(mean[h] + wide80 * deviation[h]),
              Decimals.of(mean[h] - wide95 * deviation[h]),
              Decimals.of(mean[h] + wide95 * deviation[h])));
    }
    return expected;
  }
}
