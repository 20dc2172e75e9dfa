package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.contract.Wishes.ColumnChange;
import verticles.contract.Wishes.Mode;
import verticles.contract.Wishes.OnError;
import verticles.upload.RawClient.Answer;
import verticles.web.WishesJson;

/** What is wanted of a file comes with it, by whichever way, and is kept with its task. */
class UploadOptionsTest {
  private static final String MAPPING =
      "{\"time_zone\":\"Africa/Nairobi\",\"columns\":{\"date\":{\"target\":\"__time\"}}}";
  private static final Reading READING =
      new Reading(
          null,
          null,
          null,
          null,
          "Africa/Nairobi",
          null,
          Map.of("date", new Reading.Column("__time", null, null)));
  private static final Wishes WISHES =
      new Wishes(Mode.REPLACE, OnError.REJECT, 0.01, ColumnChange.IGNORE, true, READING, true);
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mode", "replace",
          "on_error", "reject",
          "max_reject_ratio", "0.01",
          "columns", "ignore",
          "allow_duplicate", "true",
          "mapping", MAPPING,
          "confirm", "true");
  private static int files;

  @TempDir static Path dir;
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(dir, Map.of());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsHeld() {
    Eventually.holds("no slot is taken", () -> house.slotsTaken() == 0);
    assertTrue(house.bucket.unfinished().isEmpty());
  }

  @Test
  void asFieldsBeforeTheFile() throws Exception {
    // When
    Answer answer = form(dataset("shops") + fields() + file("a.csv", csv()) + end());

    // Then
    assertEquals(WISHES, stored(answer).wishes());
  }

  @Test
  void asFieldsAfterTheFile() throws Exception {
    // When
    Answer answer = form(file("a.csv", csv()) + fields() + dataset("shops") + end());

    // Then
    assertEquals(WISHES, stored(answer).wishes());
  }

  @Test
  void whatComesBeforeTheFileIsKnownWhileItArrives() throws Exception {
    // Given
    String head = dataset("shops") + field("mode", "replace") + RawClient.fileHead("a.csv");
    String tail = "\r\n" + field("allow_duplicate", "true") + end();
    String csv = csv();

    try (RawClient client = house.client()) {
      // When
      client.form(head.length() + csv.length() + tail.length()).send(head);
      Eventually.holds(
          "the task is open",
          () -> house.newest().filter(it -> it.state() == TaskState.RECEIVING).isPresent());

      // Then
      assertEquals(Mode.REPLACE, house.newest().orElseThrow().wishes().mode());
      Wishes all = stored(client.send(csv + tail).answer()).wishes();
      assertEquals(Mode.REPLACE, all.mode());
      assertTrue(all.allowDuplicate());
    }
  }

  @Test
  void asParametersOfARawBody() throws Exception {
    // Given
    StringBuilder query = new StringBuilder("shops/a.csv?");
    OPTIONS.forEach(
        (name, value) ->
            query
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));

    // When
    String csv = csv();
    try (RawClient client = house.client()) {
      Answer answer = client.put(query.toString(), csv.length()).send(csv).answer();

      // Then
      assertEquals(WISHES, stored(answer).wishes());
    }
  }

  @Test
  void aMappingMayBeLargerThanOtherFields() throws Exception {
    // Given
    JsonObject columns = new JsonObject();
    for (int i = 0; i < 900; i++) {
      columns.put("A column with quite a name " + i, new JsonObject().put("target", "keep"));
    }
    String mapping = new JsonObject().put("columns", columns).encode();
    assertTrue(mapping.length() > 40_000 && mapping.length() < WishesJson.MAPPING_BYTES);

    // When
    Answer answer =
        form(dataset("shops") + file("a.csv", csv()) + field("mapping", mapping) + end());

    // Then
    assertEquals(900, stored(answer).wishes().reading().columns().size());
  }

  @Test
  void aMappingIsBounded() throws Exception {
    // When
    String mapping = " ".repeat(WishesJson.MAPPING_BYTES + 1);
    Answer answer = form(dataset("shops") + field("mapping", mapping) + file("a", csv()) + end());

    // Then
    assertEquals(400, answer.status());
    assertEquals("field-too-long", answer.problem());
  }

  @Test
  void everyWrongFieldBeforeTheFileIsTold() throws Exception {
    // When
    Answer answer =
        form(field("mode", "new") + field("on_eror", "skip") + file("a.csv", csv()) + end());

    // Then
    assertRefused(answer, "mode", "on_eror");
  }

  @Test
  void everyWrongFieldAfterTheFileIsTold() throws Exception {
    // When
    Answer answer =
        form(
            dataset("shops")
                + file("a.csv", csv())
                + field("confirm", "maybe")
                + field("mapping", "{\"time_zone\":\"Mars\",\"decimal\":\"x\"}")
                + end());

    // Then
    assertRefused(answer, "confirm", "mapping.decimal", "mapping.time_zone");
    Eventually.holds("nothing is spooled", () -> isGone(house.newest().orElseThrow()));
    assertEquals(TaskState.REJECTED, house.newest().orElseThrow().state());
  }

  @Test
  void everyWrongParameterIsTold() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer =
          client.put("shops/a.csv?mode=x&max_reject_ratio=2&extra=1", 5).send("a,b\r\n").answer();

      // Then
      assertRefused(answer, "extra", "max_reject_ratio", "mode");
    }
  }

  @Test
  void aParameterThatComesTwiceIsRefused() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer =
          client.put("shops/a.csv?mode=append&mode=replace", 5).send("a,b\r\n").answer();

      // Then
      assertEquals(400, answer.status());
      assertEquals("bad-parameter", answer.problem());
    }
  }

  private static String fields() {
    StringBuilder fields = new StringBuilder();
    OPTIONS.forEach((name, value) -> fields.append(field(name, value)));
    return fields.toString();
  }

  /** Another one each time: the same content is not taken twice. */
  private static String csv() {
    return "date,amount\r\n2026-01-02," + ++files + ".50\r\n";
  }

  private static Answer form(String body) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body).answer();
    }
  }

  private static Task stored(Answer answer) {
    assertEquals(202, answer.status(), () -> answer.body().encode());
    Task task = house.task(answer.body());
    assertEquals(TaskState.STORED, task.state());
    return task;
  }

  private static boolean isGone(Task task) {
    return !house.spool().contains(house.settings.spoolFile(task.id()));
  }

  private static void assertRefused(Answer answer, String... parameters) {
    assertEquals(400, answer.status(), () -> answer.body().encode());
    assertEquals("bad-parameter", answer.problem());
    JsonArray errors = answer.body().getJsonArray("errors");
    assertEquals(
        java.util.List.of(parameters),
        errors.stream().map(it -> ((JsonObject) it).getString("column")).sorted().toList());
  }
}
