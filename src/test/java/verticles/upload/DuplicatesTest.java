package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.upload.RawClient.Answer;

/** The same content comes into a dataset once, unless it is meant to come again. */
class DuplicatesTest {
  private static int tests;

  @TempDir static Path dir;
  private static House house;

  private final String csv = "date,amount\r\n2026-01-02,%d.50\r\n".formatted(++tests);
  private final String shops = "shops" + tests;

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
  void theSameContentAgainIsRefusedAndNamesTheEarlierTask() throws Exception {
    // Given
    Answer first = send("march.csv");
    List<String> before = house.bucket.keys();

    // When
    Answer second = send("march again.csv");

    // Then
    assertDuplicateOf(first, second);
    assertTrue(second.body().getString("detail").contains("march.csv"));
    assertEquals(before, house.bucket.keys());
    assertEquals(TaskState.REJECTED, house.newest().orElseThrow().state());
    Problem kept = house.newest().orElseThrow().problem();
    assertEquals("duplicate-content", kept.type());
    assertEquals(first.body().getString("task_id"), kept.errors().get(0).value());
  }

  @Test
  void itIsLetInWhereThatIsWanted() throws Exception {
    // Given
    Answer first = send("march.csv");

    // When
    Answer second = send("march.csv", field("allow_duplicate", "true"));

    // Then
    assertEquals(202, second.status());
    assertNotEquals(first.body().getString("task_id"), second.body().getString("task_id"));
  }

  @Test
  void anotherDatasetMayHaveIt() throws Exception {
    // Given
    send("march.csv");

    // When
    Answer elsewhere = form(dataset("bars" + tests) + file("march.csv", csv) + end());

    // Then
    assertEquals(202, elsewhere.status());
  }

  @Test
  void theSameKeyGetsItsTaskAndNotTheDuplicate() throws Exception {
    // Given
    String key = "Idempotency-Key: dup-1\r\n";
    Answer first = form(body("march.csv"), key);

    // When
    Answer again = form(body("march.csv"), key);

    // Then
    assertEquals(202, again.status());
    assertEquals(first.body().getString("task_id"), again.body().getString("task_id"));
  }

  @Test
  void anotherKeyGetsTheDuplicateAndMayBeUsedAgain() throws Exception {
    // Given
    Answer first = form(body("march.csv"), "Idempotency-Key: dup-2\r\n");
    String key = "Idempotency-Key: dup-3\r\n";

    // When
    Answer second = form(body("march.csv"), key);
    Answer wanted = form(field("allow_duplicate", "true") + body("march.csv"), key);
    Answer replayed = form(body("march.csv"), key);

    // Then
    assertDuplicateOf(first, second);
    assertEquals(202, wanted.status());
    assertEquals(wanted.body().getString("task_id"), replayed.body().getString("task_id"));
  }

  /** None knows of the others before its last byte, so the ledger decides. */
  @Test
  void ofSeveralAtTheSameTimeOneIsTaken() throws Exception {
    // Given
    List<String> before = house.bucket.keys();
    List<Path> spooled = house.spool();
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clients.add(house.client().put(shops + "/a.csv", csv.length()));
      clients.get(i).send(csv.substring(0, 20));
    }
    Eventually.holds("all are received", () -> house.slotsTaken() == 8);

    // When
    for (RawClient client : clients) {
      client.send(csv.substring(20));
    }
    List<Answer> answers = new ArrayList<>();
    for (RawClient client : clients) {
      answers.add(client.answer());
      client.close();
    }

    // Then
    List<Answer> taken = answers.stream().filter(answer -> answer.status() == 202).toList();
    assertEquals(1, taken.size());
    answers.stream()
        .filter(answer -> answer.status() != 202)
        .forEach(answer -> assertDuplicateOf(taken.get(0), answer));
    Task one = house.task(taken.get(0).body());
    List<String> raw = house.bucket.keys().stream().filter(it -> !before.contains(it)).toList();
    assertEquals(List.of(one.rawKey()), raw);
    assertEquals(1, house.spool().stream().filter(it -> !spooled.contains(it)).count());
  }

  /** Clients of tus would answer 409 by sending everything again. */
  @Test
  void aResumableUploadOfTheSameContentIsGone() throws Exception {
    // Given
    Answer first = send("march.csv");
    TusClient client = new TusClient(house.door.port());
    String path = client.begin(csv.length(), "datasource_name", shops);

    // When
    Answer second = client.append(path, 0, csv.getBytes());

    // Then
    assertEquals(410, second.status());
    assertEquals("duplicate-content", second.problem());
    assertEquals(first.body().getString("task_id"), duplicateOf(second));
    assertEquals("duplicate-content", client.append(path, 0, csv.getBytes()).problem());
  }

  private Answer send(String filename, String... fields) throws Exception {
    return form(String.join("", fields) + body(filename));
  }

  private String body(String filename) {
    return dataset(shops) + file(filename, csv) + end();
  }

  private static Answer form(String body, String... headers) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body, headers).answer();
    }
  }

  private static void assertDuplicateOf(Answer first, Answer second) {
    assertEquals(202, first.status(), () -> first.body().encode());
    assertEquals(409, second.status(), () -> second.body().encode());
    assertEquals("duplicate-content", second.problem());
    assertEquals(first.body().getString("task_id"), duplicateOf(second));
  }

  private static String duplicateOf(Answer answer) {
    JsonObject error = answer.body().getJsonArray("errors").getJsonObject(0);
    assertEquals("duplicate-of", error.getString("rule"));
    return error.getString("value");
  }
}
