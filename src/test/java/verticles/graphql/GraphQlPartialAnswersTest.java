package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.contract.Problem;

/** What a query is answered where a room has no answer, or only an estimate. */
class GraphQlPartialAnswersTest extends GraphQlCase {
  @Test
  void aPageIsThereThoughOneOfItsPartsFails() {
    // Given
    Problem tooLarge = Problem.of("query-too-large", 422, "Too large", "Choose a shorter time.");
    List<AskFigure> asked = Collections.synchronizedList(new ArrayList<>());
    bus.answer(
        Asks.FIGURE,
        (AskFigure ask) -> {
          asked.add(ask);
          return ask.figure() == Figure.PRODUCT_ANALYTICS
              ? Future.failedFuture(tooLarge.asException())
              : Future.succeededFuture(table(ask.figure(), "A", 7.0, 8.0));
        });

    // When
    JsonObject answer =
        query(
            "{ dashboardData(branch: \"A\", target: 10) { branchList { branch }"
                + " targetAttainment { totalSales target } productAnalytics { itemName }"
                + " dataAvailabilityStatus { status isMockData isFallback druidConnected } } }");

    // Then
    JsonObject page = answer.getJsonObject("data").getJsonObject("dashboardData");
    assertEquals("A", page.getJsonArray("branchList").getJsonObject(0).getString("branch"));
    assertEquals(7.0, page.getJsonObject("targetAttainment").getDouble("totalSales"));
    assertTrue(page.containsKey("productAnalytics"));
    assertNull(page.getValue("productAnalytics"));
    assertEquals("/problems/query-too-large", problemOf(answer).getString("type"));
    assertEquals(
        new JsonArray(List.of("dashboardData", "productAnalytics")),
        answer.getJsonArray("errors").getJsonObject(0).getJsonArray("path"));
    JsonObject status = page.getJsonObject("dataAvailabilityStatus");
    assertEquals("live", status.getString("status"));
    assertEquals(false, status.getBoolean("isMockData"));
    asked.forEach(ask -> assertEquals(Map.of("branch", List.of("A")), ask.filter().among()));
    assertEquals(
        10.0,
        asked.stream()
            .filter(ask -> ask.wanted().contains("target"))
            .findAny()
            .orElseThrow()
            .target());
  }

  @Test
  void numbersThatAreEstimatesAreNamedByTheirPlaces() {
    // Given
    bus.answer(
        Asks.FIGURE,
        (AskFigure ask) -> {
          Table exact = table(ask.figure());
          boolean counts = ask.figure() == Figure.REVENUE_SUMMARY;
          return Future.succeededFuture(
              new Table(
                  exact.columns(),
                  exact.rows(),
                  counts ? List.of("totalTransactions") : List.of(),
                  exact.origin()));
        });

    // When
    JsonObject extensions =
        query(
                "{ all: revenueSummary { netSales } marginTrends { marginPct }"
                    + " dashboardData { revenueSummary { netSales } } }")
            .getJsonObject("extensions");
    JsonObject exact = query("{ marginTrends { marginPct } }").getJsonObject("extensions");

    // Then
    assertEquals(
        Set.of("all.totalTransactions", "dashboardData.revenueSummary.totalTransactions"),
        extensions.getJsonArray("approximate").stream().collect(Collectors.toSet()));
    assertFalse(exact.containsKey("approximate"), exact.encode());
  }

  @Test
  void reportsAFieldsProblemAndNoZeros() {
    // Given
    Problem away = Problem.of("druid-away", 503, "Druid is away", "Try again in a minute.");
    bus.answer(Asks.FIGURE, question -> Future.failedFuture(away.asException()));

    // When
    JsonObject answer = query("{ revenueSummary { netSales } }");

    // Then
    JsonObject error = answer.getJsonArray("errors").getJsonObject(0);
    JsonObject problem = error.getJsonObject("extensions").getJsonObject("problem");
    assertEquals("Try again in a minute.", error.getString("message"));
    assertEquals("/problems/druid-away", problem.getString("type"));
    assertEquals(503, problem.getInteger("status"));
    assertTrue(answer.containsKey("data"));
    assertNull(answer.getValue("data"));
  }

  @Test
  void saysThatThereIsNoDataInsteadOfInventingADate() {
    // Given
    bus.answer(Asks.DATA_RANGE, question -> Future.succeededFuture(new DataRange(null, null, 0)));

    // When
    JsonObject answer = query("{ dataRange { earliestDate } }");

    // Then
    assertEquals("/problems/no-data", problemOf(answer).getString("type"));
  }
}
