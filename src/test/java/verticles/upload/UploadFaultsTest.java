package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
class UploadFaultsTest extends UploadCase {
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
  void anEmptyBody() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", 0).answer();

      // Then
      assertProblem(400, "file-empty", answer);
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
}
