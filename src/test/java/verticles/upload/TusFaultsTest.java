package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.TusClient.VERSION;
import static verticles.upload.TusClient.metadata;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.contract.Wishes;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** Everything that a client of tus can do wrong, and everything that can end its upload. */
class TusFaultsTest {
  private static final int MAX = 12_000_000;
  private static final int PLACES = 2;
  private static final byte[] CSV = "date,amount\r\n2026-01-02,12.50\r\n".getBytes();

  @TempDir static Path dir;
  private static House house;
  private static TusClient client;

  @BeforeAll
  static void open() throws Exception {
    house =
        House.open(dir, Map.of("MAX_UPLOAD_BYTES", "" + MAX, "MAX_UPLOADS_AT_ONCE", "" + PLACES));
    client = new TusClient(house.door.port());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsLeft() {
    Wait.on(Resumables.of(house.vertx, house.settings).abandonAll());
    house.awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/ingest/tus",
    "HEAD, /api/ingest/tus/x",
    "PATCH, /api/ingest/tus/x",
    "DELETE, /api/ingest/tus/x"
  })
  void anotherVersionOfTheProtocol(String method, String path) throws Exception {
    for (String version : List.of("", "Tus-Resumable: 0.2.2\r\n")) {
      // When
      try (RawClient asking = client.open(method, path, version)) {
        Answer answer = method.equals("HEAD") ? asking.answerWithoutBody() : asking.answer();

        // Then
        assertEquals(412, answer.status());
        assertEquals("1.0.0", answer.header("tus-version"));
        assertEquals("1.0.0", answer.header("tus-resumable"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upload-Length: -1\r\n",
        "Upload-Length: 1e3\r\n",
        "Upload-Length: 9999999999999999999\r\n",
        "Upload-Defer-Length: 1\r\n",
        "Upload-Length: 5\r\nUpload-Concat: partial\r\n"
      })
  void anAnnouncementWithoutASize(String size) throws Exception {
    assertProblem(400, "bad-tus-header", client.announce(size + metadata()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upload-Metadata: filename YQ==\r\n",
        "Upload-Metadata: datasource_name a%20b\r\n",
        "Upload-Metadata: datasource_name c2hvcHM=,,\r\n",
        "Upload-Metadata: ,datasource_name c2hvcHM=\r\n",
        "Upload-Metadata: datasource_name c2hvcHM=,datasource_name c2hvcHM=\r\n"
      })
  void anAnnouncementWithoutReadableMetadata(String metadata) throws Exception {
    assertProblem(400, "bad-tus-header", client.announce("Upload-Length: 5\r\n" + metadata));
  }

  @Test
  void anAnnouncementThatCannotBeMet() throws Exception {
    assertProblem(
        413,
        "file-too-large",
        client.announce("Upload-Length: " + (MAX + 1) + "\r\n" + metadata()));
    assertProblem(400, "file-empty", client.announce("Upload-Length: 0\r\n" + metadata()));
    assertProblem(400, "bad-dataset-name", announce("datasource_name", "9 a"));
    assertProblem(400, "bad-file-name", announce("filename", "a\nb"));
    assertProblem(415, "unsupported-request", bodyOfAnotherType());
  }

  @Test
  void everyWrongOptionIsTold() throws Exception {
    // When
    Answer answer = announce("mode", "new", "on_eror", "skip", "mapping", "{\"decimal\":\"x\"}");

    // Then
    assertProblem(400, "bad-parameter", answer);
    assertEquals(
        List.of("mapping.decimal", "mode", "on_eror"),
        answer.body().getJsonArray("errors").stream()
            .map(it -> ((JsonObject) it).getString("column"))
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "01a20e34-d6ad-7b50-b3f0-0093708c41a6", "..%2f..%2fetc"})
  void anUploadThatIsNotThere(String id) throws Exception {
    String path = "/api/ingest/tus/" + id;
    assertEquals(404, client.head(path).status());
    assertProblem(404, "upload-not-found", client.append(path, 0, CSV));
    assertProblem(404, "upload-not-found", client.terminate(path));
  }

  /** As after a restart: the ledger knows it, but nobody has its bytes any more. */
  @Test
  void anUploadThatARestartHasEnded() throws Exception {
    // Given
    UUID id = Ids.next();
    Wait.on(
        house.bus.ask(Asks.OPEN_TASK, new OpenTask(id, "shops", "a.csv", 5L, null, Wishes.NONE)));
    String path = "/api/ingest/tus/" + id;

    // Then
    assertEquals(410, client.head(path).status());
    assertProblem(410, "upload-over", client.append(path, 0, CSV));
    assertProblem(410, "upload-over", client.terminate(path));
  }

  @Test
  void aPieceThatDoesNotFit() throws Exception {
    // Given
    String path = client.begin(CSV.length);
    client.append(path, 0, new byte[] {'d'});

    // Then
    assertProblem(409, "wrong-offset", client.append(path, 0, CSV));
    assertProblem(409, "wrong-offset", client.append(path, 2, CSV));
    assertProblem(413, "upload-too-long", client.append(path, 1, CSV));
    assertEquals(1, client.offset(path));
  }

  @Test
  void aPieceThatIsLongerThanItMayBeAndDoesNotSaySo() throws Exception {
    // Given
    String path = client.begin(100);

    // When
    try (RawClient chunked = client.open("PATCH", path, TusTest.chunkedHeaders(0))) {
      chunked.send("5\r\ndate,\r\n");
      Eventually.holds("it has begun", () -> house.slotsTaken() == 1);
      Answer answer = chunked.send("60\r\n" + "x".repeat(96) + "\r\n0\r\n\r\n").answer();

      // Then
      assertProblem(413, "upload-too-long", answer);
      assertEquals(TaskState.RECEIVING, task(path).state());
    }
  }

  @Test
  void aPieceThatIsNotMarkedAsOne() throws Exception {
    // Given
    String path = client.begin(CSV.length);
    String length = "Content-Length: " + CSV.length + "\r\n";

    // Then
    assertProblem(415, "unsupported-request", patch(path, "Upload-Offset: 0\r\n" + length));
    assertProblem(
        415,
        "unsupported-request",
        patch(path, "Content-Type: text/csv\r\nUpload-Offset: 0\r\n" + length));
    String type = "Content-Type: application/offset+octet-stream\r\n" + length;
    assertProblem(400, "bad-tus-header", patch(path, type));
    assertProblem(400, "bad-tus-header", patch(path, type + "Upload-Offset: -1\r\n"));
    assertEquals(0, client.offset(path));
  }

  @Test
  void whatIsNoTableIsRefusedHoweverItIsCut() throws Exception {
    // Given
    String path = client.begin(1_000);
    client.append(path, 0, "%PD".getBytes());

    // When
    Answer answer = client.append(path, 3, "F-1.7 and more".getBytes());

    // Then
    assertProblem(415, "unsupported-file-type", answer);
    assertEquals(TaskState.REJECTED, task(path).state());
    assertEquals(410, client.head(path).status());
    assertProblem(410, "unsupported-file-type", client.append(path, 3, CSV));
  }

  @Test
  void aClientThatIsTooSlowKeepsWhatItSent() throws Exception {
    // Given
    house.close();
    house = House.open(dir.resolve("slow"), new verticles.web.RequestBody.MinimumRate(10_000, 2));
    client = new TusClient(house.door.port());
    String path = client.begin(CSV.length);

    // When
    try (RawClient slow = client.piece(path, 0, CSV.length)) {
      Answer answer = slow.send("date").answer();

      // Then
      assertProblem(408, "upload-too-slow", answer);
    }
    assertEquals(4, client.offset(path));
    house.close();
    open();
  }

  @Test
  void oneThatItsOwnerDrops() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);
    Eventually.holds("a part is on its way", () -> !house.bucket.unfinished().isEmpty());

    // When
    Answer answer = client.terminate(path);

    // Then
    assertEquals(204, answer.status());
    assertEquals(TaskState.CANCELLED, task(path).state());
    assertEquals(410, client.head(path).status());
    assertProblem(410, "upload-over", client.append(path, 9_000_000, CSV));
    assertProblem(410, "upload-over", client.terminate(path));
  }

  @Test
  void oneThatItsOwnerDropsWhileItIsSent() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    try (RawClient sending = client.piece(path, 0, 10_000_000)) {
      sending.send(new byte[2_000_000]);
      Eventually.holds("it is received", () -> house.slotsTaken() == 1);

      // When
      Answer answer = client.terminate(path);

      // Then
      assertEquals(204, answer.status());
      assertProblem(400, "upload-taken-over", sending.answer());
      assertEquals(TaskState.CANCELLED, task(path).state());
    }
  }

  @Test
  void aPausedOneThatTheUserCancels() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // When
    Wait.on(house.bus.ask(Asks.CANCEL_TASK, new CancelTask(task(path).id())));

    // Then
    awaitState(path, TaskState.CANCELLED);
    assertEquals(410, client.head(path).status());
  }

