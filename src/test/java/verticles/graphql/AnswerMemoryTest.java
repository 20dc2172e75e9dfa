package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.DatasetMessages.ChangeCount;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class AnswerMemoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String MONTHS = "{ monthlySalesGrowth { date totalSales } }";

  private final AtomicInteger asked = new AtomicInteger();
  private volatile int version = 4;
  private volatile boolean stale;
  private volatile Problem problem;

  /** Keeps figures from being answered; null for not. */
  private volatile Promise<Void> held;

  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    Bus bus = new Bus(vertx);
    bus.answer(Asks.COUNT_CHANGES, ask -> Future.succeededFuture(new ChangeCount(version)));
    bus.answer(Asks.FIGURE, this::figure);
    bus.answer(
        Asks.DRUID_HEALTH,
        ping -> Future.succeededFuture(new Health("druid", asked.incrementAndGet() > 0, 1, "")));
    door =
        FrontDoor.open(
            vertx,
            () -> List.of(FrontDoor.graphQl(vertx, new Settings.Http("127.0.0.1", 0, false))));
  }

  /** A course that is long enough to be worth compressing. */
  private Future<Table> figure(AskFigure ask) {
    asked.incrementAndGet();
    if (problem != null) {
      return Future.failedFuture(problem.asException());
    }
    List<Column> columns =
        ask.figure().columns().stream()
            .map(it -> new Column(it.name(), it.name(), "metric", it.name(), null, "", null))
            .toList();
    List<Object> row = List.of("2026-01-01", 1.5 * version, 2.5, 3.5);
    Table table =
        new Table(
            columns,
            Collections.nCopies(300, row),
            List.of(),
            new Origin("sales", version, NOW, NOW, stale));
    return held == null ? Future.succeededFuture(table) : held.future().map(table);
  }

  @Test
  void theSameQuestionIsAnsweredAgainWithoutAskingAnyone() {
    // Given
    Buffer first = post(MONTHS, null).body();

    // When
    HttpResponse<Buffer> again = post(MONTHS, null);

    // Then
    assertEquals(first, again.body());
    assertEquals(1, asked.get());
  }

  @Test
  void whoeverTakesItCompressedGetsTheSameBytes() throws IOException {
    // Given
    Buffer first = post(MONTHS, "gzip").body();

    // When
    HttpResponse<Buffer> again = post(MONTHS, "br, gzip");

    // Then
    assertEquals("gzip", again.getHeader("Content-Encoding"));
    assertTrue(again.body().length() < first.length() / 4);
    GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(again.body().getBytes()));
    assertEquals(first, Buffer.buffer(plain.readAllBytes()));
  }

  @Test
  void whoeverDoesNotTakeItCompressedGetsItPlain() {
    // Given
    post(MONTHS, "gzip");
    post(MONTHS, "gzip");

    // When
    HttpResponse<Buffer> again = post(MONTHS, null);

    // Then
    assertNull(again.getHeader("Content-Encoding"));
    assertTrue(again.bodyAsJsonObject().containsKey("data"));
  }

  @Test
  void aChangeOfTheDataShowsInTheNextAnswer() {
    // Given
    post(MONTHS, null);

    // When
    version = 5;
    JsonObject next = post(MONTHS, null).bodyAsJsonObject();

    // Then
    assertEquals(
        7.5,
        next.getJsonObject("data")
            .getJsonArray("monthlySalesGrowth")
            .getJsonObject(0)
            .getDouble("totalSales"));
  }

  @Test
  void otherVariablesAreAnotherQuestion() {
    // Given
    String query = "query($day: String) { monthlySalesGrowth(endDate: $day) { date totalSales } }";
    post(operation(query).put("variables", new JsonObject().put("day", "2026-01-31")), null);

    // When
    post(operation(query).put("variables", new JsonObject().put("day", "2026-02-28")), null);

    // Then
    assertEquals(2, asked.get());
  }

  @Test
  void whatHadAnErrorIsAskedAgain() {
    // Given
    problem = Problem.of("druid-starting", 503, "Starting", "Wait.");
    post(MONTHS, null);

    // When
    problem = null;
    JsonObject next = post(MONTHS, null).bodyAsJsonObject();

    // Then
    assertTrue(!next.containsKey("errors"));
  }

  @Test
  void whatIsStaleIsAskedAgain() {
    // Given
    stale = true;
    post(MONTHS, null);

    // When
    post(MONTHS, null);

    // Then
    assertEquals(2, asked.get());
  }

  @Test
  void whatIsNotOverDataAloneIsAskedAgain() {
    // Given
    String both = "{ druidHealth { isAvailable } monthlySalesGrowth { date } }";
    post(both, null);

    // When
    post(both, null);

    // Then each asked for the health and for the figure
    assertEquals(4, asked.get());
  }

  @Test
  void manyWhoAskTheSameWhenItIsDueAnewWaitForOneAnswer() {
    // Given it is known to be over data alone, and the data has changed
    post(MONTHS, null);
    version = 5;
    held = Promise.promise();

    // When many ask at once
    List<Future<HttpResponse<Buffer>>> all =
        Stream.generate(() -> send(operation(MONTHS), null)).limit(40).toList();
    Wait.until(() -> asked.get() == 2);
    held.complete();

    // Then
    all.forEach(answer -> assertEquals(200, Wait.on(answer).statusCode()));
    assertEquals(2, asked.get());
  }

  @Test
  void whatIsNotKnownToBeOverDataAloneIsComputedForEach() {
    // Given
    held = Promise.promise();

    // When
    List<Future<HttpResponse<Buffer>>> all =
        Stream.generate(() -> send(operation(MONTHS), null)).limit(3).toList();
    Wait.until(() -> asked.get() == 3);
    held.complete();

    // Then
    all.forEach(answer -> assertEquals(200, Wait.on(answer).statusCode()));
  }

  private HttpResponse<Buffer> post(String query, String encoding) {
    return post(operation(query), encoding);
  }

  private HttpResponse<Buffer> post(JsonObject operation, String encoding) {
    return Wait.on(send(operation, encoding));
  }

  private Future<HttpResponse<Buffer>> send(JsonObject operation, String encoding) {
    var request =
        door.request(HttpMethod.POST, "/graphql").putHeader("Content-Type", "application/json");
    if (encoding != null) {
      request.putHeader("Accept-Encoding", encoding);
    }
    return request.sendBuffer(operation.toBuffer());
  }

  private static JsonObject operation(String query) {
    return new JsonObject().put("query", query);
  }
}
