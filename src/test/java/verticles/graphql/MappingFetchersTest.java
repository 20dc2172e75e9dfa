package verticles.graphql;

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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.config.Settings;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.Done;
import verticles.contract.DruidMessages.IngestionText;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.ConfirmMapping;
import verticles.contract.PipelineMessages.PreviewTask;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.FrontDoor;
import verticles.testing.SampleDatasets;
import verticles.testing.SamplePreviews;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

/** How files are understood, taken back and kept together in datasets, by GraphQL. */
@ExtendWith(VertxExtension.class)
class MappingFetchersTest {
  private final Task waiting = SampleTasks.in(TaskState.AWAITING_MAPPING);
  private final List<PreviewTask> previewed = new CopyOnWriteArrayList<>();
  private final List<ConfirmMapping> confirmed = new CopyOnWriteArrayList<>();
  private final List<UUID> readAgain = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private SmallLedger ledger;
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    Bus bus = new Bus(vertx);
    ledger = new SmallLedger(vertx).with(waiting);
    bus.answer(
        Asks.PREVIEW_TASK,
        ask -> {
          previewed.add(ask);
          return Future.succeededFuture(SamplePreviews.workbook());
        });
    bus.answer(
        Asks.DESCRIBE_INGESTION,
        ask -> Future.succeededFuture(new IngestionText("{\"type\": \"index_parallel\"}")));
    bus.answer(
        Asks.CONFIRM_MAPPING,
        ask -> {
          confirmed.add(ask);
          return Future.succeededFuture(SampleTasks.in(TaskState.VALIDATING, ask.id(), 2));
        });
    bus.answer(
        RereadAsks.READ_AGAIN,
        ask -> {
          readAgain.add(ask.task());
          return Future.succeededFuture(waiting);
        });
    bus.answer(
        Asks.LIST_DATASETS,
        ask -> Future.succeededFuture(new Datasets(List.of(SampleDatasets.sales()))));
    bus.answer(
        Asks.DESCRIBE_DATASET,
        ask ->
            ask.name().equals("sales")
                ? Future.succeededFuture(SampleDatasets.described())
                : Future.failedFuture(
                    Problem.of("dataset-not-found", 404, "None", "None.").asException()));
    bus.answer(
        Asks.DELETE_DATASET,
        ask -> {
          deleted.add(ask.name());
          return Future.succeededFuture(Done.DONE);
        });
    Settings.Http settings = new Settings.Http("127.0.0.1", 0, false);
    door = FrontDoor.open(vertx, () -> List.of(FrontDoor.graphQl(vertx, settings)));
  }

  private JsonObject run(String query, JsonObject variables) {
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.POST, "/graphql")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(
                    new JsonObject().put("query", query).put("variables", variables).toBuffer()));
    return answer.bodyAsJsonObject();
  }

  private JsonObject data(String query) {
    JsonObject answer = run(query, new JsonObject());
    assertFalse(answer.containsKey("errors"), answer.encode());
    return answer.getJsonObject("data");
  }

  private static String problemOf(JsonObject answer) {
    return answer
        .getJsonArray("errors")
        .getJsonObject(0)
        .getJsonObject("extensions")
        .getJsonObject("problem")
        .getString("type");
  }

  @Test
  void showsAllThatIsUnderstoodOfAFile() {
    // When
    JsonObject seen =
        data("{ ingestionPreview(taskId: \"" + waiting.id() + "\") {" + EVERYTHING + "} }")
            .getJsonObject("ingestionPreview");

    // Then
    JsonObject sum = seen.getJsonArray("columns").getJsonObject(1);
    assertEquals(new PreviewTask(waiting.id(), Wishes.NONE), previewed.get(0));
    assertEquals("May", seen.getJsonObject("source").getString("sheet"));
    assertEquals(3, seen.getInteger("headerLine"));
    assertEquals("grossRevenue", sum.getString("target"));
    assertEquals("MEASURE", sum.getString("role"));
    assertEquals("DECIMAL", sum.getString("type"));
    assertEquals(0.7, sum.getDouble("confidence"));
    assertEquals(new JsonArray().add("3,5"), sum.getJsonArray("samples"));
    assertNull(seen.getJsonArray("mapped").getValue(1));
    assertEquals("WARNING", seen.getJsonArray("notes").getJsonObject(0).getString("kind"));
    JsonObject question = seen.getJsonArray("questions").getJsonObject(0);
    assertEquals("FORMAT", question.getString("about"));
    assertEquals(new JsonArray().add("d.M.yyyy").add("M.d.yyyy"), question.getJsonArray("choices"));
    assertTrue(seen.getJsonArray("columns").getJsonObject(0).getBoolean("asked"));
    assertFalse(sum.getBoolean("asked"));
    assertEquals("2026-05-01T00:00:00Z", seen.getString("minTime"));
    assertEquals(3, seen.getJsonArray("errors").getJsonObject(0).getInteger("line"));
    assertEquals("index_parallel", new JsonObject(seen.getString("druidSpec")).getString("type"));
    assertNull(seen.getValue("problem"));
  }

  private static final String EVERYTHING =
      " source { format charset compression sheets { name rows columns score } sheet headerLine"
          + " notes } delimiter headerLine timeZone columns { source target role format decimal"
          + " confidence because asked type values nulls misfits distinct min max samples }"
          + " derived { target formula } canonical { name type } raw mapped rows whole rejected"
          + " errors { line column value rule message } notes { kind column message }"
          + " questions { about role column message candidates choices } confident minTime maxTime"
          + " problem { type title detail } targets { target role label } druidSpec ";

  @Test
  void triesAnotherMapping() {
    // Given
    JsonObject mapping =
        new JsonObject()
            .put("sheet", "June")
            .put("columns", new JsonArray().add(new JsonObject().put("source", "Sum")));

    // When
    JsonObject answer =
        run(
            "query($id: String!, $mapping: ReadingInput) {"
                + " ingestionPreview(taskId: $id, mapping: $mapping) { rows"
                + " mapping { sheet delimiter columns { source target } } } }",
            new JsonObject().put("id", waiting.id().toString()).put("mapping", mapping));

    // Then
    Reading wanted = previewed.get(0).wishes().reading();
    assertFalse(answer.containsKey("errors"), answer.encode());
    assertEquals("June", wanted.sheet());
    JsonObject said =
        answer.getJsonObject("data").getJsonObject("ingestionPreview").getJsonObject("mapping");
    assertEquals("June", said.getString("sheet"));
    assertNull(said.getString("delimiter"));
    assertEquals(
        new JsonArray().add(new JsonObject().put("source", "Sum").putNull("target")),
        said.getJsonArray("columns"));
    assertEquals(Map.of("Sum", new Reading.Column(null, null, null)), wanted.columns());
  }

  @Test
  void confirmsWhatWasSeen() {
    // When
    JsonObject task =
        data("mutation { confirmMapping(taskId: \""
                + waiting.id()
                + "\", mapping: {columns: [{source: \"Sum\", target: \"grossRevenue\"}]},"
                + " options: {mode: REPLACE}) { taskId state } }")
            .getJsonObject("confirmMapping");

    // Then
    Wishes wishes = confirmed.get(0).wishes();
    assertEquals("VALIDATING", task.getString("state"));
    assertTrue(wishes.confirmed());
    assertEquals(Wishes.Mode.REPLACE, wishes.mode());
    assertEquals("grossRevenue", wishes.reading().columns().get("Sum").target());
  }

  @Test
  void confirmsNothingThatIsWrong() {
    // Given
    String confirm = "mutation { confirmMapping(taskId: \"" + waiting.id() + "\", ";

    // When
    JsonObject target =
        run(
            confirm + "mapping: {columns: [{source: \"Sum\", target: \"money\"}]}) { state } }",
            new JsonObject());
    JsonObject doubled =
        run(
            confirm + "mapping: {columns: [{source: \"Sum\"}, {source: \"Sum\"}]}) { state } }",
            new JsonObject());
    JsonObject twice =
        run(
            confirm + "mapping: {sheet: \"A\"}, options: {mapping: {sheet: \"B\"}}) { state } }",
            new JsonObject());
    JsonObject unknown =
        run(
            "mutation { confirmMapping(taskId: \"" + Ids.next() + "\") { state } }",
            new JsonObject());

    // Then
    assertEquals("/problems/bad-parameter", problemOf(target));
    assertEquals("/problems/bad-parameter", problemOf(doubled));
    assertEquals("/problems/bad-parameter", problemOf(twice));
    assertEquals("/problems/task-not-found", problemOf(unknown));
    assertEquals(List.of(), confirmed);
  }

  @Test
  void hasALoadedFileReadAgain() {
    // Given
    Task shown = SampleTasks.in(TaskState.QUERYABLE);

    // When
    JsonObject again =
        data(
            "mutation { rereadIngestion(taskId: \"%s\") { state replaces reread } }"
                .formatted(shown.id()));

    // Then
    assertEquals(
        new JsonObject()
            .put("state", "AWAITING_MAPPING")
            .put("replaces", null)
            .put("reread", false),
        again.getJsonObject("rereadIngestion"));
    assertEquals(List.of(shown.id()), readAgain);
  }

  @Test
  void takesOffTheDashboardAndPutsBack() {
    // Given
    Task shown = SampleTasks.in(TaskState.QUERYABLE);
    Task hidden = SampleTasks.in(TaskState.UNDONE);
    ledger.with(shown).with(hidden);

    // When
    JsonObject undone =
        data("mutation { undoIngestion(taskId: \"" + shown.id() + "\") { state purgeAt } }");
    JsonObject redone =
        data("mutation { redoIngestion(taskId: \"" + hidden.id() + "\") { state replacedBy } }");
    JsonObject twice =
        run(
            "mutation { undoIngestion(taskId: \"" + hidden.id() + "\") { state } }",
            new JsonObject());

    // Then
    assertEquals("UNDONE", undone.getJsonObject("undoIngestion").getString("state"));
    assertEquals("QUERYABLE", redone.getJsonObject("redoIngestion").getString("state"));
    assertEquals("/problems/not-QUERYABLE", problemOf(twice));
  }

  @Test
  void tellsOfDatasets() {
    // When
    JsonObject data =
        data(
            "{ datasets { name rows ingestions columns { name type } }"
                + " dataset(name: \"sales\") { name rows bytes minTime freshness { newestSale"
                + " ageSeconds } rememberedHeader quality { completeness { column ratio } notInFile validity"
                + " duplicates duplicatesExact outliers lowFence highFence }"
                + " ingestions { taskId originalFilename state visible rows rejectedRows bytes"
                + " shownAt replacedBy purgeAt quality { validity } } }"
                + " none: dataset(name: \"none\") { name } }");

    // Then
    JsonObject sales = data.getJsonObject("dataset");
    assertEquals(42, data.getJsonArray("datasets").getJsonObject(0).getInteger("rows"));
    assertEquals(1_234, sales.getInteger("bytes"));
    assertEquals("1970-01-02T00:00:00Z", sales.getJsonObject("freshness").getString("newestSale"));
    assertEquals(
        0.75,
        sales
            .getJsonObject("quality")
            .getJsonArray("completeness")
            .getJsonObject(0)
            .getDouble("ratio"));
    assertEquals(
        SampleDatasets.SHOWN.toString(),
        sales.getJsonArray("ingestions").getJsonObject(0).getString("replacedBy"));
    assertNull(data.getValue("none"));
  }

  @Test
  void deletesADatasetThatIsNamedTwice() {
    // When
    JsonObject confirmed = data("mutation { deleteDataset(name: \"sales\", confirm: \"sales\") }");
    JsonObject other =
        run("mutation { deleteDataset(name: \"shops\", confirm: \"shop\") }", new JsonObject());

    // Then
    assertEquals(true, confirmed.getBoolean("deleteDataset"));
    assertEquals("/problems/not-confirmed", problemOf(other));
    assertEquals(List.of("sales"), deleted);
  }
}