  @Test
  void oneThatTheUserCancelsWhileItIsSent() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    try (RawClient sending = client.piece(path, 0, 10_000_000)) {
      sending.send(new byte[2_000_000]);
      Eventually.holds("it is received", () -> house.slotsTaken() == 1);

      // When
      Wait.on(house.bus.ask(Asks.CANCEL_TASK, new CancelTask(task(path).id())));

      // Then
      assertProblem(410, "upload-cancelled", sending.answer());
      awaitState(path, TaskState.CANCELLED);
    }
  }

  @Test
  void aPausedOneThatValidationRefuses() throws Exception {
    // Given
    Problem why = Problem.of("no-header", 422, "There is no header", "Add one.");
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[2_000_000]);

    // When
    house.bus.announce(Events.CHECK_REFUSED, new CheckRefused(task(path).id(), why));

    // Then
    awaitState(path, TaskState.REJECTED);
    assertProblem(410, "no-header", client.append(path, 2_000_000, CSV));
  }

  @Test
  void oneThatNobodyGoesOnWith() throws Exception {
    // Given
    house.close();
    house = House.open(dir.resolve("hasty"), Map.of("UPLOAD_RESUME_WITHIN", "PT1S"));
    client = new TusClient(house.door.port());

    // When
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // Then
    awaitState(path, TaskState.ABANDONED);
    assertEquals(410, client.head(path).status());
    assertProblem(410, "upload-expired", client.append(path, 9_000_000, CSV));
    house.awaitNothingLeft();
    house.close();
    open();
  }

  @Test
  void onePieceMoreThanThereArePlaces() throws Exception {
    // Given
    String path = client.begin(CSV.length);
    client.append(path, 0, new byte[] {'d'});
    List<RawClient> sending = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      sending.add(house.client().put("shops/a.csv", 100).send("date"));
    }
    Eventually.holds("all places are taken", () -> house.slotsTaken() == PLACES);

    // When
    Answer answer = client.append(path, 1, java.util.Arrays.copyOfRange(CSV, 1, CSV.length));

    // Then
    assertProblem(429, "too-many-uploads", answer);
    assertTrue(answer.head().contains("retry-after: "));
    assertEquals(1, client.offset(path));
    for (RawClient other : sending) {
      other.cut();
    }
  }

  @Test
  void oneUnfinishedUploadTooMany() throws Exception {
    // Given
    for (int i = 0; i < 4 * PLACES; i++) {
      client.begin(CSV.length);
    }

    // When
    Answer answer = client.announce("Upload-Length: 5\r\n" + metadata());

    // Then
    assertProblem(429, "too-many-uploads", answer);
    assertTrue(answer.head().contains("retry-after: "));
  }

  @Test
  void aServiceThatStopsLeavesNothing() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // When
    Wait.on(Resumables.of(house.vertx, house.settings).abandonAll());

    // Then
    assertEquals(TaskState.ABANDONED, task(path).state());
    assertEquals(410, client.head(path).status());
  }

  @Test
  void anAddressWithAnotherMethod() throws Exception {
    // When
    try (RawClient asking = client.open("GET", "/api/ingest/tus/x", VERSION)) {
      Answer answer = asking.answer();

      // Then
      assertProblem(405, "method-not-allowed", answer);
      assertTrue(answer.header("allow").contains("patch"));
    }
    try (RawClient asking = client.open("POST", "/api/ingest/tus/x", VERSION)) {
      assertProblem(400, "bad-tus-header", asking.answer());
    }
  }

  private static Answer announce(String... more) throws Exception {
    return client.announce("Upload-Length: 5\r\n" + metadata(more));
  }

  private static Answer bodyOfAnotherType() throws Exception {
    String headers =
        VERSION
            + "Upload-Length: 5\r\n"
            + metadata()
            + "Content-Length: 5\r\nContent-Type: a/b\r\n";
    try (RawClient post = client.open("POST", "/api/ingest/tus", headers)) {
      return post.send("a,b\r\n").answer();
    }
  }

  private static Answer patch(String path, String headers) throws Exception {
    try (RawClient patch = client.open("PATCH", path, VERSION + headers)) {
      return patch.send(CSV).answer();
    }
  }

  private static void awaitState(String path, TaskState state) {
    Eventually.holds("it is " + state, () -> task(path).state() == state);
  }

  private static Task task(String path) {
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    return Wait.on(house.bus.ask(Asks.FIND_TASK, new FindTask(id)));
  }

  private static void assertProblem(int status, String type, Answer answer) {
    assertEquals(type, answer.problem(), () -> answer.body().encode());
    assertEquals(status, answer.status());
    assertEquals("application/problem+json", answer.header("content-type"));
    if (!type.equals("method-not-allowed")) {
      assertEquals("1.0.0", answer.header("tus-resumable"));
    }
  }
}
