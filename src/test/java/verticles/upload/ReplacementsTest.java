package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.TestLedger;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** A file is sent to take the place of one that is on the dashboard. */
class ReplacementsTest {
  private static final String NOTHING = "nothing-to-replace";
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
  void itIsNamedByEveryWayIn() throws Exception {
    // Given
    String old = shown("ways").id().toString();
    TusClient tus = new TusClient(house.door.port());

    // When
    Answer before = form(dataset("ways") + field("replaces", old) + file("a.csv", csv()) + end());
    Answer after = form(file("a.csv", csv()) + field("replaces", old) + dataset("ways") + end());
    Answer raw = put("ways/a.csv?replaces=" + old);
    byte[] bytes = csv().getBytes(StandardCharsets.UTF_8);
    String path = tus.begin(bytes.length, "datasource_name", "ways", "replaces", old);
    int piece = tus.append(path, 0, bytes).status();

    // Then
    for (Answer answer : List.of(before, after, raw)) {
      assertEquals(202, answer.status(), () -> answer.body().encode());
      assertEquals(old, answer.body().getString("replaces"));
      assertEquals("append", answer.body().getString("mode"));
    }
    assertEquals(204, piece);
    assertEquals(old, house.newest().orElseThrow().wishes().replaces().toString());
  }

  @Test
  void whatIsNotThereIsRefusedBeforeAByteIsRead() throws Exception {
    // Given
    Task elsewhere = shown("elsewhere");
    Task undone = shown("undone");
    undo(undone);
    int before = tasks();

    // When
    Answer another = put("shops/a.csv?replaces=" + elsewhere.id());
    Answer takenOff = put("undone/a.csv?replaces=" + undone.id());
    Answer none = put("shops/a.csv?replaces=" + UUID.randomUUID());
    Answer byTus =
        new TusClient(house.door.port())
            .announce(
                "Upload-Length: 20\r\n"
                    + TusClient.metadata("replaces", elsewhere.id().toString()));

    // Then
    for (Answer answer : List.of(another, takenOff, none, byTus)) {
      assertEquals(409, answer.status());
      assertEquals(NOTHING, answer.problem());
    }
    assertEquals(before, tasks());
  }

  @Test
  void whatIsSaidBehindTheFileIsRefusedAndNothingIsKept() throws Exception {
    // Given
    Task elsewhere = shown("behind");
    List<String> keys = house.bucket.keys();

    // When
    Answer answer =
        form(
            file("a.csv", csv())
                + dataset("shops")
                + field("replaces", elsewhere.id().toString())
                + end());

    // Then
    assertEquals(409, answer.status());
    assertEquals(NOTHING, answer.problem());
    assertEquals(keys, house.bucket.keys());
    assertEquals(REJECTED, house.newest().orElseThrow().state());
  }

  @Test
  void whatIsTakenOffWhileTheFileArrivesIsReplacedByNothing() throws Exception {
    // Given
    Task old = shown("meanwhile");
    List<String> keys = house.bucket.keys();
    byte[] bytes = csv().getBytes(StandardCharsets.UTF_8);
    TusClient tus = new TusClient(house.door.port());
    String path =
        tus.begin(bytes.length, "datasource_name", "meanwhile", "replaces", old.id().toString());
    undo(old);

    // When
    Answer answer = tus.append(path, 0, bytes);

    // Then tus clients answer 409 by sending everything again, so it is 410
    assertEquals(410, answer.status());
    assertEquals(NOTHING, house.newest().orElseThrow().problem().type());
    assertEquals(keys, house.bucket.keys());
  }

  @Test
  void aFileTakesOnePlace() throws Exception {
    // When
    Answer both = put("shops/a.csv?mode=replace&replaces=" + UUID.randomUUID());
    Answer noId = put("shops/a.csv?replaces=march.csv");

    // Then
    assertEquals(400, both.status());
    assertEquals("one-place", rule(both));
    assertEquals(400, noId.status());
    assertEquals("not-a-task-id", rule(noId));
  }

  private static String rule(Answer answer) {
    return answer.body().getJsonArray("errors").getJsonObject(0).getString("rule");
  }

  private static Answer form(String body) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body).answer();
    }
  }

  private static Answer put(String path) throws Exception {
    String csv = csv();
    try (RawClient client = house.client()) {
      return client.put(path, csv.length()).send(csv).answer();
    }
  }

  /** Another one each time: the same content is not taken twice. */
  private static String csv() {
    return "date,amount\r\n2026-03-02," + ++files + ".50\r\n";
  }

  private static int tasks() {
    return (int)
        Wait.on(house.bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, 1, 0))).total();
  }

  private static void undo(Task task) {
    Wait.on(house.bus.ask(Asks.UNDO_TASK, new UndoTask(task.id())));
  }

  /** Sent, and brought to the dashboard as the pipeline would. */
  private static Task shown(String dataset) throws Exception {
    UUID id = house.task(put(dataset + "/march.csv").body()).id();
    Task task =
        Wait.on(house.bus.ask(Asks.CLAIM_TASKS, new Claim(Set.of(STORED), 100))).tasks().stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow();
    task = move(task, VALIDATING, Facts.NONE);
    task = move(task, SUBMITTING, TestLedger.loaded(1).withDruidTask("sluice-x-1", 1));
    task = move(move(task, INGESTING, Facts.NONE), PUBLISHING, Facts.NONE);
    return move(task, QUERYABLE, Facts.NONE);
  }

  private static Task move(Task task, TaskState to, Facts facts) {
    return Wait.on(house.bus.ask(Asks.MOVE_TASK, Move.of(task, to, facts)));
  }
}
