package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.ConfirmMapping;
import verticles.contract.PipelineMessages.PreviewTask;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Source;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.Wishes;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class MappingRoutesTest {
  private static final Problem NO_AMOUNT =
      Problem.of("no-amount", 422, "No amount", "No column is an amount.");

  private final List<PreviewTask> previewed = new CopyOnWriteArrayList<>();
  private final List<ConfirmMapping> confirmed = new CopyOnWriteArrayList<>();
  private final Task waiting = SampleTasks.in(TaskState.AWAITING_MAPPING);
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    Bus bus = new Bus(vertx);
    new SmallLedger(vertx).with(waiting);
    bus.answer(
        Asks.PREVIEW_TASK,
        ask -> {
          previewed.add(ask);
          return Future.succeededFuture(
              Preview.refused(Source.text("UTF-8", "gzip", List.of()), NO_AMOUNT));
        });
    bus.answer(
        Asks.CONFIRM_MAPPING,
        ask -> {
          confirmed.add(ask);
          return confirmed.size() > 1
              ? Future.failedFuture(
                  Problem.of("not-waiting", 409, "It does not wait", "It goes on already.")
                      .asException())
              : Future.succeededFuture(SampleTasks.in(TaskState.VALIDATING, ask.id(), 2));
        });
    door = FrontDoor.open(vertx, () -> List.of(new MappingRoutes(vertx)));
  }

  private HttpResponse<Buffer> post(String what, Object body) {
    return Wait.on(
        door.request(HttpMethod.POST, "/api/ingest/tasks/" + waiting.id() + "/" + what)
            .putHeader("Content-Type", "application/json")
            .sendBuffer(Buffer.buffer(body.toString())));
  }

  private static JsonObject mapping(String column, String target) {
    JsonObject columns = new JsonObject().put(column, new JsonObject().put("target", target));
    return new JsonObject().put("mapping", new JsonObject().put("columns", columns));
  }

  @Test
  void showsHowAFileIsUnderstoodByTheWishesThatItHas() {
    // When
    HttpResponse<Buffer> answer = door.get("/api/ingest/tasks/" + waiting.id() + "/preview");

    // Then
    JsonObject seen = answer.bodyAsJsonObject();
    assertEquals(200, answer.statusCode());
    assertEquals(new PreviewTask(waiting.id(), Wishes.NONE), previewed.get(0));
    assertEquals("gzip", seen.getJsonObject("source").getString("compression"));
    assertEquals("/problems/no-amount", seen.getJsonObject("problem").getString("type"));
    assertEquals(new JsonArray(), seen.getJsonArray("columns"));
  }

  @Test
  void triesOtherWishesWithoutKeepingThem() {
    // When
    HttpResponse<Buffer> answer =
        post("preview", mapping("Sum", "grossRevenue").put("on_error", "reject"));

    // Then
    Wishes wishes = previewed.get(0).wishes();
    assertEquals(200, answer.statusCode());
    assertEquals(Wishes.OnError.REJECT, wishes.onError());
    assertEquals(
        new Reading.Column("grossRevenue", null, null), wishes.reading().columns().get("Sum"));
    assertEquals(List.of(), confirmed);
  }

  @Test
  void confirmsOnceAndForAll() {
    // When
    HttpResponse<Buffer> first = post("mapping", mapping("Sum", "grossRevenue"));
    HttpResponse<Buffer> second = post("mapping", mapping("Sum", "grossRevenue"));

    // Then
    assertEquals(202, first.statusCode());
    assertEquals("VALIDATING", first.bodyAsJsonObject().getString("state"));
    assertTrue(confirmed.get(0).wishes().confirmed());
    assertEquals(Set.of("Sum"), confirmed.get(0).wishes().reading().columns().keySet());
    assertEquals(409, second.statusCode());
    assertEquals("/problems/not-waiting", second.bodyAsJsonObject().getString("type"));
  }

  @ParameterizedTest
  @CsvSource({"preview", "mapping"})
  void namesEverythingThatIsWrong(String what) {
    // When
    HttpResponse<Buffer> answer =
        post(what, mapping("Sum", "money").put("mode", "never").put("colour", "red"));

    // Then
    JsonObject problem = answer.bodyAsJsonObject();
    List<String> fields = new ArrayList<>();
    problem.getJsonArray("errors").forEach(e -> fields.add(((JsonObject) e).getString("column")));
    assertEquals(400, answer.statusCode());
    assertEquals("/problems/bad-parameter", problem.getString("type"));
    assertEquals(Set.of("mapping.columns.Sum.target", "mode", "colour"), Set.copyOf(fields));
    assertEquals(List.of(), previewed);
    assertEquals(List.of(), confirmed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preview | application/json | [] | 400 | malformed-json",
        "preview | application/json | { | 400 | malformed-json",
        "mapping | application/json | text | 400 | malformed-json",
        "mapping | text/plain | {} | 415 | unsupported-media-type",
        "mapping | application/x-www-form-urlencoded | mode=append | 415 | unsupported-media-type"
      })
  void takesJsonOnly(String what, String contentType, String body, int status, String type) {
    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.POST, "/api/ingest/tasks/" + waiting.id() + "/" + what)
                .putHeader("Content-Type", contentType)
                .sendBuffer(Buffer.buffer(body)));

    // Then
    assertEquals(status, answer.statusCode());
    assertEquals("/problems/" + type, answer.bodyAsJsonObject().getString("type"));
    assertEquals(List.of(), confirmed);
  }

  @Test
  void takesOnlySoMuch() {
    // When
    HttpResponse<Buffer> answer = post("mapping", "{\"mode\": \"" + "x".repeat(300_000) + "\"}");

    // Then
    assertEquals(413, answer.statusCode());
    assertEquals("/problems/body-too-large", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void changesNothingForAnotherSitesPage() {
    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.POST, "/api/ingest/tasks/" + waiting.id() + "/mapping")
                .putHeader("Content-Type", "application/json")
                .putHeader("Origin", "http://evil.example")
                .sendBuffer(Buffer.buffer("{}")));

    // Then
    assertEquals(403, answer.statusCode());
    assertEquals(List.of(), confirmed);
  }

  @Test
  void knowsNoTaskThatIsNotThere() {
    // When
    HttpResponse<Buffer> unknown = door.get("/api/ingest/tasks/" + Ids.next() + "/preview");
    HttpResponse<Buffer> noId = door.get("/api/ingest/tasks/no-id/preview");

    // Then
    assertEquals(404, unknown.statusCode());
    assertEquals(404, noId.statusCode());
    assertEquals(List.of(), previewed);
  }
}
