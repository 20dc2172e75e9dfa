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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.Health;
import verticles.contract.Problem;
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

  private static void answer(Vertx vertx, Ask<Health.Ping, Health> ask, String name, boolean up) {
    new Bus(vertx)
        .answer(ask, ping -> Future.succeededFuture(new Health(name, up, 3, name + " speaks")));
  }
}
