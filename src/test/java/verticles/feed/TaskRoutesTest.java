package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class TaskRoutesTest {
  private SmallLedger ledger;
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    ledger = new SmallLedger(vertx);
    Wait.on(vertx.deployVerticle(new FeedVerticle()));
    door = FrontDoor.open(vertx, () -> List.of(new TaskRoutes(vertx)));
  }

  @Test
  void tellsATasksStatus() {
    // Given
    Task task = SampleTasks.in(TaskState.QUERYABLE);
    ledger.with(task);

    // When
    JsonObject status = door.get("/api/ingest/status/" + task.id()).bodyAsJsonObject();

    // Then
    assertEquals(task.id().toString(), status.getString("task_id"));
    assertEquals("COMPLETED", status.getString("status"));
    assertEquals("QUERYABLE", status.getString("state"));
    assertEquals(100, status.getJsonObject("progress").getInteger("percent"));
    assertEquals("RECEIVING", status.getJsonArray("stages").getJsonObject(0).getString("state"));
    assertEquals(1.0, status.getJsonArray("stages").getJsonObject(0).getDouble("seconds"));
    JsonArray stages = status.getJsonArray("stages");
    assertNull(stages.getJsonObject(stages.size() - 1).getValue("seconds"));
  }

  @Test
  void anHourUntilSomebodyAskedForASecondTryIsNoStagesTime() {
    // Given
    Task task = SampleTasks.retried();
    ledger.with(task);

    // When
    JsonArray stages =
        door.get("/api/ingest/status/" + task.id()).bodyAsJsonObject().getJsonArray("stages");

    // Then
    assertEquals(8, stages.size());
    stages.stream()
        .map(JsonObject.class::cast)
        .filter(stage -> !stage.getString("state").equals("QUERYABLE"))
        .forEach(stage -> assertEquals(1.0, stage.getDouble("seconds"), stage::encode));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/ingest/status/01990f3e-0000-7000-8000-000000000000",
        "/api/ingest/status/no-id",
        "/api/ingest/status/1-1-1-1-1",
        "/api/ingest/tasks/no-id/events",
        "/api/ingest/tasks/no-id/rejects"
      })
  void knowsNoTaskThatIsNotThere(String path) {
    // When
    HttpResponse<Buffer> answer = door.get(path);

    // Then
    assertEquals(404, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals("/problems/task-not-found", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void listsPageByPageWhatIsWanted() {
    // Given
    for (int version = 1; version <= 5; version++) {
      TaskState state = version % 2 == 0 ? TaskState.FAILED : TaskState.QUERYABLE;
      ledger.with(SampleTasks.in(state, Ids.next(), version));
    }

    // When
    JsonObject page =
        door.get("/api/ingest/tasks?state=queryable&limit=2&offset=1&datasource_name=sales")
            .bodyAsJsonObject();

    // Then
    List<Integer> versions = new ArrayList<>();
    page.getJsonArray("tasks")
        .forEach(task -> versions.add(((JsonObject) task).getInteger("version")));
    assertEquals(List.of(3, 1), versions);
    assertEquals(3, page.getInteger("total"));
    assertEquals(2, page.getInteger("limit"));
    assertEquals(1, page.getInteger("offset"));
  }

  @Test
  void findsFilesBySeveralWordsInSeveralStates() {
    // Given
    ledger
        .with(SampleTasks.in(TaskState.QUERYABLE, Ids.next(), 1))
        .with(SampleTasks.in(TaskState.FAILED, Ids.next(), 2))
        .with(SampleTasks.in(TaskState.REJECTED, Ids.next(), 3));
    String word = SampleTasks.in(TaskState.STORED).filename().substring(1, 4);

    // When
    JsonObject found =
        door.get("/api/ingest/tasks?state=failed,REJECTED&q=+" + word + "++sv").bodyAsJsonObject();
    JsonObject none = door.get("/api/ingest/tasks?q=" + word + "+nowhere").bodyAsJsonObject();

    // Then
    assertEquals(2, found.getInteger("total"));
    assertEquals(0, none.getInteger("total"));
  }

  @Test
  void namesEveryWrongParameter() {
    // When
    HttpResponse<Buffer> answer =
        door.get("/api/ingest/tasks?limit=0&offset=x&state=failed,lost&q=" + "x+".repeat(11));

    // Then
    JsonObject problem = answer.bodyAsJsonObject();
    List<String> fields = new ArrayList<>();
    problem.getJsonArray("errors").forEach(e -> fields.add(((JsonObject) e).getString("column")));
    assertEquals(400, answer.statusCode());
    assertEquals("/problems/bad-parameter", problem.getString("type"));
    assertEquals(List.of("limit", "offset", "state", "q"), fields);
  }

  @Test
  void countsEveryState() {
    // Given
    ledger.with(SampleTasks.in(TaskState.RECEIVING)).with(SampleTasks.in(TaskState.STORED));

    // When
    JsonObject counts = door.get("/api/ingest/status").bodyAsJsonObject();

    // Then
    assertEquals(2, counts.getInteger("total"));
    assertEquals(2, counts.getJsonObject("by_status").getInteger("ACCEPTED"));
    assertEquals(1, counts.getJsonObject("by_state").getInteger("STORED"));
    assertEquals(0, counts.getJsonObject("by_state").getInteger("PARKED"));
  }

  @Test
  void tellsATasksHistory() {
    // Given
    Task task = SampleTasks.in(TaskState.STORED);
    ledger.with(task);

    // When
    JsonObject history = door.get("/api/ingest/tasks/" + task.id() + "/events").bodyAsJsonObject();

    // Then
    JsonObject first = history.getJsonArray("events").getJsonObject(0);
    assertEquals("RECEIVING", first.getString("to"));
    assertNull(first.getString("from"));
  }

  @Test
  void cancelsAndRetries() {
    // Given
    Task moving = SampleTasks.in(TaskState.INGESTING);
    Task failed = SampleTasks.in(TaskState.FAILED);
    Task done = SampleTasks.in(TaskState.QUERYABLE);
    ledger.with(moving).with(failed).with(done);

    // When
    HttpResponse<Buffer> cancelled = door.post("/api/ingest/tasks/" + moving.id() + "/cancel");
    HttpResponse<Buffer> tooLate = door.post("/api/ingest/tasks/" + done.id() + "/cancel");
    HttpResponse<Buffer> retried = door.post("/api/ingest/tasks/" + failed.id() + "/retry");
    HttpResponse<Buffer> pointless = door.post("/api/ingest/tasks/" + moving.id() + "/retry");

    // Then
    assertEquals(202, cancelled.statusCode());
    assertEquals(409, tooLate.statusCode());
    assertEquals("/problems/task-ended", tooLate.bodyAsJsonObject().getString("type"));
    assertEquals(202, retried.statusCode());
    assertEquals("STORED", retried.bodyAsJsonObject().getString("state"));
    assertEquals(409, pointless.statusCode());
  }

  @Test
  void takesOffTheDashboardAndPutsBack() {
    // Given
    Task shown = SampleTasks.in(TaskState.QUERYABLE);
    Task hidden = SampleTasks.in(TaskState.UNDONE);
    ledger.with(shown).with(hidden);

    // When
    HttpResponse<Buffer> undone = door.post("/api/ingest/tasks/" + shown.id() + "/undo");
    HttpResponse<Buffer> twice = door.post("/api/ingest/tasks/" + hidden.id() + "/undo");
    HttpResponse<Buffer> redone = door.post("/api/ingest/tasks/" + hidden.id() + "/redo");
    HttpResponse<Buffer> unknown = door.post("/api/ingest/tasks/" + Ids.next() + "/undo");
    HttpResponse<Buffer> byGet = door.get("/api/ingest/tasks/" + shown.id() + "/undo");

    // Then
    assertEquals(200, undone.statusCode());
    assertEquals("UNDONE", undone.bodyAsJsonObject().getString("state"));
    assertEquals(409, twice.statusCode());
    assertEquals(200, redone.statusCode());
    assertEquals("QUERYABLE", redone.bodyAsJsonObject().getString("state"));
    assertEquals(404, unknown.statusCode());
    assertEquals(405, byGet.statusCode());
  }

  @Test
  void whatWouldCountTwiceIsPutBackOnlyWhenThatIsMeant() {
    // Given
    Task hidden = SampleTasks.in(TaskState.UNDONE);
    ledger.withDouble(hidden);
    String redo = "/api/ingest/tasks/" + hidden.id() + "/redo";

    // When
    HttpResponse<Buffer> refused = door.post(redo);
    HttpResponse<Buffer> unclear = door.post(redo + "?allow_duplicate=perhaps");
    HttpResponse<Buffer> meant = door.post(redo + "?allow_duplicate=true");

    // Then
    assertEquals(409, refused.statusCode());
    assertEquals(400, unclear.statusCode());
    assertEquals(200, meant.statusCode());
  }

  @Test
  void nothingChangesByGet() {
    // Given
    Task task = SampleTasks.in(TaskState.INGESTING);
    ledger.with(task);

    // When
    HttpResponse<Buffer> answer = door.get("/api/ingest/tasks/" + task.id() + "/cancel");

    // Then
    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.getHeader("Allow"));
  }

  @Test
  void sendsTheRejectedRowsAndLeavesNothingBehind(Vertx vertx) {
    // Given
    Task task = SampleTasks.withVerdict(TaskState.QUERYABLE, 10, 1);
    ledger.with(task);
    List<Path> fetched = new ArrayList<>();
    new Bus(vertx)
        .answer(
            Asks.FETCH_OBJECT,
            question -> {
              fetched.add(question.file());
              return vertx
                  .fileSystem()
                  .writeFile(
                      question.file().toString(), Buffer.buffer("line,reason\n7,no number\n"))
                  .map(new ObjectHead(question.key(), true, 24, "etag", null));
            });

    // When
    HttpResponse<Buffer> answer = door.get("/api/ingest/tasks/" + task.id() + "/rejects");

    // Then
    assertEquals("line,reason\n7,no number\n", answer.bodyAsString());
    assertEquals("text/csv; charset=utf-8", answer.getHeader("Content-Type"));
    assertTrue(answer.getHeader("Content-Disposition").startsWith("attachment;"));
    Wait.until(() -> Files.notExists(fetched.get(0).getParent()));
  }

  @Test
  void saysWhenNoRowWasRejected(Vertx vertx) {
    // Given a file without rejects, and one whose rejects are gone from S3
    Task clean = SampleTasks.withVerdict(TaskState.QUERYABLE, 10, 0);
    Task gone = SampleTasks.withVerdict(TaskState.QUERYABLE, 10, 1);
    ledger.with(clean).with(gone);
    new Bus(vertx)
        .answer(
            Asks.FETCH_OBJECT,
            question ->
                Future.succeededFuture(
                    new ObjectHead(Keys.rejects(gone.id()), false, 0, null, null)));

    // When
    HttpResponse<Buffer> none = door.get("/api/ingest/tasks/" + clean.id() + "/rejects");
    HttpResponse<Buffer> lost = door.get("/api/ingest/tasks/" + gone.id() + "/rejects");

    // Then
    assertEquals("/problems/no-rejected-rows", none.bodyAsJsonObject().getString("type"));
    assertEquals(404, lost.statusCode());
  }
}
