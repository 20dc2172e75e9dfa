package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes.Mode;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** Files that come in pieces: whatever happens in between, each arrives byte for byte, once. */
class TusTest {
  @TempDir static Path dir;
  private static House house;

  /** A second door, so that pieces of one upload come in on different event loops. */
  private static FrontDoor otherDoor;

  private static TusClient client;
  private static TusClient other;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(dir, Map.of());
    otherDoor =
        FrontDoor.open(house.vertx, () -> List.of(new TusRoutes(house.vertx, house.settings)));
    client = new TusClient(house.door.port());
    other = new TusClient(otherDoor.port());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsHeld() {
    Eventually.holds("no slot is taken", () -> house.slotsTaken() == 0);
    assertTrue(house.bucket.unfinished().isEmpty());
    assertEquals(0, Resumables.of(house.vertx, house.settings).paused());
  }

  @Test
  void theServerSaysWhatItCan() throws Exception {
    // When
    try (RawClient asking = client.open("OPTIONS", "/api/ingest/tus", "")) {
      Answer answer = asking.answer();

      // Then
      assertEquals(204, answer.status());
      assertEquals("1.0.0", answer.header("tus-version"));
      assertEquals(
          "creation,creation-with-upload,expiration,termination", answer.header("tus-extension"));
      assertEquals("524288000", answer.header("tus-max-size"));
    }
  }

  @Test
  void aFileInOnePiece() throws Exception {
    // Given
    byte[] content = content(9_000_000);
    String path = client.begin(content.length, "mode", "replace", "filetype", "text/csv");

    // When
    Answer answer = client.append(path, 0, content);

    // Then
    assertEquals(204, answer.status());
    assertEquals("9000000", answer.header("upload-offset"));
    assertEquals(idOf(path), answer.header("x-task-id"));
    assertNull(answer.header("upload-expires"));
    Task task = assertStored(path, content);
    assertEquals("march.csv", task.filename());
    assertEquals(Mode.REPLACE, task.wishes().mode());
  }

  @Test
  void aFileThatComesWithItsAnnouncement() throws Exception {
    // Given
    byte[] content = content(100_000);
    String headers = "Upload-Length: 100000\r\n" + TusClient.metadata();

    // When
    Answer answer = announceWith(headers, content);

    // Then
    assertEquals(201, answer.status());
    assertEquals("100000", answer.header("upload-offset"));
    assertStored(answer.header("location"), content);
  }

  @Test
  void aFileThatBeginsWithItsAnnouncement() throws Exception {
    // Given
    byte[] content = content(100_000);
    String headers = "Upload-Length: 100000\r\n" + TusClient.metadata();

    // When
    Answer begun = announceWith(headers, Arrays.copyOf(content, 60_000));
    String path = begun.header("location");

    // Then
    assertEquals(201, begun.status());
    assertEquals("60000", begun.header("upload-offset"));
    assertNotNull(begun.header("upload-expires"));
    assertEquals(204, client.append(path, 60_000, from(content, 60_000)).status());
    assertStored(path, content);
  }

  /** What has arrived is not sent again; a cut loses at most what was on its way just then. */
  @Test
  void aCutAtFourFifthsCostsOnlyTheRest() throws Exception {
    // Given
    byte[] content = content(20_000_000);
    String path = client.begin(content.length);
    try (RawClient first = client.piece(path, 0, content.length)) {
      first.send(Arrays.copyOf(content, 16_000_000));
      Eventually.holds("it arrives", () -> received(path) > 15_000_000);
    }
    Eventually.holds("the cut is noticed", () -> house.slotsTaken() == 0);

    // When
    long offset = other.offset(path);
    byte[] rest = from(content, (int) offset);
    Answer answer = other.append(path, offset, rest);

    // Then
    assertEquals(204, answer.status());
    assertTrue(rest.length < 5_000_000, () -> rest.length + " bytes were sent again");
    assertStored(path, content);
  }

