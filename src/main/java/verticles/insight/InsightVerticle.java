package verticles.insight;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import verticles.bus.Bus;
import verticles.bus.InsightAsks;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Anomalies;
import verticles.contract.InsightMessages.AskAnomalies;
import verticles.contract.InsightMessages.AskChanges;
import verticles.contract.InsightMessages.AskClasses;
import verticles.contract.InsightMessages.AskForecast;
import verticles.contract.InsightMessages.AskPairs;
import verticles.contract.InsightMessages.AskSegments;
import verticles.contract.InsightMessages.Changes;
import verticles.contract.InsightMessages.Classes;
import verticles.contract.InsightMessages.Forecast;
import verticles.contract.InsightMessages.Pairs;
import verticles.contract.InsightMessages.Segments;
import verticles.contract.Problem;

/**
 * What sales tell beyond sums. Analytics has Druid add up the groups; what is concluded from them
 * is computed here, so it is a worker. Every answer says what it found, how, and what it does not
 * say.
 */
public final class InsightVerticle extends VerticleBase {
  private Analytics analytics;
  private Bus bus;

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    analytics = new Analytics(bus);
    bus.answer(InsightAsks.CLASSES, this::classes);
    bus.answer(InsightAsks.SEGMENTS, this::segments);
    bus.answer(InsightAsks.COHORTS, ask -> new CohortsAnswer(bus).of(ask));
    bus.answer(InsightAsks.PAIRS, this::pairs);
    bus.answer(InsightAsks.SEASONS, ask -> new SeasonsAnswer(analytics).of(ask));
    bus.answer(InsightAsks.FORECAST, this::forecast);
    bus.answer(InsightAsks.ANOMALIES, this::anomalies);
    bus.answer(InsightAsks.CHANGES, this::changes);
    return Future.succeededFuture();
  }

  private Future<Classes> classes(AskClasses ask) {
    check("limit", ask.limit(), 1, 10_000);
    return new ClassesAnswer(analytics).of(ask);
  }

  private Future<Segments> segments(AskSegments ask) {
    check("limit", ask.limit(), 1, 10_000);
    return new SegmentsAnswer(analytics).of(ask);
  }

  private Future<Pairs> pairs(AskPairs ask) {
    check("top", ask.items(), 2, 40);
    check("limit", ask.limit(), 1, 1_000);
    return new PairsAnswer(analytics, bus).of(ask);
  }

  private Future<Forecast> forecast(AskForecast ask) {
    check("horizon", ask.horizon(), 1, 36);
    if (ask.granularity() == Granularity.YEAR) {
      throw bad("granularity", "Years are too few to forecast: ask for quarters or months.");
    }
    return new ForecastAnswer(analytics).of(ask);
  }

  private Future<Anomalies> anomalies(AskAnomalies ask) {
    check("limit", ask.limit(), 1, 50);
    return new AnomaliesAnswer(analytics).of(ask);
  }

  private Future<Changes> changes(AskChanges ask) {
    check("limit", ask.limit(), 1, 100);
    return new ChangesAnswer(analytics).of(ask);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw bad(name, "%s must be %,d to %,d.".formatted(name, least, most));
    }
  }

  private static RuntimeException bad(String parameter, String detail) {
    return Problem.of("bad-parameter", 400, "Wrong parameter", detail)
        .with(List.of(new Problem.Fault(null, parameter, null, "out-of-range", detail)))
        .asException();
  }
}
