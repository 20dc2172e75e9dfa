package verticles.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Asked;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.AnalyticsMessages.Values;
import verticles.contract.Figure;
import verticles.contract.Problem;
import verticles.testing.Wait;

/** What is asked by the parameters of an address, and what is refused. */
class RestRoutesTest extends RestCase {
  @Test
  void parametersBecomeTheQuestion() {
    // When
    HttpResponse<Buffer> answer =
        door.get(
            CUSTOMERS
                + "?data_source=sales&start_date=2026-01-01&end_date=2026-01-31&branch=A,%20B"
                + "&branch_names=C,%22D,%20E%22&item_names=I&sales_persons=S&item_groups=G"
                + "&filter%5Bregion%5D=East,West&n=5&sort=salesAmount&order=asc");

    // Then
    assertEquals(200, answer.statusCode(), answer.bodyAsString());
    AskFigure ask = analytics.asked.get(0);
    assertEquals(Figure.TOP_CUSTOMERS, ask.figure());
    assertEquals("sales", ask.filter().dataSource());
    assertEquals("2026-01-01", ask.filter().startDate());
    assertEquals("2026-01-31", ask.filter().endDate());
    assertEquals(
        Map.of(
            "branch", List.of("C", "D, E", "A, B"),
            "item", List.of("I"),
            "itemGroup", List.of("G"),
            "salesPerson", List.of("S"),
            "region", List.of("East", "West")),
        ask.filter().among());
    assertEquals(5, ask.limit());
    assertEquals(new Order("salesAmount", false), ask.order());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/kpis/top-customers?stat_date=2026-01-01 | 400 | start_date",
        "/api/kpis/top-customers?target=1 | 400 | Did you mean",
        "/api/kpis/top-customers?n=0 | 400 | whole number from 1 to 10000",
        "/api/kpis/top-customers?n=many | 400 | whole number",
        "/api/kpis/top-customers?n=1&n=2 | 400 | Give n once",
        "/api/kpis/top-customers?order=asc | 400 | give both",
        "/api/kpis/top-customers?sort=salesAmount&order=descending | 400 | Did you mean “desc”?",
        "/api/kpis/top-customers?filter=x | 400 | filter[dimension]",
        "/api/kpis/monthly-sales-growth?granularity=hour | 400 | day, week, month",
        "/api/kpis/sales-target-attainment?target=NaN | 400 | a number",
        "/api/kpis/top-customers?start_date=2026-02-30 | 400 | start_date must be a day that exists",
        "/api/kpis/top-customers?end_date=1.2.2026 | 400 | end_date must be a day that exists",
        "/api/tables/rows?start_date=2026-02-02&end_date=2026-02-01 | 400 | start_date 2026-02-02",
        "/api/tables/explore?compare_start=soon | 400 | compare_start must be",
        "/api/insights/sales-forecast?horizon=37 | 400 | horizon must be a whole number from 1 to 36",
        "/api/insights/basket-pairs?n=0 | 400 | n must be a whole number",
        "/api/insights/abc-clases | 404 | /api/insights/abc-classes",
        "/api/kpis/top-custmers | 404 | /api/kpis/top-customers",
        "/api/charts/top-customers?metric=salesAmont | 400 | salesAmount",
        "/api/export/top-customers.cvs | 404 | /api/export/top-customers.csv",
        "/api/datasets/sales/rows.csv?n=1 | 400 | no parameters"
      })
  void whatIsNotUnderstoodIsRefusedWithTheNearest(String uri, int status, String said) {
    // When
    HttpResponse<Buffer> answer = door.get(uri);

    // Then
    assertEquals(status, answer.statusCode(), answer.bodyAsString());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    JsonObject problem = answer.bodyAsJsonObject();
    assertTrue(problem.getString("detail").contains(said), problem.encode());
    assertEquals(answer.getHeader("X-Request-Id"), problem.getString("requestId"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    // When
    JsonObject problem = door.get(CUSTOMERS + "?n=x&brnch=1&order=up").bodyAsJsonObject();

    // Then
    assertEquals("/problems/bad-parameter", problem.getString("type"));
    assertEquals(3, problem.getJsonArray("errors").size(), problem.encode());
  }

  @Test
  void whatOthersFindWrongHasTheParametersName() {
    // Given
    analytics.refusesWith(
        Problem.of(
                "bad-parameter",
                400,
                "Wrong",
                "A startDate, endDate. The query metrics lists them.")
            .with(List.of(new Problem.Fault(null, "endDate", "", "missing", "No endDate."))));

    // When
    JsonObject problem = door.get(CUSTOMERS).bodyAsJsonObject();

    // Then
    assertEquals("A start_date, end_date. /api/catalogue lists them.", problem.getString("detail"));
    JsonObject fault = problem.getJsonArray("errors").getJsonObject(0);
    assertEquals("end_date", fault.getString("column"));
    assertEquals("No end_date.", fault.getString("message"));
  }

  @ParameterizedTest
  @CsvSource({"order.by, sort", "sort.by, sort", "where, filter", "compare, compare_to"})
  void aFaultIsThatOfTheParameterThatSaysIt(String elsewhere, String here) {
    // Given
    analytics.refusesWith(
        Problem.of("bad-parameter", 400, "Wrong", "There is no column “x”.")
            .with(List.of(new Problem.Fault(null, elsewhere, "x", "unknown-name", "No x."))));

    for (String family : List.of("kpis/top-customers", "export/top-customers.csv")) {
      // When
      JsonObject problem = door.get("/api/" + family).bodyAsJsonObject();

      // Then
      assertEquals(400, problem.getInteger("status"));
      assertEquals(here, problem.getJsonArray("errors").getJsonObject(0).getString("column"));
    }
  }

  @Test
  void optionsAreAskedForAFewAtATimeAndComeInTheirOrder(Vertx vertx) {
    // Given
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "Extra " + i).toList();
    AtomicInteger asking = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Bus bus = new Bus(vertx);
    bus.answer(
        Asks.CATALOGUE,
        ask ->
            Future.succeededFuture(
                new Catalogue(
                    List.of(),
                    names.stream().map(it -> new Asked(it, it, null, null, it, true)).toList())));
    bus.answer(
        Asks.DIMENSION_VALUES,
        ask -> {
          most.accumulateAndGet(asking.incrementAndGet(), Math::max);
          return vertx
              .timer(5)
              .map(
                  later -> {
                    asking.decrementAndGet();
                    return new Values(List.of(new Value(ask.dimension() + "!", 1)));
                  });
        });

    // When
    JsonObject options = door.get("/api/filters/options").bodyAsJsonObject().getJsonObject("data");

    // Then
    assertEquals(names.subList(0, 30), List.copyOf(options.fieldNames()));
    assertEquals(new JsonArray().add("Extra 7!"), options.getJsonArray("Extra 7"));
    assertEquals(4, most.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/kpis/top-customers",
        "/api/charts/explore?metrics=netSales",
        "/api/tables/explore?metrics=netSales",
        "/api/tables/rows",
        "/api/insights/sales-anomalies",
        "/api/export/top-customers.csv",
        "/api/export/explore.xlsx?metrics=netSales"
      })
  void whatIsComputedForAClientWhoGoesIsLetGo(String uri, Vertx vertx) {
    // Given
    Promise<String> gone = Promise.promise();
    new Bus(vertx).listen(Events.ASKER_GONE, it -> gone.tryComplete(it.asker()));
    analytics.isBusy();
    NetSocket client = Wait.on(vertx.createNetClient().connect(door.port(), "127.0.0.1"));
    client.write("GET " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + door.port() + "\r\n\r\n");
    Wait.until(() -> analytics.askers.size() == 1);

    // When
    client.close();

    // Then
    assertNotNull(analytics.askers.get(0));
    assertEquals(analytics.askers.get(0), Wait.on(gone.future()));
  }
}
