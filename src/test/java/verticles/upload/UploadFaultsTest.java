package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.RawClient.BOUNDARY;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;
import static verticles.upload.RawClient.fileHead;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import verticles.contract.ConversionMessages.RowsRefused;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** Files that do not arrive: each gets its problem, never a 202, and leaves nothing behind. */
class UploadFaultsTest {
  private static final String CSV = "date,amount\r\n2026-01-02,12.50\r\n";
  private static final int MAX = 12_000_000;
  @TempDir static Path dir;
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(dir, Map.of("MAX_UPLOAD_BYTES", "" + MAX));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsLeft() {
    house.awaitNothingLeft();
  }

  @Test
  void aBodyThatIsCut() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 11_000_000).send(new byte[9_000_000]);
      awaitReceiving();
      client.cut();
    }

    // Then
    awaitNewest(TaskState.ABANDONED);
  }

  @Test
  void aFormThatIsCut() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.form(11_000_000).send(dataset("shops") + fileHead("a.csv") + CSV);
      awaitReceiving();
      client.cut();
    }

    // Then
    awaitNewest(TaskState.ABANDONED);
  }

  /** The client half-closes: it still listens, but will send nothing more. */
  @Test
  void aBodyThatEndsEarly() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 100).send(CSV);
      awaitReceiving();
      client.endOfSending();

      // Then
      assertTrue(client.isClosedByServer());
      awaitNewest(TaskState.ABANDONED);
    }
  }

  @Test
  void aFormWhoseRequestEndsBeforeItsFile() throws Exception {
    // When
    Answer answer = form(dataset("shops") + fileHead("a.csv") + CSV);

    // Then
    assertProblem(400, "multipart-truncated", answer);
    awaitNewest(TaskState.ABANDONED);
  }

  @Test
  void aFormWithoutItsLastBoundary() throws Exception {
    assertProblem(
        400, "multipart-truncated", form(dataset("shops") + file("a.csv", CSV) + "--" + BOUNDARY));
  }

  @Test
  void aFormWithoutABoundary() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "POST /api/ingest/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
              + "Content-Type: multipart/form-data\r\n\r\nabcde");

      // Then
      assertProblem(400, "multipart-no-boundary", client.answer());
    }
  }

  @Test
  void whatIsNoForm() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "POST /api/ingest/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
              + "Content-Type: application/json\r\n\r\n{}");

      // Then
      assertProblem(415, "unsupported-request", client.answer());
    }
  }

  @Test
  void twoFiles() throws Exception {
    assertProblem(
        400, "two-files", form(dataset("shops") + file("a.csv", CSV) + file("b.csv", CSV) + end()));
  }

  @Test
  void aDoubledField() throws Exception {
    assertProblem(
        400, "doubled-field", form(dataset("a") + dataset("b") + file("a.csv", CSV) + end()));
  }

  @Test
  void aFieldDoubledAfterTheFile() throws Exception {
    assertProblem(
        400, "doubled-field", form(dataset("a") + file("a.csv", CSV) + dataset("b") + end()));
  }

  @Test
  void tooManyFields() throws Exception {
    // Given
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 17; i++) {
      fields.append(field("f" + i, "x"));
    }

    // Then
    assertProblem(400, "too-many-fields", form(fields + file("a.csv", CSV) + end()));
  }

  @Test
  void aFieldThatIsTooLong() throws Exception {
    assertProblem(
        400, "field-too-long", form(field("note", "x".repeat(8193)) + file("a.csv", CSV) + end()));
  }

  @Test
  void noFile() throws Exception {
    assertProblem(400, "no-file", form(dataset("shops") + end()));
  }

  @Test
  void noDataset() throws Exception {
    assertProblem(400, "missing-field", form(file("a.csv", CSV) + end()));
  }

  @Test
  void anEmptyFile() throws Exception {
    assertProblem(400, "file-empty", form(dataset("shops") + file("a.csv", "") + end()));
  }

  @Test
  void anEmptyBody() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", 0).answer();

      // Then
      assertProblem(400, "file-empty", answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9a", "a b", "", "a/b", "\u00e4", "a'; DROP TABLE task; --"})
  void aDatasetThatIsNoName(String name) throws Exception {
    assertProblem(400, "bad-dataset-name", form(dataset(name) + file("a.csv", CSV) + end()));
    assertProblem(400, "bad-dataset-name", form(file("a.csv", CSV) + dataset(name) + end()));
  }

  @Test
  void aDatasetNameThatIsTooLong() throws Exception {
    assertProblem(
        400, "bad-dataset-name", form(dataset("a".repeat(64)) + file("a.csv", CSV) + end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00.csv", "a%0d%0aX.csv", "a%0A.csv"})
  void aNameWithALineBreakOrNul(String name) throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/" + name, CSV.length()).send(CSV).answer();

      // Then
      assertProblem(400, "bad-file-name", answer);
    }
  }

  @Test
  void aDeclaredLengthOverTheLimitIsRefusedBeforeTheBody() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", MAX + 1).answer();

      // Then
      assertProblem(413, "file-too-large", answer);
    }
  }

  @Test
  void aClientThatSendsOnAfterItsRefusalIsCutOff() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 1_000_000_000);

      // When
      long taken = client.sendForever(new byte[65_536], 15_000);

      // Then
      assertTrue(taken < 100_000_000, () -> taken + " bytes were taken");
    }
  }

  @Test
  void theRefusalReachesAClientThatIsStillSending() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", MAX + 1).send(new byte[200_000]);

      // When
      Answer answer = client.answer();

      // Then
      assertProblem(413, "file-too-large", answer);
      assertTrue(client.isClosedByServer());
    }
  }

  @Test
  void aFileCountedOverTheLimit() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "PUT /api/ingest/upload/shops/a.csv HTTP/1.1\r\nHost: localhost\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk = new byte[1_000_000];
      for (int sent = 0; sent < MAX; sent += chunk.length) {
        client.send("f4240\r\n").send(chunk).send("\r\n");
      }
      client.send("1\r\nx\r\n0\r\n\r\n");

      // Then
      assertProblem(413, "file-too-large", client.answer());
      awaitNewest(TaskState.REJECTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "255044462d312e37, PDF",
    "89504e470d0a1a0a, PNG",
    "504b050600000000, empty ZIP",
    "504b070800000000, several pieces",
    "5041524515041500, encrypted Parquet",
    "28b52ffd00000000, Zstandard",
    "53514c6974652066, SQLite"
  })
  void whatHoldsNoTable(String magic, String kind) throws Exception {
    // Given
    byte[] content = java.util.HexFormat.of().parseHex(magic);

    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", content.length).send(content).answer();

      // Then
      assertProblem(415, "unsupported-file-type", answer);
      assertTrue(answer.body().getString("detail").contains(kind));
      awaitNewest(TaskState.REJECTED);
    }
  }

  @Test
  void whatFollowsARefusedFileStillSaysWhatItWasMeantFor() throws Exception {
    // When
    Answer answer =
        form(file("a.csv", "%PDF-1.7" + "x".repeat(600_000)) + dataset("shops") + end());

    // Then
    assertProblem(415, "unsupported-file-type", answer);
    assertEquals("shops", awaitNewest(TaskState.REJECTED).dataset());
  }

  @Test
  void butNobodyWaitsForItForLong() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.form(11_000_000).send(fileHead("a.csv") + "%PDF-1.7");

      // When
      Answer answer = client.answer();

      // Then
      assertProblem(415, "unsupported-file-type", answer);
      assertNull(awaitNewest(TaskState.REJECTED).dataset());
    }
  }

  @Test
  void aFileThatValidationRefusesIsRefusedBeforeItsEnd() throws Exception {
    // Given
    Problem why = Problem.of("no-header", 422, "There is no header", "Add one.");
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 11_000_000).send(new byte[2_000_000]);
      Task task = awaitReceiving();

      // When
      house.bus.announce(Events.CHECK_REFUSED, new CheckRefused(task.id(), why));

      // Then
      assertProblem(422, "no-header", client.answer());
      assertTrue(client.isClosedByServer());
      assertEquals(why, awaitNewest(TaskState.REJECTED).problem());
    }
  }

  @Test
  void aFileThatConversionRefusesIsRefusedBeforeItsEnd() throws Exception {
    // Given
    Problem why = Problem.of("unsupported-format", 415, "Not taken", "This is a web page.");
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 11_000_000).send(new byte[2_000_000]);
      Task task = awaitReceiving();

      // When
      house.bus.announce(Events.ROWS_REFUSED, new RowsRefused(task.id(), why));

      // Then
      assertProblem(415, "unsupported-format", client.answer());
      assertTrue(client.isClosedByServer());
      assertEquals(why, awaitNewest(TaskState.REJECTED).problem());
    }
  }

  @Test
  void anUploadThatTheUserCancels() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 11_000_000).send(new byte[9_000_000]);
      Task task = awaitReceiving();
      Eventually.holds("a part is on its way", () -> !house.bucket.unfinished().isEmpty());

      // When
      Wait.on(house.bus.ask(Asks.CANCEL_TASK, new CancelTask(task.id())));

      // Then
      assertProblem(409, "upload-cancelled", client.answer());
      awaitNewest(TaskState.CANCELLED);
    }
  }

  @Test
  void oneUploadMoreThanThereArePlaces() throws Exception {
    // Given
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(house.client().put("shops/a.csv", 100).send("date"));
    }
    Eventually.holds("all places are taken", () -> house.slotsTaken() == 20);

    // When
    try (RawClient another = house.client()) {
      Answer answer = another.put("shops/a.csv", CSV.length()).send(CSV).answer();

      // Then
      assertProblem(429, "too-many-uploads", answer);
      assertTrue(answer.head().contains("retry-after: "));
    }
    for (RawClient client : clients) {
      client.cut();
    }
  }

  private static Answer form(String body, String... headers) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body, headers).answer();
    }
  }

  private static void assertProblem(int status, String type, Answer answer) {
    assertEquals(type, answer.problem(), () -> answer.body().encode());
    assertEquals(status, answer.status());
    assertTrue(answer.head().contains("content-type: application/problem+json"));
  }

  private static Task awaitReceiving() {
    return awaitNewest(TaskState.RECEIVING);
  }

  private static Task awaitNewest(TaskState state) {
    Eventually.holds(
        "the newest task is " + state,
        () -> house.newest().filter(task -> task.state() == state).isPresent());
    return house.newest().orElseThrow();
  }
}
