package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asker;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
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
import verticles.contract.Ids;
import verticles.contract.Metric;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Unit;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class GraphQlRoutesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
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

  private static Table table(Figure figure, Object... cells) {
    return new Table(
        figure.columns().stream()
            .map(it -> new Column(it.name(), it.name(), "metric", it.name(), null, "", null))
            .toList(),
        List.of(Arrays.asList(Arrays.copyOf(cells, figure.columns().size()))),
        List.of(),
        new Origin("sales", 4, NOW, NOW, false));
  }

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
            new CompareTo(Comparison.CUSTOM, "2025-01-01", "2025-01-02"));
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
  void servesItsSchemaWhole() {
    // When
    HttpResponse<Buffer> answer = door.get("/graphql/schema.graphqls");

    // Then
    TypeDefinitionRegistry schema = new SchemaParser().parse(answer.bodyAsString());
    assertEquals(200, answer.statusCode());
    assertEquals("text/plain; charset=utf-8", answer.getHeader("Content-Type"));
    assertTrue(schema.getType("DashboardData").isPresent());
    assertTrue(schema.getType("ListArguments").isEmpty());
    assertTrue(answer.bodyAsString().contains(Metric.GROSS_PROFIT.sentence()));
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
    return Wait.on(send(body));
  }

  private Future<HttpResponse<Buffer>> send(Buffer body) {
    return door.request(HttpMethod.POST, "/graphql")
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .sendBuffer(body);
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

  private static final String SUMMARY = "revenueSummary(dataSource: \"%s\") { netSales }";

  @ParameterizedTest
  @ValueSource(ints = {10, 11})
  void boundsWhatAQueryCostsDruid(int times) {
    // Given
    String page =
        "p%d: salesPageData { revenueSummary { netSales uniqueProducts } topCustomers"
            + " { cardName } salesPerformance { salesPerson uniqueProducts uniqueBranches } } ";
    StringBuilder pages = new StringBuilder("{ ");
    for (int i = 0; i < times; i++) {
      pages.append(page.formatted(i));
    }

    // When
    HttpResponse<Buffer> answer = post(operation(pages + "}"));

    // Then
    boolean tooDear = answer.bodyAsString().contains("66 times, and 60 times are the most");
    assertEquals(times > 10, tooDear, answer.bodyAsString());
    assertEquals(times > 10 ? 400 : 200, answer.statusCode());
  }

  @Test
  void oneClientHasSoManyTurnsAndNoMore(Vertx vertx) {
    // Given a client that has all its turns
    Promise<Table> later = Promise.promise();
    Promise<Void> all = Promise.promise();
    AtomicInteger begun = new AtomicInteger();
    bus.answer(
        Asks.FIGURE,
        ask -> {
          if (begun.incrementAndGet() == Turns.MOST_OF_ONE) {
            all.complete();
          }
          return later.future();
        });
    WebClient many =
        WebClient.create(
            vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(Turns.MOST_OF_ONE));
    List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
    for (int i = 0; i < Turns.MOST_OF_ONE; i++) {
      asked.add(
          many.post(door.port(), "127.0.0.1", "/graphql")
              .putHeader("Content-Type", "application/json")
              .sendBuffer(operation("{ " + SUMMARY.formatted("d" + i) + " }")));
    }
    Wait.on(all.future());

    // When
    HttpResponse<Buffer> more = post(operation("{ " + SUMMARY.formatted("more") + " }"));
    later.complete(table(Figure.REVENUE_SUMMARY));
    Wait.on(Future.all(asked));
    HttpResponse<Buffer> after = post(operation("{ " + SUMMARY.formatted("after") + " }"));

    // Then
    assertEquals(429, more.statusCode());
    assertEquals("1", more.getHeader("Retry-After"));
    assertTrue(more.bodyAsString().contains("too-many-operations"), more.bodyAsString());
    assertEquals(200, after.statusCode());
  }

  @Test
  void whoHasGoneIsNotWaitedFor(Vertx vertx) {
    // Given
    Promise<String> asker = Promise.promise();
    Promise<String> gone = Promise.promise();
    bus.answer(
        Asks.FIGURE,
        ask -> {
          asker.tryComplete(Asker.current());
          return Promise.<Table>promise().future();
        });
    bus.listen(Events.ASKER_GONE, it -> gone.tryComplete(it.asker()));
    HttpClient client = vertx.createHttpClient();

    // When
    HttpClientRequest request =
        Wait.on(client.request(HttpMethod.POST, door.port(), "127.0.0.1", "/graphql"));
    request
        .putHeader("Content-Type", "application/json")
        .send(operation("{ " + SUMMARY.formatted("a") + " }"));
    String whose = Wait.on(asker.future());
    Wait.on(request.connection().close());

    // Then
    assertNotNull(whose);
    assertEquals(whose, Wait.on(gone.future()));
  }
}
