package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.Done;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.FrontDoor;
import verticles.testing.SampleDatasets;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class DatasetRoutesTest {
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    Bus bus = new Bus(vertx);
    bus.answer(
        Asks.LIST_DATASETS,
        ask -> Future.succeededFuture(new Datasets(List.of(SampleDatasets.sales()))));
    bus.answer(
        Asks.DESCRIBE_DATASET,
        ask ->
            ask.name().equals("sales")
                ? Future.succeededFuture(SampleDatasets.described())
                : Future.failedFuture(problem("dataset-not-found", 404)));
    bus.answer(
        Asks.DELETE_DATASET,
        ask -> {
          deleted.add(ask.name());
          return ask.name().equals("busy")
              ? Future.failedFuture(problem("dataset-busy", 409))
              : Future.succeededFuture(Done.DONE);
        });
    door = FrontDoor.open(vertx, () -> List.of(new DatasetRoutes(vertx)));
  }

  private static ProblemException problem(String type, int status) {
    return Problem.of(type, status, "No", "It is not so.").asException();
  }

  private HttpResponse<Buffer> delete(String uri) {
    return Wait.on(door.request(HttpMethod.DELETE, uri).send());
  }

  @Test
  void listsDatasets() {
    // When
    JsonObject answer = door.get("/api/datasets").bodyAsJsonObject();

    // Then
    JsonObject first = answer.getJsonArray("datasets").getJsonObject(0);
    assertEquals(1, first.getInteger("ingestions"));
    assertEquals("1970-01-01T00:00:00Z", first.getString("min_time"));
    assertEquals("Branch", first.getJsonArray("columns").getJsonObject(0).getString("name"));
  }

  @Test
  void describesOne() {
    // When
    JsonObject sales = door.get("/api/datasets/sales").bodyAsJsonObject();

    // Then
    JsonObject replaced = sales.getJsonArray("ingestions").getJsonObject(0);
    JsonObject shown = sales.getJsonArray("ingestions").getJsonObject(1);
    assertEquals(42, sales.getInteger("rows"));
    assertEquals(1_234, sales.getInteger("bytes"));
    assertEquals("UNDONE", replaced.getString("state"));
    assertFalse(replaced.getBoolean("visible"));
    assertEquals(SampleDatasets.SHOWN.toString(), replaced.getString("replaced_by"));
    assertEquals("2026-03-01T08:01:00Z", replaced.getString("purge_at"));
    assertNull(replaced.getValue("quality"));
    assertTrue(shown.getBoolean("visible"));
    assertEquals(5, shown.getInteger("rejected_rows"));
    assertEquals(
        0.75, sales.getJsonObject("quality").getJsonObject("completeness").getDouble("Branch"));
    assertEquals(
        new JsonArray().add("totalCost"),
        sales.getJsonObject("quality").getJsonArray("not_in_file"));
    assertEquals(-5.0, sales.getJsonObject("quality").getDouble("low_fence"));
    JsonObject freshness = sales.getJsonObject("freshness");
    assertEquals("1970-01-02T00:00:00Z", freshness.getString("newest_sale"));
    assertTrue(freshness.getLong("age_seconds") > 1_700_000_000L);
    JsonObject remembered = sales.getJsonObject("remembered");
    assertEquals("Shop", remembered.getJsonArray("header").getString(0));
    assertEquals(
        "Branch",
        remembered
            .getJsonObject("reading")
            .getJsonObject("columns")
            .getJsonObject("Shop")
            .getString("target"));
  }

  @Test
  void knowsNoDatasetThatIsNotThere() {
    // When
    HttpResponse<Buffer> answer = door.get("/api/datasets/none");

    // Then
    assertEquals(404, answer.statusCode());
    assertEquals("/problems/dataset-not-found", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void deletesWhatIsNamedTwice() {
    // When
    HttpResponse<Buffer> answer = delete("/api/datasets/sales?confirm=sales");

    // Then
    assertEquals(202, answer.statusCode());
    assertEquals("sales", answer.bodyAsJsonObject().getString("name"));
    assertEquals(List.of("sales"), deleted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?confirm=", "?confirm=Sales", "?confirm=other&confirm=sales"})
  void deletesNothingThatIsNotNamedTwice(String confirm) {
    // When
    HttpResponse<Buffer> answer = delete("/api/datasets/sales" + confirm);

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("/problems/not-confirmed", answer.bodyAsJsonObject().getString("type"));
    assertEquals(List.of(), deleted);
  }

  @Test
  void saysWhyOneCannotBeDeleted() {
    // When
    HttpResponse<Buffer> busy = delete("/api/datasets/busy?confirm=busy");

    // Then
    assertEquals(409, busy.statusCode());
    assertEquals("/problems/dataset-busy", busy.bodyAsJsonObject().getString("type"));
  }

  @Test
  void deletesNothingForAnotherSitesPage() {
    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.DELETE, "/api/datasets/sales?confirm=sales")
                .putHeader("Sec-Fetch-Site", "cross-site")
                .send());

    // Then
    assertEquals(403, answer.statusCode());
    assertEquals(List.of(), deleted);
  }
}
