package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.Figure;
import verticles.contract.Granularity;
import verticles.contract.Health;
import verticles.contract.Unit;

/** What rooms are asked for the fields of a query, and where their answers stand in it. */
class GraphQlFiguresTest extends GraphQlCase {
  @Test
  void passesEveryArgumentOn() {
    // Given
    List<AskFigure> asked = new ArrayList<>();
    bus.answer(
        Asks.FIGURE,
        (AskFigure ask) -> {
          asked.add(ask);
          return Future.succeededFuture(table(ask.figure(), "Ann", 12.5, null, 0.25, 3L));
        });

    // When
    JsonObject answer =
        query(
            "{ salesPerformance(startDate: \"2025-01-01\", endDate: \"2025-01-31\", branch: \"A\","
                + " branches: [\"B\"], productLine: \"\", productLines: [\"P\"], itemGroups: [\"I\"],"
                + " salesPersons: [\"S\"], customers: [\"C\"], items: [\"X\"], dataSource: \"sales\","
                + " where: [{dimension: \"Channel\", values: [\"web\"]}], limit: 3,"
                + " order: {by: \"averageSale\", descending: false})"
                + " { salesPerson totalSales grossProfit avgMargin transactionCount } }");

    // Then
    JsonObject one = answer.getJsonObject("data").getJsonArray("salesPerformance").getJsonObject(0);
    assertEquals(
        new AskFigure(
            Figure.SALES_PERFORMANCE,
            new Filter(
                "sales",
                "2025-01-01",
                "2025-01-31",
                Map.of(
                    "branch", List.of("B", "A"),
                    "productLine", List.of("P"),
                    "itemGroup", List.of("I"),
                    "salesPerson", List.of("S"),
                    "customer", List.of("C"),
                    "item", List.of("X"),
                    "Channel", List.of("web"))),
            Set.of("salesPerson", "totalSales", "grossProfit", "avgMargin", "transactionCount"),
            null,
            new Order("averageSale", false),
            3,
            null,
            null),
        asked.get(0));
    assertEquals(12.5, one.getDouble("totalSales"));
    assertTrue(one.containsKey("grossProfit"));
    assertNull(one.getValue("grossProfit"));
    assertEquals(3, one.getInteger("transactionCount"));
    assertEquals(
        4,
        answer
            .getJsonObject("extensions")
            .getJsonArray("data")
            .getJsonObject(0)
            .getInteger("version"));
  }

  @Test
  void answersSeveralFieldsOfSeveralRooms() {
    // Given
    bus.answer(
        Asks.FIGURE,
        (AskFigure ask) -> Future.succeededFuture(table(ask.figure(), "2025-01-01", 7.0)));
    bus.answer(
        Asks.DATA_RANGE,
        question -> Future.succeededFuture(new DataRange("2025-01-01", "2025-01-31", 9)));
    bus.answer(
        Asks.DATA_VERSION, question -> Future.succeededFuture(new DataVersion("sales", 4, NOW)));
    bus.answer(
        Asks.DRUID_HEALTH,
        ping -> Future.succeededFuture(new Health("druid", true, 3, "Druid answers.")));
    bus.answer(
        Asks.LIST_DATASOURCES, ask -> Future.succeededFuture(new Datasources(List.of("sales"))));

    // When
    JsonObject data =
        query(
                "{ monthlySalesGrowth(granularity: WEEK) { date totalSales grossProfit }"
                    + " dataRange { earliestDate latestDate totalRecords }"
                    + " dataVersion { dataSource version lastIngestionTime }"
                    + " alertsPageData { systemHealth { status services { name available } }"
                    + " druidHealth { druidStatus isAvailable } druidDatasources { count }"
                    + " dataVersion { version } } }")
            .getJsonObject("data");

    // Then
    JsonObject alerts = data.getJsonObject("alertsPageData");
    assertEquals(
        7.0, data.getJsonArray("monthlySalesGrowth").getJsonObject(0).getDouble("totalSales"));
    assertEquals(9, data.getJsonObject("dataRange").getInteger("totalRecords"));
    assertEquals(NOW.toString(), data.getJsonObject("dataVersion").getString("lastIngestionTime"));
    assertEquals("unhealthy", alerts.getJsonObject("systemHealth").getString("status"));
    assertEquals(3, alerts.getJsonObject("systemHealth").getJsonArray("services").size());
    assertEquals("available", alerts.getJsonObject("druidHealth").getString("druidStatus"));
    assertEquals(1, alerts.getJsonObject("druidDatasources").getInteger("count"));
    assertEquals(4, alerts.getJsonObject("dataVersion").getInteger("version"));
  }

  @Test
  void exploresAndCompares() {
    // Given
    List<AskTable> asked = new ArrayList<>();
    bus.answer(
        Asks.EXPLORE,
        (AskTable question) -> {
          asked.add(question);
          List<Column> columns = new ArrayList<>();
          question
              .dimensions()
              .forEach(it -> columns.add(new Column(it, it, "dimension", it, null, "", null)));
          for (String kind : List.of("metric", "before", "change", "percent")) {
            columns.add(new Column("n." + kind, "Net", kind, "netSales", Unit.MONEY, "", null));
          }
          List<Object> row = new ArrayList<>(question.dimensions());
          row.addAll(Arrays.asList(9.0, 6.0, 3.0, null));
          return Future.succeededFuture(
              new Table(columns, List.of(row), List.of(), new Origin("sales", 4, NOW, NOW, true)));
        });

    // When
    JsonObject data =
        query(
                "{ explore(dimensions: [\"branch\"], metrics: [\"netSales\"], granularity: DAY,"
                    + " filters: {items: [\"X\"]}, split: \"item\", sort: {by: \"branch\"}, limit: 7,"
                    + " compareTo: {to: CUSTOM, startDate: \"2025-01-01\", endDate: \"2025-01-02\"})"
                    + " { columns { name kind unit format } rows { keys values } origin { stale } }"
                    + " comparison(metrics: [\"netSales\"]) { value before change percent unit } }")
            .getJsonObject("data");

    // Then
    AskTable question =
        new AskTable(
            new Filter(null, null, null, Map.of("item", List.of("X"))),
            List.of("branch"),
            Granularity.DAY,
            List.of("netSales"),
            "item",
            null,
            new Order("branch", true),
            7,
            0,
            new CompareTo(Comparison.CUSTOM, "2025-01-01", "2025-01-02"),
            true);
    JsonObject explored = data.getJsonObject("explore");
    JsonObject compared = data.getJsonArray("comparison").getJsonObject(0);
    assertTrue(asked.contains(question), asked.toString());
    assertEquals("money", explored.getJsonArray("columns").getJsonObject(1).getString("unit"));
    JsonObject row = explored.getJsonArray("rows").getJsonObject(0);
    assertEquals(new JsonArray(List.of("branch")), row.getJsonArray("keys"));
    assertEquals(new JsonArray(Arrays.asList(9.0, 6.0, 3.0, null)), row.getJsonArray("values"));
    assertEquals(true, explored.getJsonObject("origin").getBoolean("stale"));
    assertEquals(9.0, compared.getDouble("value"));
    assertEquals(6.0, compared.getDouble("before"));
    assertNull(compared.getValue("percent"));
  }
}
