package verticles.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.DatasetMessages.FindDataset;
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
 * The alerts' room over the real ledger, with a receiver of its webhooks. What Druid would say is
 * said by the test, for whatever version the dataset has.
 */
final class AlertsHouse implements AutoCloseable {
  final TestLedger ledger = new TestLedger(TestServices.database());
  final List<AskTable> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private final FrontDoor door;
  private final HttpServer receiver;

  /** The dataset of the test. */
  String dataset;

  /** What it sold; null where the data does not tell. */
  volatile Double netSales;

  /** What analytics fails with; or null. */
  volatile Problem fault;

  /** What its figure counts. */
  volatile Unit unit;

  volatile int receiverSays;

  AlertsHouse() {
    ledger.bus.answer(
        Asks.DATA_RANGE,
        ask -> Future.succeededFuture(new DataRange("2026-01-05", "2026-03-20", 3)));
    ledger.bus.answer(
        Asks.DATA_VERSION,
        ask ->
            version(ask.dataSource())
                .map(version -> new DataVersion(ask.dataSource(), version, Instant.EPOCH)));
    ledger.bus.answer(Asks.EXPLORE, this::explore);
    receiver =
        Wait.on(
            ledger.vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1"));
    Wait.on(ledger.vertx.deployVerticle(new AlertsVerticle()));
    door = FrontDoor.open(ledger.vertx, () -> List.of(new AlertRoutes(ledger.vertx)));
  }

  @Override
  public void close() {
    ledger.close();
  }

  /** A dataset with a file in it, that sold 100. */
  void begin() {
    dataset = "shops_" + Long.toString(System.nanoTime(), 36);
    netSales = 100.0;
    unit = Unit.MONEY;
    fault = null;
    receiverSays = 204;
    received.clear();
    asked.clear();
    load();
  }

  private Future<Long> version(String dataset) {
    return ledger.bus.ask(Asks.FIND_DATASET, new FindDataset(dataset)).map(it -> it.version());
  }

  private Future<Table> explore(AskTable ask) {
    asked.add(ask);
    if (fault != null) {
      return Future.failedFuture(fault.asException());
    }
    return version(ask.filter().dataSource())
        .map(version -> table(ask, new Origin(null, version, Instant.EPOCH, null, false)));
  }

  private Table table(AskTable ask, Origin origin) {
    Column metric = column("metric", unit);
    return ask.compareTo() == null
        ? new Table(List.of(metric), List.of(Arrays.asList(netSales)), List.of(), origin)
        : new Table(
            List.of(metric, column("percent", Unit.PERCENT)),
            List.of(Arrays.asList(netSales, netSales - 100)),
            List.of(),
            origin);
  }

  private static Column column(String kind, Unit unit) {
    return new Column("netSales", "Net sales", kind, "netSales", unit, "", null);
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body ->
                received.add(
                    new JsonObject(body).put("message", request.getHeader("Sluice-Delivery"))));
    request.response().setStatusCode(receiverSays).end();
  }

  /** One more file: the dataset has a new version. */
  Task load() {
    return ledger.queryable(dataset, Wishes.Mode.APPEND);
  }

  /** A rule that fires where a week sold less. */
  JsonObject below(double threshold) {
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

  JsonObject send(HttpMethod method, String uri, JsonObject body, int status) {
    var answer =
        Wait.on(
            body == null
                ? door.request(method, uri).send()
                : door.request(method, uri).sendJsonObject(body));
    assertEquals(status, answer.statusCode(), answer.bodyAsString());
    return answer.bodyAsJsonObject();
  }

  JsonObject add(JsonObject rule) {
    return send(HttpMethod.POST, "/api/alerts/rules", rule, 201);
  }

  JsonArray alerts() {
    return send(HttpMethod.GET, "/api/alerts?dataset=" + dataset, null, 200).getJsonArray("alerts");
  }

  JsonArray rules() {
    return send(HttpMethod.GET, "/api/alerts/rules?dataset=" + dataset, null, 200)
        .getJsonArray("rules");
  }

  JsonObject rule() {
    return rules().getJsonObject(0);
  }

  /** Until the rule has looked at the dataset as it is now. */
  void untilLooked() {
    long version = Wait.on(version(dataset));
    Wait.until(() -> Long.valueOf(version).equals(rule().getLong("data_version")));
  }

  /** How far the newest alert's last message is. */
  JsonObject delivery() {
    return alerts().getJsonObject(0).getJsonObject("delivery");
  }

  /** What the webhook's receiver hears next. */
  JsonObject nextMessage() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }
}
