package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Done;
import verticles.contract.Message;
import verticles.contract.ViewMessages.DeleteView;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SavePreferences;
import verticles.contract.ViewMessages.SaveView;
import verticles.contract.ViewMessages.View;
import verticles.contract.ViewMessages.Views;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class ViewRoutesTest {
  private static final UUID ID = UUID.fromString("01990f3e-0000-7000-8000-000000000001");
  private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");
  private static final View COAST = new View(ID, "Coast", "/overview?branches=Nyali", THEN);

  private final List<Message> asked = new CopyOnWriteArrayList<>();
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    Bus bus = new Bus(vertx);
    bus.answer(Asks.LIST_VIEWS, ask -> Future.succeededFuture(new Views(List.of(COAST))));
    bus.answer(
        Asks.SAVE_VIEW,
        ask -> {
          asked.add(ask);
          return Future.succeededFuture(new View(ID, ask.name(), ask.address(), THEN));
        });
    bus.answer(
        Asks.DELETE_VIEW,
        ask -> {
          asked.add(ask);
          return Future.succeededFuture(Done.DONE);
        });
    bus.answer(
        Asks.FIND_PREFERENCES,
        ask -> Future.succeededFuture(new Preferences(7.5e6, null, null, null)));
    bus.answer(
        Asks.SAVE_PREFERENCES,
        ask -> {
          asked.add(ask);
          return Future.succeededFuture(ask.preferences());
        });
    door = FrontDoor.open(vertx, () -> List.of(new ViewRoutes(vertx)));
  }

  private HttpResponse<Buffer> send(HttpMethod method, String path, JsonObject body) {
    return Wait.on(door.request(method, "/api/datasets/sales" + path).sendJsonObject(body));
  }

  private HttpResponse<Buffer> delete(String path) {
    return Wait.on(door.request(HttpMethod.DELETE, "/api/datasets/sales" + path).send());
  }

  @Test
  void listsViews() {
    // When
    JsonArray views =
        door.get("/api/datasets/sales/views").bodyAsJsonObject().getJsonArray("views");

    // Then
    assertEquals(1, views.size());
    assertEquals("/overview?branches=Nyali", views.getJsonObject(0).getString("address"));
  }

  @Test
  void keepsAView() {
    // When
    HttpResponse<Buffer> answer =
        send(
            HttpMethod.POST,
            "/views",
            new JsonObject().put("name", " Coast ").put("address", COAST.address()));

    // Then
    assertEquals(201, answer.statusCode());
    assertEquals(List.of(new SaveView("sales", "Coast", COAST.address())), asked);
    assertEquals(ID.toString(), answer.bodyAsJsonObject().getString("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"x\"}",
        "{\"name\": \"\", \"address\": \"/overview\"}",
        "{\"name\": \"x\", \"address\": \"//elsewhere.example/overview\"}",
        "{\"name\": \"x\", \"address\": \"https://elsewhere.example\"}",
        "{\"name\": \"x\", \"address\": \"javascript:alert(1)\"}"
      })
  void refusesWhatIsNoView(String body) {
    // When
    HttpResponse<Buffer> answer = send(HttpMethod.POST, "/views", new JsonObject(body));

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("/problems/bad-parameter", answer.bodyAsJsonObject().getString("type"));
    assertEquals(List.of(), asked);
  }

  @Test
  void forgetsAView() {
    // When
    HttpResponse<Buffer> answer = delete("/views/" + ID);
    HttpResponse<Buffer> none = delete("/views/none");

    // Then
    assertEquals(204, answer.statusCode());
    assertEquals(List.of(new DeleteView("sales", ID)), asked);
    assertEquals(404, none.statusCode());
  }

  @Test
  void tellsAndReplacesPreferences() {
    // Given
    JsonObject wanted =
        new JsonObject()
            .put("monthly_target", 9_000_000)
            .put("currency", "UGX")
            .put("locale", "en-UG");

    // When
    JsonObject before = door.get("/api/datasets/sales/preferences").bodyAsJsonObject();
    HttpResponse<Buffer> answer = send(HttpMethod.PUT, "/preferences", wanted);

    // Then
    assertEquals(7.5e6, before.getDouble("monthly_target"));
    assertNull(before.getValue("currency"));
    assertEquals(200, answer.statusCode());
    assertEquals(
        List.of(new SavePreferences("sales", new Preferences(9e6, "UGX", "en-UG", null))), asked);
  }

  @Test
  void tellsEveryWrongPreferenceAtOnce() {
    // Given
    JsonObject wanted =
        new JsonObject()
            .put("monthly_target", -1)
            .put("currency", "shilling")
            .put("locale", "e n")
            .put("fiscal_start", 13);

    // When
    HttpResponse<Buffer> answer = send(HttpMethod.PUT, "/preferences", wanted);

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals(4, answer.bodyAsJsonObject().getJsonArray("errors").size());
    assertEquals(List.of(), asked);
  }
}
