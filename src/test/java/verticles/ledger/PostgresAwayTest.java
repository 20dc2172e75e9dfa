package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.contract.LedgerMessages.*;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.TestLedger;

/** A database that goes away, and replicas that stop and start again. */
class PostgresAwayTest extends ReplicasCase {
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
