package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.AnalyticsMessages.AskRevenueSummary;
import verticles.contract.AnalyticsMessages.Branch;
import verticles.contract.AnalyticsMessages.BranchList;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.MonthlySales;
import verticles.contract.AnalyticsMessages.MonthlySalesList;
import verticles.contract.AnalyticsMessages.RevenueSummary;
import verticles.contract.Health;
import verticles.contract.Ids;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class GraphQlRoutesTest {
  private static final Settings.Http SETTINGS = new Settings.Http("127.0.0.1", 0, false);

  private Bus bus;
  private SmallLedger ledger;
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    bus = new Bus(vertx);
    ledger = new SmallLedger(vertx);
    door =
        FrontDoor.open(
            vertx,
            () ->
                List.of(
                    new GraphQlRoutes(
                        vertx,
                        SETTINGS,
                        (arrival, bytes) -> Future.failedFuture("no upload expected"),
                        (arrival, bytes) -> Future.failedFuture("no analysis expected"))));
  }

  @Test
  void passesEveryFilterOn() {
    // Given
    List<Filter> asked = new ArrayList<>();
    bus.answer(
        Asks.REVENUE_SUMMARY,
        (AskRevenueSummary question) -> {
          asked.add(question.filter());
          return Future.succeededFuture(
              new RevenueSummary(12.5, 10.0, null, 3.0, -2.5, 2, 5.0, 1, 2, 3, 4.0, true));
        });

    // When
    JsonObject answer =
        query(
            "{ revenueSummary(startDate: \"2025-01-01\", endDate: \"2025-01-31\", branch: \"A\","
                + " branches: [\"B\"], productLine: \"\", productLines: [\"P\"], itemGroups: [\"I\"],"
                + " salesPersons: [\"S\"], dataSource: \"sales\")"
                + " { totalRevenue netSales grossProfit lineItemCount returnsValue"
                + " totalTransactions averageTransaction uniqueProducts uniqueBranches"
                + " uniqueEmployees netUnitsSold approximate } }");

    // Then
    JsonObject summary = answer.getJsonObject("data").getJsonObject("revenueSummary");
    assertEquals(
        new Filter(
            "sales",
            "2025-01-01",
            "2025-01-31",
            List.of("B", "A"),
            List.of("P"),
            List.of("I"),
            List.of("S")),
        asked.get(0));
    assertEquals(12.5, summary.getDouble("totalRevenue"));
    assertEquals(3, summary.getInteger("lineItemCount"));
    assertTrue(summary.containsKey("grossProfit"));
    assertNull(summary.getValue("grossProfit"));
    assertEquals(3, summary.getInteger("uniqueEmployees"));
    assertEquals(true, summary.getBoolean("approximate"));
  }

  @Test
  void answersSeveralFieldsOfSeveralRooms() {
    // Given
    bus.answer(
        Asks.MONTHLY_SALES,
        question ->
            Future.succeededFuture(
                new MonthlySalesList(List.of(new MonthlySales("2025-01-01", 7.0, null)))));
    bus.answer(
        Asks.BRANCHES,
        question ->
            Future.succeededFuture(
                new BranchList(List.of(new Branch("A", 7.0, 2, 3.5, 1, 1)), false)));
    bus.answer(
        Asks.DATA_RANGE,
        question -> Future.succeededFuture(new DataRange("2025-01-01", "2025-01-31", 9)));
    bus.answer(
        Asks.DATA_VERSION,
        question ->
            Future.succeededFuture(
                new DataVersion("sales", 4, Instant.parse("2026-03-01T08:00:00Z"))));
    bus.answer(
        Asks.DRUID_HEALTH,
        ping -> Future.succeededFuture(new Health("druid", true, 3, "Druid answers.")));

    // When
    JsonObject data =
        query(
                "{ monthlySalesGrowth { date totalSales grossProfit }"
                    + " branchPerformance { branch averageSale transactionCount }"
                    + " dataRange { earliestDate latestDate totalRecords }"
                    + " dataVersion { dataSource version lastIngestionTime }"
                    + " systemHealth { status services { name available } }"
                    + " druidHealth { druidStatus isAvailable } }")
            .getJsonObject("data");

    // Then
    assertEquals(
        7.0, data.getJsonArray("monthlySalesGrowth").getJsonObject(0).getDouble("totalSales"));
    assertEquals("A", data.getJsonArray("branchPerformance").getJsonObject(0).getString("branch"));
    assertEquals(9, data.getJsonObject("dataRange").getInteger("totalRecords"));
    assertEquals(
        "2026-03-01T08:00:00Z", data.getJsonObject("dataVersion").getString("lastIngestionTime"));
    assertEquals("unhealthy", data.getJsonObject("systemHealth").getString("status"));
    assertEquals(3, data.getJsonObject("systemHealth").getJsonArray("services").size());
    assertEquals("available", data.getJsonObject("druidHealth").getString("druidStatus"));
  }

  @Test
  void reportsAFieldsProblemAndNoZeros() {
    // Given
    Problem away = Problem.of("druid-away", 503, "Druid is away", "Try again in a minute.");
    bus.answer(Asks.REVENUE_SUMMARY, question -> Future.failedFuture(away.asException()));

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

  @Test
  void tellsOfTasksAndActsOnThem() {
    // Given
    Task done = SampleTasks.withVerdict(TaskState.QUERYABLE, 90, 10);
    Task failed = SampleTasks.in(TaskState.FAILED, Ids.next(), 2);
    ledger.with(done).with(failed);

    // When
    JsonObject one =
        query(
            "{ getIngestionTaskStatus(taskId: \""
                + done.id()
                + "\") { taskId status state rowCount rejectedRows percent fileSize createdAt } }");
    JsonObject none = query("{ getIngestionTaskStatus(taskId: \"nothing\") { taskId } }");
    JsonObject list = query("{ listIngestionTasks(limit: 1) { taskId } }");
    JsonObject badList = query("{ listIngestionTasks(limit: 0) { taskId } }");
    JsonObject retried =
        query("mutation { retryIngestion(taskId: \"" + failed.id() + "\") { state } }");
    JsonObject tooLate =
        query("mutation { cancelIngestion(taskId: \"" + done.id() + "\") { state } }");

    // Then
    JsonObject status = one.getJsonObject("data").getJsonObject("getIngestionTaskStatus");
    assertEquals("COMPLETED", status.getString("status"));
    assertEquals(90, status.getInteger("rowCount"));
    assertEquals(100, status.getInteger("percent"));
    assertNull(none.getJsonObject("data").getValue("getIngestionTaskStatus"));
    assertTrue(!none.containsKey("errors"));
    assertEquals(
        failed.id().toString(),
        list.getJsonObject("data")
            .getJsonArray("listIngestionTasks")
            .getJsonObject(0)
            .getString("taskId"));
    assertEquals("/problems/bad-parameter", problemOf(badList).getString("type"));
    assertEquals(
        "STORED", retried.getJsonObject("data").getJsonObject("retryIngestion").getString("state"));
    assertEquals("/problems/task-ended", problemOf(tooLate).getString("type"));
  }

  @Test
  void describesEveryFieldAndArgument() {
    // When
    JsonObject answer = query(IntrospectionQuery.INTROSPECTION_QUERY);

    // Then
    List<String> silent = new ArrayList<>();
    JsonArray types = answer.getJsonObject("data").getJsonObject("__schema").getJsonArray("types");
    for (Object each : types) {
      JsonObject type = (JsonObject) each;
      if (type.getString("name").startsWith("__") || type.getJsonArray("fields") == null) {
        continue;
      }
      for (Object one : type.getJsonArray("fields")) {
        JsonObject field = (JsonObject) one;
        noteIfSilent(silent, type.getString("name"), field);
        field
            .getJsonArray("args")
            .forEach(arg -> noteIfSilent(silent, field.getString("name"), (JsonObject) arg));
      }
    }
    assertEquals(List.of(), silent);
  }

  private static void noteIfSilent(List<String> silent, String where, JsonObject what) {
    String description = what.getString("description");
    if (description == null || description.isBlank()) {
      silent.add(where + "." + what.getString("name"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 51})
  void boundsAliases(int aliases) {
    // Given
    StringBuilder query = new StringBuilder("{");
    for (int i = 0; i < aliases; i++) {
      query.append(" a").append(i).append(": __typename");
    }

    // When
    HttpResponse<Buffer> answer = post(operation(query + " }"));

    // Then
    assertEquals(aliases > 50 ? 400 : 200, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nine fields deep, plainly and by fragments; and a circle of fragments
        "{ a { b { c { d { e { f { g { h { i } } } } } } } } }",
        "{ a { b { ...F } } } fragment F on X { c { d { e { ...G } } } }"
            + " fragment G on X { f { g { h { i } } } }",
        "{ ...F } fragment F on Query { systemHealth { status } ...F }",
        "{ systemHealth { nothing } }",
        "{ systemHealth",
        ""
      })
  void refusesToRunWhatIsTooDeepOrWrong(String query) {
    // When
    HttpResponse<Buffer> answer = post(operation(query));

    // Then
    assertEquals(400, answer.statusCode());
    assertTrue(!answer.bodyAsJsonObject().getJsonArray("errors").isEmpty());
    assertTrue(!answer.bodyAsJsonObject().containsKey("data"));
  }

  @Test
  void boundsTokensAndBytes() {
    // When
    HttpResponse<Buffer> tokens = post(operation("{ " + "__typename ".repeat(5_000) + "}"));
    HttpResponse<Buffer> bytes = post(operation("{ __typename } #" + "x".repeat(300_000)));

    // Then
    assertEquals(400, tokens.statusCode());
    assertEquals(413, bytes.statusCode());
    assertEquals("/problems/body-too-large", bytes.bodyAsJsonObject().getString("type"));
  }

  @Test
  void survivesAFragmentBomb() {
    // Given forty fragments, each spreading the next twice
    StringBuilder query = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 40; i++) {
      query
          .append(" fragment F")
          .append(i)
          .append(" on Query { ...F")
          .append(i + 1)
          .append(" ...F")
          .append(i + 1)
          .append(" }");
    }
    query.append(" fragment F40 on Query { __typename }");

    // When
    HttpResponse<Buffer> answer = post(operation(query.toString()));

    // Then it is answered at all
    assertTrue(answer.statusCode() == 200 || answer.statusCode() == 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"query\": \"{ __typename }\"}]",
        "{\"query\": 1}",
        "{\"query\": \"{ __typename }\", \"variables\": []}",
        "{\"query\": \"{ __typename }\", \"operationName\": 1}",
        "{}",
        "\"text\"",
        "{\"query\":",
        ""
      })
  void refusesWhatIsNoOperation(String body) {
    // When
    HttpResponse<Buffer> answer = post(Buffer.buffer(body));

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/graphql", "none"})
  void takesOperationsAsJsonOnly(String type) {
    // Given
    var request = door.request(HttpMethod.POST, "/graphql");
    if (!type.equals("none")) {
      request.putHeader("Content-Type", type);
    }

    // When
    HttpResponse<Buffer> answer = Wait.on(request.sendBuffer(operation("{ __typename }")));

    // Then
    assertEquals(415, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
  }

  @Test
  void runsNothingByGet() {
    // When
    HttpResponse<Buffer> answer =
        door.get("/graphql?query=mutation%7BcancelIngestion(taskId%3A%22x%22)%7Bstate%7D%7D");

    // Then
    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.getHeader("Allow"));
  }

  @Test
  void runsNothingForAnotherSitesPage() {
    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.POST, "/graphql")
                .putHeader("Content-Type", "application/json")
                .putHeader("Origin", "http://evil.example")
                .sendBuffer(operation("mutation { retryIngestion(taskId: \"x\") { state } }")));

    // Then
    assertEquals(403, answer.statusCode());
  }

  @Test
  void sendsSubscribersToTheWebSocket() {
    // When
    JsonObject answer = query("subscription { ingestionTasks { taskId } }");

    // Then
    assertEquals("/problems/subscription-needs-websocket", problemOf(answer).getString("type"));
  }

  @Test
  void showsGraphiQlInDevelopmentOnly(Vertx vertx) {
    // Given
    HttpResponse<Buffer> closed = door.get("/graphiql/");
    Wait.on(door.close());
    Settings.Http development = new Settings.Http("127.0.0.1", 0, true);
    FrontDoor open =
        FrontDoor.open(
            vertx,
            () ->
                List.of(
                    new GraphQlRoutes(
                        vertx,
                        development,
                        (arrival, bytes) -> Future.failedFuture("none"),
                        (arrival, bytes) -> Future.failedFuture("none"))));

    // When
    HttpResponse<Buffer> page = open.get("/graphql");

    // Then
    assertEquals(200, page.statusCode());
    assertTrue(page.bodyAsString().contains("<html"), page.bodyAsString());
    assertEquals(404, closed.statusCode());
  }

  private JsonObject query(String query) {
    return post(operation(query)).bodyAsJsonObject();
  }

  private HttpResponse<Buffer> post(Buffer body) {
    return Wait.on(
        door.request(HttpMethod.POST, "/graphql")
            .putHeader("Content-Type", "application/json; charset=utf-8")
            .sendBuffer(body));
  }

  private static Buffer operation(String query) {
    return new JsonObject().put("query", query).toBuffer();
  }

  private static JsonObject problemOf(JsonObject answer) {
    return answer
        .getJsonArray("errors")
        .getJsonObject(0)
        .getJsonObject("extensions")
        .getJsonObject("problem");
  }
}
