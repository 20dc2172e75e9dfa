package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.Gate;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** Several replicas over one database, and a database that goes away. */
class ReplicasTest {
  private Database database;
  private TestLedger one;
  private TestLedger two;
  private Gate gate;

  @BeforeEach
  void start() throws IOException {
    database = TestServices.database();
    gate = new Gate(database.host(), database.port());
    Database throughTheGate =
        new Database(
            "127.0.0.1", gate.port(), database.name(), database.user(), database.password());
    one = new TestLedger(database);
    two = new TestLedger(database, throughTheGate, null);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    gate.close();
  }

  @Test
  void noTaskIsHeldTwice() {
    // Given
    int tasks = 60;
    for (int i = 0; i < tasks; i++) {
      one.stored("race");
    }
    one.sql("UPDATE task SET lease_until = NULL, lease_home = NULL");

    // When both claim as fast as they can
    List<Future<TaskPage>> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      claims.add(replica.bus.ask(Asks.CLAIM_TASKS, new Claim(Set.of(TaskState.STORED), 3)));
    }
    TestLedger.await(Future.all(claims));

    // Then
    List<UUID> held =
        claims.stream().flatMap(claim -> claim.result().tasks().stream()).map(Task::id).toList();
    assertEquals(tasks, held.size());
    assertEquals(tasks, new HashSet<>(held).size());
  }

  @Test
  void theReceiverHasAHeadStart() {
    // Given a file that this replica has received
    Task task = two.stored("home");

    // When
    List<Task> elsewhere = one.claim(1);
    List<Task> here = two.claim(1);

    // Then
    assertEquals(List.of(), elsewhere);
    assertEquals(task.id(), here.get(0).id());
  }

  @Test
  void anotherReplicasChangeIsHeard() throws InterruptedException {
    // Given
    two.forgetWhatWasHeard();

    // When
    Task task = one.open("heard", null);

    // Then
    assertEquals(task, two.nextChange());
  }

  @Test
  void whatChangedWhileTheConnectionWasAwayIsTold() throws InterruptedException {
    // Given
    gate.shut();
    Task missed = one.open("missed", null);
    two.forgetWhatWasHeard();

    // When
    gate.open();

    // Then
    assertEquals(missed, two.nextChange());
  }

  @Test
  void whilePostgresIsAwayTheLedgerSaysSoAndComesBackByItself() {
    // Given
    Task task = two.open("away", null);
    gate.shut();

    // When
    var refusal = two.refused(Asks.LIST_TASKS, new ListTasks(null, null, null, 10, 0));

    // Then
    assertEquals("ledger-unavailable", refusal.type());
    assertEquals(503, refusal.status());
    assertTrue(refusal.retryAfterSeconds() > 0);
    gate.open();
    assertEquals(task, two.find(task));
  }

  @Test
  void connectionsThatPostgresEndsAreMadeAnew() throws InterruptedException {
    // Given
    Task task = two.open("ended", null);
    one.find(task);

    // When PostgreSQL ends every connection, as it does when it stops
    one.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    // Then
    Task moved = eventuallyMoved(task);
    assertEquals(TaskState.ABANDONED, moved.state());
    Task heard = one.nextChange();
    while (heard.state() != TaskState.ABANDONED) {
      heard = one.nextChange();
    }
    assertEquals(moved, heard);
  }

  /** Each of the pool's connections may tell one statement that it has been ended, and no more. */
  private Task eventuallyMoved(Task task) {
    for (int ended = 0; ended < Postgres.CONNECTIONS; ended++) {
      try {
        return two.move(task, TaskState.ABANDONED);
      } catch (ProblemException away) {
        assertEquals("ledger-unavailable", away.problem().type());
      }
    }
    return two.move(task, TaskState.ABANDONED);
  }

  @Test
  void aReaderByVersionMissesNothingThatCommitsLate() throws Exception {
    // Given writers whose transactions end in another order than they began
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(one.open("late", null));
    }
    long since = tasks.get(7).version();
    ExecutorService writers = Executors.newFixedThreadPool(8);
    for (Task task : tasks) {
      writers.submit(() -> write(task.id(), 25));
    }
    writers.shutdown();

    // When somebody reads after the last version seen, all the time
    Set<Long> seen = new HashSet<>();
    boolean ended = false;
    while (!ended) {
      ended = writers.awaitTermination(1, TimeUnit.MILLISECONDS);
      since = read(since, seen);
    }

    // Then
    Set<Long> all = new HashSet<>();
    String versions =
        one.value(
            "SELECT string_agg(version::text, ',') FROM task_event WHERE note = 'late writer'");
    for (String version : versions.split(",")) {
      all.add(Long.valueOf(version));
    }
    assertEquals(200, all.size());
    assertEquals(all, seen);
  }

  private long read(long since, Set<Long> seen) throws SQLException {
    long last = since;
    try (Connection connection = one.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version FROM task_event WHERE version > " + since + " ORDER BY version")) {
      while (rows.next()) {
        last = rows.getLong(1);
        seen.add(last);
      }
    }
    return last;
  }

  /** Takes a version, dawdles, commits. */
  private Void write(UUID task, int times) throws SQLException {
    try (Connection connection = one.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < times; i++) {
        statement.execute(
            "INSERT INTO task_event (version, task_id, to_state, note)"
                + " VALUES (next_version(), '"
                + task
                + "', 'RECEIVING', 'late writer')");
        statement.execute(
            "SELECT pg_sleep(" + ThreadLocalRandom.current().nextInt(4) + " / 1000.0)");
        connection.commit();
      }
    }
    return null;
  }

  @Test
  void filesThatReplaceAtTheSameMomentLeaveOneToSee() {
    // Given
    List<Task> replacing = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Task task = one.publishing("together", 3);
      one.sql("UPDATE task SET wishes = wishes || '{\"mode\": \"REPLACE\"}'");
      replacing.add(task);
    }

    // When both replicas show them as fast as they can
    List<Future<Task>> moves = new ArrayList<>();
    for (int i = 0; i < replacing.size(); i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      moves.add(
          replica.bus.ask(
              Asks.MOVE_TASK, Move.of(replacing.get(i), TaskState.QUERYABLE, Facts.NONE)));
    }
    TestLedger.await(Future.all(moves));

    // Then
    Dataset dataset = two.ask(Asks.FIND_DATASET, new FindDataset("together"));
    assertEquals(1, dataset.visible().size());
    assertEquals(12, dataset.version());
    assertEquals("11", one.value("SELECT count(*) FROM task WHERE state = 'UNDONE'"));
    assertEquals("11", one.value("SELECT count(*) FROM task WHERE replaced_by IS NOT NULL"));
  }

  @Test
  void ofEqualFilesThatArriveAtTheSameMomentOneIsStored() {
    // Given
    List<Task> received = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      received.add((i % 2 == 0 ? one : two).open("equal", null));
    }

    // When
    List<Future<Task>> moves = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      Facts facts = Facts.stored("equal", 10, "same", "raw/x/1");
      moves.add(
          (i % 2 == 0 ? one : two)
              .bus.ask(Asks.MOVE_TASK, Move.of(received.get(i), TaskState.STORED, facts)));
    }
    TestLedger.await(Future.join(moves).otherwiseEmpty());

    // Then
    Task stored = moves.stream().filter(Future::succeeded).findFirst().orElseThrow().result();
    List<Problem> refusals =
        moves.stream()
            .filter(Future::failed)
            .map(move -> ((ProblemException) move.cause()).problem())
            .toList();
    assertEquals(7, refusals.size());
    for (Problem refusal : refusals) {
      assertEquals("duplicate-content", refusal.type());
      assertEquals(409, refusal.status());
      assertEquals("duplicate-of", refusal.errors().get(0).rule());
      assertEquals(stored.id().toString(), refusal.errors().get(0).value());
    }
  }

  @Test
  void whatMayComeAgainIsStoredAgain() {
    // Given
    Wishes again =
        new Wishes(
            Wishes.Mode.APPEND,
            Wishes.OnError.SKIP,
            0.2,
            Wishes.ColumnChange.ADD,
            true,
            null,
            false);
    one.move(
        one.open("allowed", null), TaskState.STORED, Facts.stored("allowed", 10, "x", "raw/x"));
    Task second = two.open("allowed", null);

    // When
    Task stored =
        two.move(second, TaskState.STORED, Facts.stored("allowed", 10, "x", "raw/y", again));

    // Then
    assertEquals(TaskState.STORED, stored.state());
  }

  @Test
  void undoneByTwoAtTheSameMomentIsUndoneOnce() {
    // Given
    Task task = one.queryable("twice", Wishes.Mode.APPEND);

    // When
    List<Future<Task>> undone = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      undone.add(replica.bus.ask(Asks.UNDO_TASK, new UndoTask(task.id())));
    }
    TestLedger.await(Future.join(undone).otherwiseEmpty());

    // Then
    assertEquals(1, undone.stream().filter(Future::succeeded).count());
    assertEquals(2, one.ask(Asks.FIND_DATASET, new FindDataset("twice")).version());
  }

  @Test
  void anUndoElsewhereIsHeardAsAChangeOfTheDataset() throws InterruptedException {
    // Given
    Task task = one.queryable("elsewhere", Wishes.Mode.APPEND);

    // When
    one.ask(Asks.UNDO_TASK, new UndoTask(task.id()));

    // Then
    Dataset heard = two.nextDatasetChange();
    while (heard.version() < 2) {
      heard = two.nextDatasetChange();
    }
    assertEquals(List.of(), heard.visible());
  }

  @Test
  void aRestartedReplicaTakesUpItsOwnTasksAtOnce(@TempDir Path home) throws IOException {
    // Given a task that an earlier start of this replica held when it was killed
    UUID identity = UUID.randomUUID();
    Files.writeString(home.resolve("replica"), identity.toString());
    Task task = one.open("mine", null);
    one.sql("UPDATE task SET lease_owner = gen_random_uuid(), lease_home = '" + identity + "'");
    Task others = one.open("others", null);

    // When
    List<Task> byAnother = two.claim(10);
    List<Task> claimed;
    try (TestLedger restarted = new TestLedger(database, database, home)) {
      claimed = restarted.claim(10);
    }

    // Then
    assertEquals(List.of(), byAnother);
    assertEquals(Set.of(task.id()), claimed.stream().map(Task::id).collect(Collectors.toSet()));
    assertNotEquals(task.id(), others.id());
  }

  @Test
  void aReplicaThatStopsHandsItsTasksBack() {
    // Given
    Task task;
    try (TestLedger stopping = new TestLedger(database)) {
      task = stopping.open("handed", null);
    }

    // When it has stopped

    // Then
    Task claimed = one.claimOne();
    assertEquals(task.id(), claimed.id());
    assertEquals(0, claimed.stateAttempt(), "stopping in order is no try");
  }
}
