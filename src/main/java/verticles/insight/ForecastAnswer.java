package verticles.insight;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import verticles.contract.Decimals;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.About;
import verticles.contract.InsightMessages.Accuracy;
import verticles.contract.InsightMessages.AskForecast;
import verticles.contract.InsightMessages.Expected;
import verticles.contract.InsightMessages.Forecast;
import verticles.contract.InsightMessages.TimePoint;
import verticles.contract.Metric;

/** Net sales of the stretches to come, with intervals and the method's error in the past. */
final class ForecastAnswer {
  /** What was longer ago says little about what comes, and takes long to fit. */
  private static final int LONGEST = 1_100;

  private static final String METHOD =
      "Exponential smoothing (ETS with additive errors, weights by least squares), or the last"
          + " season again where that has been the better forecast of the past. Both are tested by"
          + " forecasting from up to 12 earlier points of the history (rolling origin). Intervals:"
          + " 80 % and 95 %, by Student's t from the errors inside the history.";

  private final Analytics analytics;

  ForecastAnswer(Analytics analytics) {
    this.analytics = analytics;
  }

  Future<Forecast> of(AskForecast ask) {
    return analytics
        .course(ask.filter(), List.of(), Granularity.DAY, Metric.NET_SALES)
        .map(found -> forecast(ask, found));
  }

  private static Forecast forecast(AskForecast ask, Found found) {
    Series series = latest(Series.of(found).every(ask.granularity()));
    int horizon = Math.max(1, Math.min(ask.horizon(), series.size() / 2));
    Forecaster forecaster = Forecaster.of(series, horizon);
    List<TimePoint> history = points(series);
    if (forecaster.fitted() == null) {
      About about =
          new About(
              "Nothing is forecast.",
              METHOD,
              limits(ask, horizon),
              tooShort(series),
              found.origin());
      return new Forecast(about, null, history, List.of(), null);
    }
    List<Expected> expected = forecaster.expected(horizon);
    About about =
        new About(
            finding(forecaster, expected), METHOD, limits(ask, horizon), null, found.origin());
    return new Forecast(
        about, forecaster.fitted().name(), history, expected, forecaster.accuracy());
  }

  private static Series latest(Series all) {
    int from = Math.max(0, all.size() - LONGEST);
    return new Series(
        all.granularity(), all.at(from), Arrays.copyOfRange(all.values(), from, all.size()));
  }

  private static List<TimePoint> points(Series series) {
    List<TimePoint> points = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      points.add(new TimePoint(series.at(i).toString(), Decimals.of(series.values()[i])));
    }
    return points;
  }

  private static String tooShort(Series series) {
    String word = word(series.granularity());
    return "A forecast needs at least %d whole %ss; there are %d."
        .formatted(Smoothing.fewest(1), word, series.size());
  }

  private static String word(Granularity granularity) {
    return granularity.name().toLowerCase(Locale.ROOT);
  }

  private static String finding(Forecaster forecaster, List<Expected> expected) {
    Expected next = expected.get(0);
    return "The %s from %s is expected to sell %s (80 %%: %s to %s). %s %s"
        .formatted(
            word(forecaster.series().granularity()),
            next.time(),
            Words.money(next.sales()),
            Words.money(next.low80()),
            Words.money(next.high80()),
            error(forecaster.accuracy()),
            season(forecaster))
        .strip();
  }

  private static String error(Accuracy accuracy) {
    if (accuracy == null) {
      return "The history is too short to test the method on it.";
    }
    String own = accuracy.mape() == null ? "" : Words.decimal(accuracy.mape()) + " %";
    String naive = accuracy.naiveMape() == null ? "" : Words.decimal(accuracy.naiveMape()) + " %";
    if (own.isEmpty()) {
      own =
          accuracy.mase() == null ? "an unknown part" : Words.decimal(accuracy.mase()) + " (MASE)";
      naive =
          accuracy.naiveMase() == null
              ? "unknown"
              : Words.decimal(accuracy.naiveMase()) + " (MASE)";
    }
    return "From %s of the past the method was off by %s on average, repeating the last season by %s."
        .formatted(Words.count(accuracy.origins(), "point", "points"), own, naive);
  }

  private static String season(Forecaster forecaster) {
    int length = Forecaster.length(forecaster.series().granularity());
    return forecaster.season() == length
        ? ""
        : "No season is assumed: that would need %d %ss."
            .formatted(Smoothing.fewest(length), word(forecaster.series().granularity()));
  }

  private static String limits(AskForecast ask, int horizon) {
    String cut = horizon < ask.horizon() ? "Not further than half the length of the history. " : "";
    return cut
        + "Only whole "
        + word(ask.granularity())
        + "s count (rows that begin within its first three days and end within its last three make a"
        + " month whole); what has no rows sold nothing. Prices, campaigns, holidays and openings to"
        + " come are not known. An interval may reach below 0.";
  }
}