  @Test
  void whileItPausesItKeepsItsBytesAndPartsButNoPlace() throws Exception {
    // Given
    byte[] content = content(20_000_000);
    String path = client.begin(content.length);

    // When
    client.append(path, 0, Arrays.copyOf(content, 17_000_000));

    // Then
    assertEquals(0, house.slotsTaken());
    assertEquals(TaskState.RECEIVING, task(path).state());
    assertEquals(1, Resumables.of(house.vertx, house.settings).paused());
    Eventually.holds("parts are on their way", () -> house.bucket.unfinished().size() == 1);
    Answer asked = client.head(path);
    assertEquals("17000000", asked.header("upload-offset"));
    assertEquals("20000000", asked.header("upload-length"));
    assertEquals("no-store", asked.header("cache-control"));
    assertNotNull(asked.header("upload-expires"));
    assertTrue(asked.header("upload-metadata").startsWith("filename "));
    client.append(path, 17_000_000, from(content, 17_000_000));
    assertStored(path, content);
  }

  /** The old connection is silent but not closed, as after a network change. */
  @Test
  void aClientThatComesBackHasItAtOnce() throws Exception {
    // Given
    byte[] content = content(2_000_000);
    String path = client.begin(content.length);
    try (RawClient silent = client.piece(path, 0, content.length)) {
      silent.send(Arrays.copyOf(content, 1_500_000));
      Eventually.holds("it is being received", () -> received(path) > 0);

      // When
      long offset = other.offset(path);
      Answer answer = other.append(path, offset, from(content, (int) offset));

      // Then
      assertEquals(204, answer.status());
      assertStored(path, content);
      Answer lost = silent.answer();
      assertEquals(400, lost.status());
      assertEquals("upload-taken-over", lost.problem());
    }
  }

  @Test
  void manyCutsAtAnyPlaceOnAnyLoop() throws Exception {
    // Given
    byte[] content = content(6_000_001);
    Random random = new Random(42);
    String path = client.begin(content.length);
    int cuts = 0;

    // When
    for (long at = 0; at < content.length; cuts++) {
      TusClient next = cuts % 2 == 0 ? client : other;
      at = next.offset(path);
      int count = (int) Math.min(content.length - at, 1 + random.nextInt(700_000));
      if (cuts % 3 == 2 || at + count == content.length) {
        byte[] piece = Arrays.copyOfRange(content, (int) at, (int) at + count);
        // What a cut had left on its way may still arrive: then this is not the place any more.
        at += next.append(path, at, piece).status() == 204 ? count : 0;
      } else {
        RawClient cut = next.piece(path, at, content.length - at);
        cut.send(Arrays.copyOfRange(content, (int) at, (int) at + count)).cut();
      }
    }

    // Then
    assertTrue(cuts > 5);
    assertStored(path, content);
  }

  @Test
  void anEmptyPieceChangesNothing() throws Exception {
    // Given
    byte[] content = content(1_000);
    String path = client.begin(content.length);

    // When
    Answer answer = client.append(path, 0, new byte[0]);

    // Then
    assertEquals(204, answer.status());
    assertEquals("0", answer.header("upload-offset"));
    client.append(path, 0, content);
    assertStored(path, content);
  }

  @Test
  void aPieceOfUnknownLengthIsTakenToo() throws Exception {
    // Given
    byte[] content = content(1_000);
    String path = client.begin(content.length);

    // When
    try (RawClient chunked = client.open("PATCH", path, chunkedHeaders(0))) {
      Answer answer = chunked.send("3e8\r\n").send(content).send("\r\n0\r\n\r\n").answer();

      // Then
      assertEquals(204, answer.status());
      assertStored(path, content);
    }
  }

  /** All bytes are here, so it is stored: the client would not send anything again. */
  @Test
  void aCutAfterTheLastByteDoesNotMatter() throws Exception {
    // Given
    byte[] content = content(1_000);
    String path = client.begin(content.length);

    // When
    try (RawClient chunked = client.open("PATCH", path, chunkedHeaders(0))) {
      chunked.send("3e8\r\n").send(content);
    }

    // Then
    Eventually.holds("it is stored", () -> task(path).state() == TaskState.STORED);
    assertStored(path, content);
  }

