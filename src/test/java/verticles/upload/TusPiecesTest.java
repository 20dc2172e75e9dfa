package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asks;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** Pieces of uploads that do not fit, do not come, or are no table. */
class TusPiecesTest extends TusCase {
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
}
