package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.ExecutionResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Ask;
import verticles.bus.Bus;
import verticles.bus.InsightAsks;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.*;
import verticles.contract.Message;

/** Every field of {@code insight.graphqls} is there in what the bus answers. */
@ExtendWith(VertxExtension.class)
class InsightFetchersTest {
  private static final About ABOUT =
      new About("found", "how", "limits", null, new Origin("sales", 3, Instant.EPOCH, null, false));

  private static final String QUERY =
      """
      query ($f: String) {
        abcClasses(dataSource: $f, dimension: "customer", limit: 7) {
          about { finding method limits unknown origin { dataSource version } }
          classes { grade members sales share }
          rows { rank name sales share cumulative grade }
        }
        customerSegments(dataSource: $f) {
          segments {
            name description customers sales share averageRecencyDays averageTransactions
          }
          customers {
            customer recencyDays transactions sales averageTransaction
            recency frequency monetary segment
          }
        }
        cohortRetention(dataSource: $f) {
          cohorts { month customers months { after customers retention revenue } }
        }
        basketPairs(dataSource: $f, top: 9) {
          transactions
          pairs { item other together support confidence confidenceBack lift }
        }
        seasonality(dataSource: $f) {
          months { number name index periods }
          weekdays { number name index periods }
        }
        salesForecast(dataSource: $f, granularity: WEEK, horizon: 2) {
          method
          history { time sales }
          expected { time sales low80 high80 low95 high95 }
          accuracy { origins forecasts mape mase naiveMape naiveMase }
        }
        salesAnomalies(dataSource: $f, limit: 4) {
          anomalies {
            day branch sales typical score reason lines { productLine sales typical }
          }
        }
        whatChanged(dataSource: $f) {
          then { startDate endDate }
          now { startDate endDate }
          before after change
          breakdowns { dimension contributions { name before after change share } }
          effects { name before after change share }
        }
      }
      """;

  @Test
  void everyFieldIsInWhatTheBusAnswers(Vertx vertx) throws Exception {
    // Given
    Bus bus = new Bus(vertx);
    Filter filter = Filter.all("sales");
    answer(
        bus,
        InsightAsks.CLASSES,
        new AskClasses(filter, "customer", 7),
        new Classes(
            ABOUT,
            List.of(new ClassTotal("A", 1, 2, 1.0)),
            List.of(new Classed(1, "c", 2, 1.0, 1.0, "A"))));
    answer(
        bus,
        InsightAsks.SEGMENTS,
        new AskSegments(filter, 100),
        new Segments(
            ABOUT,
            List.of(new SegmentTotal("Lost", "gone", 1, 2, 1.0, 3, 4)),
            List.of(new CustomerValue("c", 1, 2, 3, 1.5, 1, 2, 3, "Lost"))));
    answer(
        bus,
        InsightAsks.COHORTS,
        new AskCohorts(filter),
        new Cohorts(ABOUT, List.of(new Cohort("2026-01-01", 1, List.of(new Kept(0, 1, 1, 2))))));
    answer(
        bus,
        InsightAsks.PAIRS,
        new AskPairs(filter, 9, 50),
        new Pairs(ABOUT, 5, List.of(new Pair("a", "b", 1, 0.2, 0.5, 0.5, 2))));
    answer(
        bus,
        InsightAsks.SEASONS,
        new AskSeasons(filter),
        new Seasons(ABOUT, List.of(new SeasonIndex(1, "January", null, 0)), List.of()));
    answer(
        bus,
        InsightAsks.FORECAST,
        new AskForecast(filter, Granularity.WEEK, 2),
        new Forecast(
            ABOUT,
            "Holt",
            List.of(new TimePoint("2026-01-05", 1)),
            List.of(new Expected("2026-01-12", 1, 0, 2, -1, 3)),
            new Accuracy(1, 2, 3.0, 0.5, null, null)));
    answer(
        bus,
        InsightAsks.ANOMALIES,
        new AskAnomalies(filter, 4),
        new Anomalies(
            ABOUT,
            List.of(
                new Anomaly(
                    "2026-01-05", "b", 9, 1, 5, "because", List.of(new LineShift("l", 8, 1))))));
    Contribution others = new Contribution(null, 1.0, 2.0, 1, null);
    answer(
        bus,
        InsightAsks.CHANGES,
        new AskChanges(filter, new CompareTo(Comparison.PREVIOUS_PERIOD, null, null), 10),
        new Changes(
            ABOUT,
            new Days("2026-01-01", "2026-01-02"),
            new Days("2026-01-03", "2026-01-04"),
            1.0,
            2.0,
            1.0,
            List.of(new Breakdown("branch", List.of(others))),
            List.of(others)));

    // When
    CompletableFuture<ExecutionResult> running =
        Schema.build(
                bus,
                (arrival, bytes) -> Future.failedFuture("none"),
                (arrival, bytes) -> Future.failedFuture("none"))
            .executeAsync(it -> it.query(QUERY).variables(Map.of("f", "sales")));
    ExecutionResult result = running.get(30, TimeUnit.SECONDS);

    // Then
    assertEquals(List.of(), result.getErrors());
    Map<String, Map<String, Object>> data = result.getData();
    assertEquals(
        Map.of("dataSource", "sales", "version", 3),
        ((Map<?, ?>) data.get("abcClasses").get("about")).get("origin"));
    assertEquals(
        List.of(Map.of("after", 0, "customers", 1, "retention", 1.0, "revenue", 2.0)),
        ((Map<?, ?>) ((List<?>) data.get("cohortRetention").get("cohorts")).get(0)).get("months"));
    assertEquals("Holt", data.get("salesForecast").get("method"));
    assertEquals(
        Map.of("startDate", "2026-01-01", "endDate", "2026-01-02"),
        data.get("whatChanged").get("then"));
  }

  /** Answers only the question that is expected. */
  private static <Q extends Message, A extends Message> void answer(
      Bus bus, Ask<Q, A> ask, Q expected, A answer) {
    bus.answer(
        ask,
        question ->
            question.equals(expected)
                ? Future.succeededFuture(answer)
                : Future.failedFuture("asked " + question + " instead of " + expected));
  }
}
