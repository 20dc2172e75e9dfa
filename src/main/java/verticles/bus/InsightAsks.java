package verticles.bus;

import static java.time.Duration.ofMinutes;

import verticles.contract.InsightMessages.*;

/** What is asked about sales beyond sums. */
public final class InsightAsks {
  private InsightAsks() {}

  public static final Ask<AskClasses, Classes> CLASSES =
      Asks.ask("insight.classes", AskClasses.class, Classes.class, ofMinutes(2));

  public static final Ask<AskSegments, Segments> SEGMENTS =
      Asks.ask("insight.segments", AskSegments.class, Segments.class, ofMinutes(2));

  public static final Ask<AskCohorts, Cohorts> COHORTS =
      Asks.ask("insight.cohorts", AskCohorts.class, Cohorts.class, ofMinutes(2));

  public static final Ask<AskPairs, Pairs> PAIRS =
      Asks.ask("insight.pairs", AskPairs.class, Pairs.class, ofMinutes(2));

  public static final Ask<AskSeasons, Seasons> SEASONS =
      Asks.ask("insight.seasons", AskSeasons.class, Seasons.class, ofMinutes(2));

  public static final Ask<AskForecast, Forecast> FORECAST =
      Asks.ask("insight.forecast", AskForecast.class, Forecast.class, ofMinutes(2));

  public static final Ask<AskAnomalies, Anomalies> ANOMALIES =
      Asks.ask("insight.anomalies", AskAnomalies.class, Anomalies.class, ofMinutes(2));

  public static final Ask<AskChanges, Changes> CHANGES =
      Asks.ask("insight.changes", AskChanges.class, Changes.class, ofMinutes(2));
}
