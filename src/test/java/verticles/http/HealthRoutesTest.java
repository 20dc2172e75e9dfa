package verticles.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.DiagnosticsMessages.Stage;
import verticles.contract.DiagnosticsMessages.Stretch;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;

@ExtendWith(VertxExtension.class)
class HealthRoutesTest {

  @ParameterizedTest
  @CsvSource({
    "true, true, true, healthy, 200, 200",
    "true, true, false, degraded, 503, 200",
    "true, false, true, unhealthy, 503, 503",
    "false, true, true, unhealthy, 503, 503"
  })
  void namesEachServiceAndSumsUp(
      boolean postgresql,
      boolean s3,
      boolean druid,
      String status,
      int health,
      int ready,
      Vertx vertx) {
    // Given
    answer(vertx, Asks.LEDGER_HEALTH, "postgresql", postgresql);
    answer(vertx, Asks.STORAGE_HEALTH, "s3", s3);
    answer(vertx, Asks.DRUID_HEALTH, "druid", druid);
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> healthAnswer = door.get("/health");
    HttpResponse<Buffer> readyAnswer = door.get("/health/ready");

    // Then
    JsonObject services = healthAnswer.bodyAsJsonObject().getJsonObject("services");
    assertEquals(health, healthAnswer.statusCode());
    assertEquals(ready, readyAnswer.statusCode());
    assertEquals(status, healthAnswer.bodyAsJsonObject().getString("status"));
    assertEquals(postgresql, services.getJsonObject("postgresql").getBoolean("available"));
    assertEquals(s3, services.getJsonObject("s3").getBoolean("available"));
    assertEquals(druid, services.getJsonObject("druid").getBoolean("available"));
    assertEquals("druid speaks", services.getJsonObject("druid").getString("detail"));
  }

  @Test
  void aSilentRoomIsAnUnavailableService(Vertx vertx) {
    // Given PostgreSQL and S3, but nobody who speaks for Druid
    answer(vertx, Asks.LEDGER_HEALTH, "postgresql", true);
    answer(vertx, Asks.STORAGE_HEALTH, "s3", true);
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get("/api/health/druid");

    // Then
    assertEquals(503, answer.statusCode());
    assertFalse(answer.bodyAsJsonObject().getBoolean("is_available"));
    assertEquals("unavailable", answer.bodyAsJsonObject().getString("druid_status"));
    assertEquals(200, door.get("/health/ready").statusCode());
  }

  @Test
  void livesWithoutAnyService(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get("/health/live");

    // Then
    assertEquals(200, answer.statusCode());
  }

  @Test
  void tellsWhatDruidHas(Vertx vertx) {
    // Given
    Bus bus = new Bus(vertx);
    bus.answer(
        Asks.LIST_DATASOURCES,
        question -> Future.succeededFuture(new Datasources(List.of("sales", "returns"))));
    bus.answer(
        Asks.DATA_RANGE,
        question ->
            Future.succeededFuture(
                "sales".equals(question.dataSource())
                    ? new DataRange("2025-01-01", "2025-12-31", 12)
                    : new DataRange(null, null, 0)));
    FrontDoor door = FrontDoor.open(vertx);

    // When
    JsonObject datasources = door.get("/api/druid/datasources").bodyAsJsonObject();
    JsonObject range = door.get("/api/data-range?data_source=sales").bodyAsJsonObject();
    JsonObject empty = door.get("/api/data-range").bodyAsJsonObject();

    // Then
    assertEquals(
        new JsonArray().add("sales").add("returns"), datasources.getJsonArray("datasources"));
    assertEquals(2, datasources.getInteger("count"));
    assertEquals("2025-12-31", range.getString("latest_date"));
    assertEquals(12, range.getInteger("total_records"));
    assertTrue(empty.containsKey("earliest_date"));
    assertEquals(null, empty.getString("earliest_date"));
  }

  @Test
  void passesARoomsProblemOn(Vertx vertx) {
    // Given
    Problem starting = Problem.of("druid-starting", 503, "Starting", "Wait.").retryAfter(7);
    new Bus(vertx)
        .answer(Asks.LIST_DATASOURCES, question -> Future.failedFuture(starting.asException()));
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get("/api/druid/datasources");

    // Then
    assertEquals(503, answer.statusCode());
    assertEquals("7", answer.getHeader("Retry-After"));
    assertEquals("/problems/druid-starting", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void diagnosticsTellOfServicesProcessAndPipeline(Vertx vertx) {
    // Given
    answer(vertx, Asks.LEDGER_HEALTH, "postgresql", true);
    answer(vertx, Asks.STORAGE_HEALTH, "s3", true);
    answer(vertx, Asks.DRUID_HEALTH, "druid", false);
    List<Integer> hours = new ArrayList<>();
    new Bus(vertx)
        .answer(
            Asks.PACE,
            ask -> {
              hours.add(ask.hours());
              return Future.succeededFuture(
                  new PaceOf(
                      List.of(new Stage(TaskState.INGESTING, 3, 2.5, 9)),
                      List.of(
                          new Stretch(
                              Instant.EPOCH,
                              12,
                              5,
                              1,
                              2,
                              3,
                              30,
                              20,
                              null,
                              Map.of(TaskState.STORED, 0.5))),
                      List.of()));
            });
    FrontDoor door = FrontDoor.open(vertx);

    // When
    JsonObject all = door.get("/api/diagnostics?hours=48").bodyAsJsonObject();
    HttpResponse<Buffer> wrong = door.get("/api/diagnostics?hours=0");

    // Then
    assertEquals(List.of(48), hours);
    assertFalse(all.getJsonObject("services").getJsonObject("druid").getBoolean("available"));
    JsonObject process = all.getJsonObject("process");
    assertTrue(process.getLong("heap_bytes") > 0);
    assertTrue(process.getJsonObject("event_loop").getDouble("longest_millis") >= 0);
    JsonObject pipeline = all.getJsonObject("pipeline");
    assertEquals(2.5, pipeline.getJsonArray("stages").getJsonObject(0).getDouble("median_seconds"));
    JsonObject stretch = pipeline.getJsonArray("course").getJsonObject(0);
    assertEquals(1, stretch.getInteger("failed"));
    assertEquals(2, stretch.getInteger("duplicates"));
    assertEquals(5, stretch.getInteger("loaded"));
    assertEquals(3, stretch.getInteger("cancelled"));
    assertEquals(1, stretch.getInteger("under_way"));
    assertEquals(0.5, stretch.getJsonObject("stages").getDouble("STORED"));
    assertEquals(400, wrong.statusCode());
  }

  @Test
  void whileTheLedgerIsAwayDiagnosticsTellTheRest(Vertx vertx) {
    // Given
    answer(vertx, Asks.LEDGER_HEALTH, "postgresql", false);
    answer(vertx, Asks.STORAGE_HEALTH, "s3", true);
    answer(vertx, Asks.DRUID_HEALTH, "druid", true);
    FrontDoor door = FrontDoor.open(vertx);

    // When
    JsonObject all = door.get("/api/diagnostics").bodyAsJsonObject();

    // Then
    assertFalse(all.getJsonObject("services").getJsonObject("postgresql").getBoolean("available"));
    assertTrue(all.containsKey("process"));
    assertEquals(null, all.getJsonObject("pipeline"));
  }

  private static void answer(Vertx vertx, Ask<Health.Ping, Health> ask, String name, boolean up) {
    new Bus(vertx)
        .answer(ask, ping -> Future.succeededFuture(new Health(name, up, 3, name + " speaks")));
  }
}