  @Test
  void aStoredFileIsWholeForWhoeverAsks() throws Exception {
    // Given
    byte[] content = content(1_000);
    String path = client.begin(content.length);
    client.append(path, 0, content);

    // When
    Answer asked = client.head(path);

    // Then
    assertEquals(200, asked.status());
    assertEquals("1000", asked.header("upload-offset"));
    assertEquals("1000", asked.header("upload-length"));
    assertEquals(idOf(path), asked.header("x-task-id"));
    assertEquals("upload-stored", client.append(path, 1_000, new byte[0]).problem());
    assertEquals(410, client.terminate(path).status());
    assertEquals(TaskState.STORED, task(path).state());
  }

  @Test
  void aClientBehindSomethingThatKnowsNoPatch() throws Exception {
    // Given
    byte[] content = content(1_000);
    String path = client.begin(content.length);
    String headers =
        TusClient.VERSION
            + "X-HTTP-Method-Override: PATCH\r\nUpload-Offset: 0\r\nContent-Length: 1000\r\n"
            + "Content-Type: application/offset+octet-stream\r\n";

    // When
    try (RawClient post = client.open("POST", path, headers)) {
      Answer answer = post.send(content).answer();

      // Then
      assertEquals(204, answer.status());
      assertStored(path, content);
    }
  }

  /** Both say that they begin at 0; whoever comes last has it, and nothing is mixed. */
  @Test
  void twoClientsAtOnceDoNotMixTheirBytes() throws Exception {
    // Given
    byte[] content = content(3_000_000);
    String path = client.begin(content.length);
    try (RawClient one = client.piece(path, 0, content.length);
        RawClient two = other.piece(path, 0, content.length)) {
      // When
      one.send(content);
      two.send(content);
      int first = one.answer().status();
      int second = two.answer().status();

      // Then
      assertTrue(List.of(204, 400, 409, 410).containsAll(List.of(first, second)));
    }
    for (long at = client.offset(path); at < content.length; at = client.offset(path)) {
      client.append(path, at, from(content, (int) at));
    }
    assertStored(path, content);
  }

  static String chunkedHeaders(long offset) {
    return TusClient.VERSION
        + "Content-Type: application/offset+octet-stream\r\nTransfer-Encoding: chunked\r\n"
        + "Upload-Offset: "
        + offset
        + "\r\n";
  }

  private static Answer announceWith(String headers, byte[] bytes) throws Exception {
    String all =
        TusClient.VERSION
            + headers
            + "Content-Type: application/offset+octet-stream\r\nContent-Length: "
            + bytes.length
            + "\r\n";
    try (RawClient post = client.open("POST", "/api/ingest/tus", all)) {
      return post.send(bytes).answer();
    }
  }

  private static long received(String path) {
    return Resumables.of(house.vertx, house.settings).find(UUID.fromString(idOf(path))).received();
  }

  private static Task assertStored(String path, byte[] content) throws Exception {
    Task task = task(path);
    assertEquals(TaskState.STORED, task.state());
    assertEquals("shops", task.dataset());
    assertEquals(content.length, task.bytes());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertEquals(HexFormat.of().formatHex(digest), task.sha256());
    assertArrayEquals(content, house.bucket.bytes(task.rawKey()));
    return task;
  }

  private static Task task(String path) {
    return Wait.on(house.bus.ask(Asks.FIND_TASK, new FindTask(UUID.fromString(idOf(path)))));
  }

  private static String idOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static byte[] from(byte[] content, int offset) {
    return Arrays.copyOfRange(content, offset, content.length);
  }

  /** Letters, never the same twice. */
  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random().nextBytes(content);
    for (int i = 0; i < size; i++) {
      content[i] = (byte) ('a' + (content[i] & 15));
    }
    return content;
  }
}
