package verticles.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.AlertMessages.RecordLook;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.LedgerMessages.DeleteDataset;
import verticles.contract.LedgerMessages.FindDataset;
import verticles.contract.Metric;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.Unit;
import verticles.contract.Wishes;
import verticles.testing.FrontDoor;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/**
 * Rules, their looks, alerts and webhooks over the real ledger. What Druid would say is said by the
 * test, for whatever version the dataset has.
 */
class AlertsTest {
  private static TestLedger ledger;
  private static FrontDoor door;
  private static HttpServer receiver;
  private static final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private static final List<AskTable> asked = new ArrayList<>();
  private static volatile int receiverSays;
  private static volatile Double netSales;
  private static volatile Problem fault;

  private String dataset;

  @BeforeAll
  static void start() {
    ledger = new TestLedger(TestServices.database());
    ledger.bus.answer(
        Asks.DATA_RANGE,
        ask -> Future.succeededFuture(new DataRange("2026-01-05", "2026-03-20", 3)));
    ledger.bus.answer(
        Asks.DATA_VERSION,
        ask ->
            version(ask.dataSource())
                .map(version -> new DataVersion(ask.dataSource(), version, Instant.EPOCH)));
    ledger.bus.answer(Asks.EXPLORE, AlertsTest::explore);
    receiver =
        Wait.on(
            ledger
                .vertx
                .createHttpServer()
                .requestHandler(AlertsTest::receive)
                .listen(0, "127.0.0.1"));
    Wait.on(ledger.vertx.deployVerticle(new AlertsVerticle()));
    door = FrontDoor.open(ledger.vertx, () -> List.of(new AlertRoutes(ledger.vertx)));
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @BeforeEach
  void aDataset() {
    dataset = "shops_" + Long.toString(System.nanoTime(), 36);
    netSales = 100.0;
    fault = null;
    receiverSays = 204;
    received.clear();
    asked.clear();
    load();
  }

  private static Future<Long> version(String dataset) {
    return ledger.bus.ask(Asks.FIND_DATASET, new FindDataset(dataset)).map(it -> it.version());
  }

  private static Future<Table> explore(AskTable ask) {
    asked.add(ask);
    if (fault != null) {
      return Future.failedFuture(fault.asException());
    }
    return version(ask.filter().dataSource())
        .map(version -> table(ask, new Origin(null, version, Instant.EPOCH, null, false)));
  }

  private static Table table(AskTable ask, Origin origin) {
    Column metric = column("metric", Unit.MONEY);
    return ask.compareTo() == null
        ? new Table(List.of(metric), List.of(Arrays.asList(netSales)), false, origin)
        : new Table(
            List.of(metric, column("percent", Unit.PERCENT)),
            List.of(Arrays.asList(netSales, netSales - 100)),
            false,
            origin);
  }

  private static Column column(String kind, Unit unit) {
    return new Column("netSales", "Net sales", kind, "netSales", unit, "", null);
  }

  private static void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body ->
                received.add(
                    new JsonObject(body).put("message", request.getHeader("Sluice-Delivery"))));
    request.response().setStatusCode(receiverSays).end();
  }

  private Task load() {
    return ledger.queryable(dataset, Wishes.Mode.APPEND);
  }

  private JsonObject below(double threshold) {
    return new JsonObject()
        .put("dataset", dataset)
        .put("name", "Weak week")
        .put("metric", Metric.NET_SALES.word())
        .put("period", "last-7-days")
        .put("measure", "value")
        .put("operator", "below")
        .put("threshold", threshold)
        .put("webhook", "http://127.0.0.1:" + receiver.actualPort() + "/hook");
  }

  private static JsonObject send(HttpMethod method, String uri, JsonObject body, int status) {
    var answer =
        Wait.on(
            body == null
                ? door.request(method, uri).send()
                : door.request(method, uri).sendJsonObject(body));
    assertEquals(status, answer.statusCode(), answer.bodyAsString());
    return answer.bodyAsJsonObject();
  }

  private JsonObject add(JsonObject rule) {
    return send(HttpMethod.POST, "/api/alerts/rules", rule, 201);
  }

  private JsonArray alerts() {
    return send(HttpMethod.GET, "/api/alerts?dataset=" + dataset, null, 200).getJsonArray("alerts");
  }

  private JsonObject rule() {
    return send(HttpMethod.GET, "/api/alerts/rules?dataset=" + dataset, null, 200)
        .getJsonArray("rules")
        .getJsonObject(0);
  }

  private void untilLooked() {
    long version = Wait.on(version(dataset));
    Wait.until(() -> Long.valueOf(version).equals(rule().getLong("data_version")));
  }

  private static JsonObject nextMessage() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void aRuleFiresOnceEndsAndFiresAnew() throws Exception {
    // Given
    add(below(90));
    load();
    untilLooked();
    assertEquals(0, alerts().size());

    // When sales fall, stay low, and rise again
    netSales = 80.0;
    load();
    JsonObject fired = nextMessage();
    netSales = 70.0;
    load();
    untilLooked();
    JsonObject low = rule();
    JsonArray whileLow = alerts();
    netSales = 95.0;
    load();
    JsonObject resolved = nextMessage();

    // Then
    assertEquals("fired", fired.getString("event"));
    assertEquals(
        "Net sales of the last 7 days (14 Mar 2026 to 20 Mar 2026) is 80, below 90.",
        fired.getString("sentence"));
    assertTrue(low.getBoolean("firing"));
    assertEquals(70.0, low.getDouble("value"));
    assertEquals(1, whileLow.size());
    assertNull(whileLow.getJsonObject(0).getString("resolved_at"));
    assertEquals("resolved", resolved.getString("event"));
    assertEquals(fired.getString("id"), resolved.getString("id"));
    assertNotNull(alerts().getJsonObject(0).getString("resolved_at"));
    assertEquals("2026-03-14", asked.get(0).filter().startDate());
    assertEquals("2026-03-20", asked.get(0).filter().endDate());
  }

  @Test
  void aChangeIsMeasuredInPercent() {
    // Given
    netSales = 88.0;

    // When
    add(below(-10).put("measure", "change-from-previous-year"));
    load();
    untilLooked();

    // Then
    JsonObject rule = rule();
    assertTrue(rule.getBoolean("firing"));
    assertEquals(-12.0, rule.getDouble("value"));
    assertTrue(
        rule.getString("sentence").endsWith("from a year before is −12.0 %, below −10.0 %."),
        rule.getString("sentence"));
  }

  @Test
  void whatCannotBeSaidDoesNotFire() {
    // Given
    add(below(90));
    netSales = null;

    // When
    load();
    untilLooked();

    // Then
    assertFalse(rule().getBoolean("firing"));
    assertTrue(rule().getString("sentence").contains("cannot be said"));
    assertEquals(0, alerts().size());
  }

  @Test
  void twoReplicasThatLookAreHeardOnce() {
    // Given
    JsonObject rule = add(below(90));
    UUID id = UUID.fromString(rule.getString("id"));
    load();
    untilLooked();
    RecordLook look = new RecordLook(id, 0, 1_000, 1.0, true, "Low.");

    // When
    ledger.ask(Asks.RECORD_LOOK, look);
    ledger.ask(Asks.RECORD_LOOK, look);
    ledger.ask(Asks.RECORD_LOOK, new RecordLook(id, 0, 999, 100.0, false, "Of before."));
    ledger.ask(Asks.RECORD_LOOK, new RecordLook(id, 7, 1_001, 100.0, false, "Of another rule."));

    // Then
    assertEquals(1, alerts().size());
    assertNull(alerts().getJsonObject(0).getString("resolved_at"));
  }

  @Test
  void aMessageIsSentAgainUntilItIsTaken() throws Exception {
    // Given
    receiverSays = 500;
    netSales = 1.0;
    add(below(90));
    JsonObject first = nextMessage();
    Wait.until(
        () -> alerts().getJsonObject(0).getJsonObject("delivery").getString("failure") != null);
    JsonObject refused = alerts().getJsonObject(0).getJsonObject("delivery");
    receiverSays = 200;

    // When its time has come
    ledger.sql("UPDATE alert_delivery SET due_at = now() WHERE due_at IS NOT NULL");
    load();
    JsonObject second = nextMessage();
    Wait.until(
        () ->
            alerts().getJsonObject(0).getJsonObject("delivery").getString("delivered_at") != null);

    // Then
    assertEquals("It answered 500.", refused.getString("failure"));
    assertFalse(refused.getBoolean("ended"));
    assertEquals(first.getString("message"), second.getString("message"));
    assertEquals(2, alerts().getJsonObject(0).getJsonObject("delivery").getInteger("attempts"));
    assertTrue(alerts().getJsonObject(0).getJsonObject("delivery").getBoolean("ended"));
  }

  @Test
  void afterTheLastTryItIsGivenUp() throws Exception {
    // Given
    receiverSays = 500;
    netSales = 1.0;
    add(below(90));
    assertNotNull(nextMessage());
    Wait.until(
        () -> alerts().getJsonObject(0).getJsonObject("delivery").getString("failure") != null);

    // When
    ledger.sql(
        "UPDATE alert_delivery SET due_at = now(), attempts = %d WHERE due_at IS NOT NULL"
            .formatted(Webhooks.ATTEMPTS - 1));
    load();

    // Then
    Wait.until(() -> alerts().getJsonObject(0).getJsonObject("delivery").getBoolean("ended"));
    assertNull(alerts().getJsonObject(0).getJsonObject("delivery").getString("delivered_at"));
  }

  @Test
  void whileDruidIsAwayARuleIsSavedAndLooksLater() {
    // Given
    fault = Problem.of("druid-unavailable", 503, "Druid is away", "It does not answer.");
    netSales = 1.0;

    // When
    JsonObject saved = add(below(90));
    fault = null;
    load();

    // Then
    assertNull(saved.getLong("data_version"));
    untilLooked();
    assertTrue(rule().getBoolean("firing"));
  }

  @Test
  void aRuleThatTheDataHasOutgrownSaysSo() {
    // Given
    add(below(90));
    fault = Problem.of("unknown-dimension", 400, "No such dimension", "There is no Colour.");

    // When
    load();
    untilLooked();

    // Then
    assertFalse(rule().getBoolean("firing"));
    assertTrue(rule().getString("sentence").contains("There is no Colour."));
  }

  @Test
  void whatIsWrongWithARuleIsToldAtOnce() {
    // Given
    JsonObject wrong =
        below(1)
            .put("metric", "netSale")
            .put("period", "yesterday")
            .put("threshold", "much")
            .put("webhook", "file:///etc/passwd")
            .put("colour", "red");

    // When
    JsonObject problem = send(HttpMethod.POST, "/api/alerts/rules", wrong, 400);

    // Then
    List<String> columns =
        problem.getJsonArray("errors").stream()
            .map(error -> ((JsonObject) error).getString("column"))
            .toList();
    assertEquals(List.of("colour", "metric", "period", "threshold", "webhook"), columns);
    assertTrue(problem.encode().contains("Did you mean netSales?"), problem.encode());
  }

  @Test
  void aRuleOfNoDatasetIsRefused() {
    // When
    JsonObject problem =
        send(HttpMethod.POST, "/api/alerts/rules", below(1).put("dataset", "nowhere"), 404);

    // Then
    assertEquals("/problems/no-such-dataset", problem.getString("type"));
  }

  @Test
  void oneRuleTooManyIsRefused() {
    // Given
    ledger.sql(
        """
        INSERT INTO alert_rule (id, dataset, rule, evaluated_version)
        SELECT gen_random_uuid(), '%s', '{}', 1000000 FROM generate_series(1, 50)
        """
            .formatted(dataset));

    // When
    JsonObject problem = send(HttpMethod.POST, "/api/alerts/rules", below(1), 409);

    // Then
    assertEquals("/problems/too-many-rules", problem.getString("type"));
    ledger.sql("DELETE FROM alert_rule WHERE dataset = '" + dataset + "'");
  }

  @Test
  void aChangedRuleLooksAnewAndADeletedOneEndsItsAlert() {
    // Given
    netSales = 80.0;
    JsonObject rule = add(below(90));
    load();
    untilLooked();
    assertTrue(rule().getBoolean("firing"));
    String at = "/api/alerts/rules/" + rule.getString("id");

    // When
    send(HttpMethod.PUT, at, below(50), 200);
    load();
    untilLooked();
    boolean firing = rule().getBoolean("firing");
    send(HttpMethod.PUT, at, below(85), 200);
    load();
    untilLooked();
    send(HttpMethod.DELETE, at, null, 200);

    // Then
    assertFalse(firing);
    assertEquals(2, alerts().size());
    assertNotNull(alerts().getJsonObject(0).getString("resolved_at"));
    send(HttpMethod.DELETE, at, null, 404);
    send(HttpMethod.PUT, at, below(1), 404);
  }

  @Test
  void anAlertIsAcknowledgedOnce() {
    // Given
    netSales = 80.0;
    add(below(90));
    load();
    untilLooked();
    String at = "/api/alerts/" + alerts().getJsonObject(0).getString("id") + "/acknowledge";

    // When
    JsonObject first = send(HttpMethod.POST, at, null, 200);
    JsonObject second = send(HttpMethod.POST, at, null, 200);

    // Then
    assertNotNull(first.getString("acknowledged_at"));
    assertEquals(first.getString("acknowledged_at"), second.getString("acknowledged_at"));
    send(HttpMethod.POST, "/api/alerts/nonsense/acknowledge", null, 404);
  }

  @Test
  void rulesEndWithTheirDataset() {
    // Given
    netSales = 80.0;
    add(below(90));
    load();
    untilLooked();

    // When
    ledger.ask(Asks.DELETE_DATASET, new DeleteDataset(dataset));

    // Then
    assertEquals(
        0,
        send(HttpMethod.GET, "/api/alerts/rules?dataset=" + dataset, null, 200)
            .getJsonArray("rules")
            .size());
    assertNotNull(alerts().getJsonObject(0).getString("resolved_at"));
  }

  @Test
  void aRuleCanBeTriedOut() {
    // When
    JsonObject finding = send(HttpMethod.POST, "/api/alerts/rules/try", below(200), 200);

    // Then
    assertTrue(finding.getBoolean("firing"));
    assertEquals(100.0, finding.getDouble("value"));
    assertEquals(
        0,
        send(HttpMethod.GET, "/api/alerts/rules?dataset=" + dataset, null, 200)
            .getJsonArray("rules")
            .size());
  }
}
