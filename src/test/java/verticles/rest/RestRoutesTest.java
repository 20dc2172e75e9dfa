package verticles.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class RestRoutesTest {
  private static final String CUSTOMERS = "/api/kpis/top-customers";

  private FrontDoor door;
  private FakeAnalytics analytics;

  @BeforeEach
  void open(Vertx vertx) {
    analytics = new FakeAnalytics(new Bus(vertx));
    door = FrontDoor.open(vertx, () -> List.of(new RestRoutes(vertx, FrontDoor.NO_PARQUET)));
  }

  private HttpResponse<Buffer> get(String uri, String knownTag) {
    return Wait.on(door.request(HttpMethod.GET, uri).putHeader("If-None-Match", knownTag).send());
  }

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
  void whoHasTheVersionAlreadyGetsNothingAndNothingIsComputed() {
    // Given
    HttpResponse<Buffer> first = door.get(CUSTOMERS);
    String tag = first.getHeader("ETag");

    // When
    HttpResponse<Buffer> again = get(CUSTOMERS, tag);
    int computed = analytics.asked.size();
    analytics.isAt(8, false);
    HttpResponse<Buffer> changed = get(CUSTOMERS, tag);

    // Then
    assertEquals(304, again.statusCode());
    assertEquals(tag, again.getHeader("ETag"));
    assertNull(again.body());
    assertEquals(1, computed);
    assertEquals(200, changed.statusCode());
    assertEquals(8, changed.bodyAsJsonObject().getJsonObject("metadata").getInteger("version"));
    assertTrue(!tag.equals(changed.getHeader("ETag")));
  }

  @Test
  void anOldAnswerSaysSoAndIsNotKept() {
    // Given
    analytics.isAt(7, true);

    // When
    HttpResponse<Buffer> answer = door.get(CUSTOMERS);

    // Then
    assertNull(answer.getHeader("ETag"));
    assertEquals("no-store", answer.getHeader("Cache-Control"));
    JsonObject metadata = answer.bodyAsJsonObject().getJsonObject("metadata");
    assertEquals(true, metadata.getBoolean("stale"));
    assertEquals("2026-01-02T03:05:05Z", metadata.getString("computedAt"));
  }

  @Test
  void aTableIsCutIntoPages() {
    // Given
    analytics.has(List.of(List.of("A", 3.0), List.of("B", 2.0), List.of("C", 1.0)));

    // When
    JsonObject page =
        door.get("/api/tables/top-customers?limit=1&offset=1")
            .bodyAsJsonObject()
            .getJsonObject("data");
    JsonObject beyond =
        door.get("/api/tables/top-customers?limit=5&offset=9")
            .bodyAsJsonObject()
            .getJsonObject("data");

    // Then
    assertEquals(
        new JsonArray().add(new JsonObject().put("cardName", "B").put("salesAmount", 2.0)),
        page.getJsonArray("rows"));
    assertEquals(3, page.getInteger("total"));
    assertEquals(new JsonArray(), beyond.getJsonArray("rows"));
    assertEquals(3, beyond.getInteger("total"));
  }

  @Test
  void aFileSaysWhatItIsAboutAndRunsNoFormula() throws IOException {
    // Given
    analytics.has(
        List.of(
            List.of("=1+1", -5.5),
            List.of("+cmd", 1.0E9),
            List.of("-x", 2.0),
            List.of("@y", 3.0),
            List.of("\ttab", 4.0),
            Arrays.asList("a, \"b\"", null)));
    String query = "?branch=%3DEvil&start_date=2026-01-01";

    // When
    HttpResponse<Buffer> csv = door.get("/api/export/top-customers.csv" + query);
    HttpResponse<Buffer> xlsx = door.get("/api/export/top-customers.xlsx" + query);

    // Then
    List<String> texts = List.of("'=1+1", "'+cmd", "'-x", "'@y", "'\ttab", "a, \"b\"");
    assertEquals(
        "attachment; filename=\"sales-top-customers-v7.csv\"",
        csv.getHeader("Content-Disposition"));
    List<List<String>> lines = lines(csv.bodyAsString());
    assertTrue(lines.contains(List.of("branch", "'=Evil")), lines.toString());
    assertTrue(lines.contains(List.of("start_date", "2026-01-01")), lines.toString());
    assertTrue(lines.contains(List.of("data version", "7 of 2026-01-02T03:04:05Z")));
    int header = lines.indexOf(List.of("Customer", "Net sales"));
    List<List<String>> rows = lines.subList(header + 1, lines.size());
    assertEquals(texts, rows.stream().map(row -> row.get(0)).toList());
    assertEquals(
        List.of("-5.5", "1000000000", "2", "3", "4", ""),
        rows.stream().map(row -> row.get(1)).toList());
    assertEquals(texts, lastTexts(xlsx.body(), texts.size()));
  }

  private static List<List<String>> lines(String csv) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The first cells of the last rows; that the second ones are numbers is asserted. */
  private static List<String> lastTexts(Buffer xlsx, int count) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.getBytes()))) {
      List<Row> all = book.getFirstSheet().read();
      List<Row> last = all.subList(all.size() - count, all.size());
      last.subList(0, count - 1)
          .forEach(row -> assertEquals(CellType.NUMBER, row.getCell(1).getType()));
      return last.stream().map(row -> row.getCell(0).asString()).toList();
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

  @Test
  void whatIsAnEstimateSaysSo() {
    // Given
    analytics.has(List.of(List.of("A", 3.0)));
    JsonObject exact = door.get(CUSTOMERS).bodyAsJsonObject();
    analytics.isAt(8, false);
    analytics.estimates("salesAmount");

    // When
    JsonObject figure = door.get(CUSTOMERS).bodyAsJsonObject();
    JsonObject chart = door.get("/api/charts/top-customers").bodyAsJsonObject();
    JsonObject table = door.get("/api/tables/top-customers").bodyAsJsonObject();
    String csv = door.get("/api/export/top-customers.csv").bodyAsString();

    // Then
    JsonArray named = new JsonArray().add("salesAmount");
    assertEquals(new JsonArray(), exact.getJsonObject("metadata").getJsonArray("approximate"));
    for (JsonObject answer : List.of(figure, chart, table)) {
      assertEquals(named, answer.getJsonObject("metadata").getJsonArray("approximate"));
    }
    JsonArray columns = table.getJsonObject("data").getJsonArray("columns");
    assertFalse(columns.getJsonObject(0).getBoolean("approximate"));
    assertTrue(columns.getJsonObject(1).getBoolean("approximate"));
    assertTrue(table.getJsonObject("data").getBoolean("approximate"));
    assertTrue(csv.contains("estimates"), csv);
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

  @Test
  void theLinesOnTopCanBeLeftOut() {
    // Given
    analytics.has(List.of(List.of("A", 1.5)));

    // When
    String csv = door.get("/api/export/top-customers.csv?about=false").bodyAsString();

    // Then
    assertEquals("Customer,Net sales\r\nA,1.5\r\n", csv);
  }
}
