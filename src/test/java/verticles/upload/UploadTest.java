package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.file;
import static verticles.upload.RawClient.fileHead;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.upload.RawClient.Answer;

/** Files that arrive: each is in S3 byte for byte before the client hears 202. */
class UploadTest {
  private static int tests;

  @TempDir static Path dir;
  private static House house;

  /** Another one for each test: the same content is not taken twice. */
  private final String csv = "date,amount\r\n2026-01-02,%02d.50\r\n".formatted(++tests);

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
  void aFormWithTheDatasetFirst() throws Exception {
    // When
    Answer answer = form(dataset("shops") + file("march.csv", csv) + end());

    // Then
    assertStored(answer, "shops", csv.getBytes(StandardCharsets.UTF_8));
    assertEquals("march.csv", answer.body().getString("original_filename"));
    assertEquals("ACCEPTED", answer.body().getString("status"));
    assertTrue(
        answer
            .head()
            .contains("location: /api/ingest/status/" + answer.body().getString("task_id")));
  }

  @Test
  void aFormWithTheDatasetLast() throws Exception {
    // When
    Answer answer = form(file("march.csv", csv) + dataset("shops") + end());

    // Then
    assertStored(answer, "shops", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFormByteByByte() throws Exception {
    // Given
    byte[] body = (dataset("shops") + file("march.csv", csv) + end()).getBytes();

    // When
    try (RawClient client = house.client()) {
      client.form(body.length);
      for (byte next : body) {
        client.send(new byte[] {next});
      }

      // Then
      assertStored(client.answer(), "shops", csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sizes around the borders of blocks and parts; content that is full of half boundaries. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        1,
        524_287,
        524_288,
        524_289,
        8_388_607,
        8_388_608,
        8_388_609,
        16_777_216,
        30_000_001
      })
  void everySizeArrivesByteForByte(int size) throws Exception {
    // Given
    byte[] content = tricky(size);
    byte[] head = (dataset("shops") + fileHead("big.csv")).getBytes();
    byte[] tail = ("\r\n" + end()).getBytes();

    // When
    try (RawClient client = house.client()) {
      client.form(head.length + content.length + tail.length);
      client.send(head).send(content).send(tail);

      // Then
      assertStored(client.answer(), "shops", content);
    }
  }

  @Test
  void aRawBody() throws Exception {
    // Given
    byte[] content = tricky(9_000_000);

    // When
    try (RawClient client = house.client()) {
      client.put("shops/march%20%C3%A9.csv", content.length).send(content);
      Answer answer = client.answer();

      // Then
      assertStored(answer, "shops", content);
      assertEquals("march é.csv", house.task(answer.body()).filename());
    }
  }

  @Test
  void aRawBodyOfUnknownLength() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "PUT /api/ingest/upload/shops/a.csv HTTP/1.1\r\nHost: localhost\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n1f\r\n"
              + csv
              + "\r\n0\r\n\r\n");

      // Then
      assertStored(client.answer(), "shops", csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aClientThatWaitsIsToldToContinueOnceItIsAdmitted() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", csv.length(), "Expect: 100-continue\r\n");

      // When
      String first = client.head();
      client.send(csv);

      // Then
      assertTrue(first.startsWith("http/1.1 100"), first);
      assertStored(client.answer(), "shops", csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void twoUploadsOnOneConnection() throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer first = client.put("shops/a.csv", csv.length()).send(csv).answer();
      Answer second = client.put("bars/b.csv", csv.length()).send(csv).answer();

      // Then
      assertEquals(202, first.status());
      assertEquals(202, second.status());
      assertNotEquals(first.body().getString("task_id"), second.body().getString("task_id"));
    }
  }

  @Test
  void partsAreInS3WhileTheClientIsStillSending() throws Exception {
    // Given
    byte[] content = tricky(20_000_000);

    // When
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", content.length);
      client.send(java.util.Arrays.copyOf(content, 17_000_000));

      // Then
      Eventually.holds("parts are on their way", () -> house.bucket.unfinished().size() == 1);
      client.send(java.util.Arrays.copyOfRange(content, 17_000_000, content.length));
      assertStored(client.answer(), "shops", content);
    }
  }

  @Test
  void theSameKeyAndContentIsTheSameTask() throws Exception {
    // Given
    String key = "Idempotency-Key: once-1\r\n";
    String body = dataset("shops") + file("a.csv", csv) + end();

    // When
    Answer first = form(body, key);
    Answer second = form(body, key);

    // Then
    assertEquals(202, first.status());
    assertEquals(202, second.status());
    assertEquals(first.body().getString("task_id"), second.body().getString("task_id"));
  }

  @Test
  void theSameKeyWithOtherContentIsRefused() throws Exception {
    // Given
    String key = "Idempotency-Key: once-2\r\n";
    form(dataset("shops") + file("a.csv", csv) + end(), key);

    // When
    Answer other = form(dataset("shops") + file("a.csv", csv + "x") + end(), key);

    // Then
    assertEquals(422, other.status());
    assertEquals("idempotency-key-reused", other.problem());
  }

  @Test
  void theSameKeyAtTheSameTimeIsRefused() throws Exception {
    // Given
    String key = "Idempotency-Key: once-3\r\n";
    try (RawClient first = house.client();
        RawClient second = house.client()) {
      first.put("shops/a.csv", csv.length(), key).send("date");
      Eventually.holds("the first is received", () -> house.slotsTaken() == 1);
      Eventually.holds(
          "its task is open",
          () -> house.newest().filter(task -> task.state() == TaskState.RECEIVING).isPresent());

      // When
      Answer refused = second.put("shops/a.csv", csv.length(), key).send(csv).answer();

      // Then
      assertEquals(409, refused.status());
      assertEquals("upload-in-progress", refused.problem());
      assertEquals(202, first.send(csv.substring(4)).answer().status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "C:\\\\files\\\\passwd",
        "/etc/passwd",
        "pass\u202Ewd",
        "\u200Bpasswd ",
        "..\\\\passwd"
      })
  void aHostileNameIsShownCleanAndIsNoPath(String name) throws Exception {
    // When
    Answer answer = form(dataset("shops") + file(name, csv) + end());

    // Then
    assertStored(answer, "shops", csv.getBytes(StandardCharsets.UTF_8));
    assertEquals("passwd", house.task(answer.body()).filename());
  }

  private static Answer form(String body, String... headers) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body, headers).answer();
    }
  }

  private static void assertStored(Answer answer, String dataset, byte[] content) throws Exception {
    assertEquals(202, answer.status(), () -> answer.body().encode());
    Task task = house.task(answer.body());
    assertEquals(TaskState.STORED, task.state());
    assertEquals(dataset, task.dataset());
    assertEquals(content.length, task.bytes());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertEquals(HexFormat.of().formatHex(digest), task.sha256());
    assertArrayEquals(content, house.bucket.bytes(task.rawKey()));
    assertArrayEquals(content, Files.readAllBytes(house.settings.spoolFile(task.id())));
  }

  /** Letters, line breaks and beginnings of the boundary, the same for every run. */
  private static byte[] tricky(int size) {
    byte[] content = new byte[size];
    Random random = new Random(size);
    byte[] almost = ("\r\n--" + RawClient.BOUNDARY).getBytes();
    for (int at = 0; at < size; ) {
      int length = Math.min(size - at, 1 + random.nextInt(almost.length - 1));
      System.arraycopy(almost, 0, content, at, length);
      at += length;
      if (at < size) {
        content[at++] = (byte) ('a' + random.nextInt(10));
      }
    }
    return content;
  }
}
