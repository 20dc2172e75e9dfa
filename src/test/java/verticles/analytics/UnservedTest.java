package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DruidMessages.CheckServed;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.Figure;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** The real Druid while it does not serve all segments of a dataset. */
class UnservedTest {
  private static final int ASKERS = 4;
  private static final LocalDate LAST_DAY = LocalDate.parse("2030-01-01");
  private final String dataset = "unserved_" + UUID.randomUUID().toString().substring(0, 8);
  private final S3 s3 = TestServices.s3();
  private final Druid druid = TestServices.druid();
  private final DruidRoom room = new DruidRoom(druid, s3);
  private final FakeLedger ledger = new FakeLedger(room.bus);
  private final WebClient web = WebClient.create(room.vertx);
  private final PreparedFile file =
      empty()
          .row("2023-03-01T00:00:00Z", "North", 100)
          .row("2024-03-01T00:00:00Z", "North", 20)
          .row("2025-03-01T00:00:00Z", "South", 3);
  private final PreparedFile again = empty().row("2026-03-01T00:00:00Z", "North", 100);
  private final AtomicInteger asked = new AtomicInteger();

  private PreparedFile empty() {
    return new PreparedFile(dataset, "Branch:string", "grossRevenue:double");
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Dataset tell() {
    return ledger.has(dataset, 1, file.columns(), 3, file.id(), again.id());
  }

  /** Up to another last day each time, so that no answer is a remembered one. */
  private Future<Object> sum() {
    tell();
    Filter all =
        new Filter(dataset, null, LAST_DAY.plusDays(asked.incrementAndGet()).toString(), Map.of());
    return room.bus
        .ask(Asks.FIGURE, AskFigure.of(Figure.REVENUE_SUMMARY, all))
        .map(table -> SalesInDruid.rows(table).get(0).get("totalRevenue"));
  }

  /** What Druid itself says, without a word about what it does not serve. */
  private Future<Object> served() {
    return room.bus
        .ask(
            Asks.RUN_SQL, new RunSql("SELECT COUNT(*) FROM \"" + dataset + "\"", List.of(), 10_000))
        .map(answer -> answer.rows().get(0).get(0));
  }

  private String segmentOf2023() {
    String query =
        "SELECT segment_id FROM sys.segments WHERE datasource = ? AND \"start\" LIKE '2023%'";
    RunSql ask = new RunSql(query, List.of(dataset), 10_000);
    return (String) room.ask(Asks.RUN_SQL, ask).rows().get(0).get(0);
  }

  /** The coordinator has the historical drop it. */
  private void drop(String segment) {
    mark(segment, "markUnused");
  }

  private void bringBack(String segment) {
    mark(segment, "markUsed");
  }

  private void mark(String segment, String how) {
    String path = "/druid/indexer/v1/datasources/" + dataset + "/" + how;
    JsonObject which = new JsonObject().put("segmentIds", new JsonArray().add(segment));
    var post = web.postAbs(druid.url() + path).putHeader("Accept", "application/json");
    var answer = Wait.on(post.sendJson(which));
    assertEquals(200, answer.statusCode(), answer.bodyAsString());
  }

  private Future<Void> untilServed(long rows) {
    return served()
        .compose(
            now ->
                now.equals(rows)
                    ? Future.succeededFuture()
                    : room.pause().compose(rested -> untilServed(rows)));
  }

  /** Until the right number comes; no other may. */
  private Future<Void> untilTold() {
    return sum()
        .compose(
            told -> {
              assertEquals(123.0, told);
              return Future.<Void>succeededFuture();
            },
            failure -> {
              assertEquals("druid-loading", typeOf(failure));
              return room.pause().compose(rested -> untilTold());
            });
  }

  /** Asks one question after the other, and notes what is told. */
  private Future<Void> keepAsking(Set<Object> told, AtomicBoolean enough) {
    return sum()
        .otherwise(UnservedTest::typeOf)
        .compose(
            answer -> {
              told.add(answer);
              return enough.get() ? Future.succeededFuture() : keepAsking(told, enough);
            });
  }

  private static String typeOf(Throwable failure) {
    return failure instanceof ProblemException known ? known.problem().type() : "" + failure;
  }

  @Test
  void noNumberIsEverTooSmall() {
    // Given
    room.load(file, s3);
    Wait.on(room.vertx.deployVerticle(new AnalyticsVerticle()));
    Object whole = Wait.on(sum());
    String segment = segmentOf2023();
    CheckServed check = new CheckServed(tell());
    room.ask(Asks.CHECK_SERVED, check);

    // When a segment is dropped, and its amount comes again elsewhere
    drop(segment);
    Wait.on(untilServed(2));
    Problem noticed = room.refused(Asks.CHECK_SERVED, check);
    String missing = typeOf(Wait.forFailure(sum()));
    Health loading = room.ask(Asks.DRUID_HEALTH, new Health.Ping());
    room.load(again, s3);
    Wait.on(untilTold());
    Health healthy = room.ask(Asks.DRUID_HEALTH, new Health.Ping());

    // Then
    assertEquals(123.0, whole);
    assertTrue(noticed.detail().contains("2 of 3 rows"), noticed.detail());
    assertEquals("druid-loading", missing);
    assertFalse(loading.available());
    assertTrue(loading.detail().contains("still loading"), loading.detail());
    assertTrue(healthy.available(), healthy.detail());
  }

  @Test
  void whateverComesAndGoesWhileQuestionsAreAnsweredEveryNumberIsOverAllRows() {
    // Given
    room.load(file, s3);
    Wait.on(room.vertx.deployVerticle(new AnalyticsVerticle()));
    String segment = segmentOf2023();
    Set<Object> told = ConcurrentHashMap.newKeySet();
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<Void>> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      askers.add(keepAsking(told, enough));
    }

    // When
    for (int i = 0; i < 3; i++) {
      drop(segment);
      Wait.on(untilServed(2));
      bringBack(segment);
      Wait.on(untilServed(3));
    }
    enough.set(true);
    Wait.on(Future.all(askers));

    // Then
    assertEquals(Set.of(123.0, "druid-loading"), told);
  }
}
