package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** Whatever way a task goes: what it spent in each state is what its events say. */
class TimeSpentTest {
  private static TestLedger ledger;

  @BeforeContainer
  static void start() {
    ledger = new TestLedger(TestServices.database());
  }

  @AfterContainer
  static void stop() {
    ledger.close();
  }

  @Property(tries = 150)
  void isWhatTheEventsSay(@ForAll("choices") List<Integer> choices) {
    // Given
    String dataset = "d" + Ids.next().toString().replace("-", "");
    Task task = ledger.open(dataset, null);

    // When
    for (int choice : choices) {
      task = gone(task, choice);
    }

    // Then
    Told told = Told.by(ledger.history(task));
    assertEquals(told.spent, task.spent());
    assertEquals(told.since, task.stateSince());
    assertEquals(
        Duration.between(task.createdAt(), task.stateSince()),
        task.spent().values().stream().reduce(Duration.ZERO, Duration::plus),
        "no moment is lost or counted twice");
    assertEquals(task, ledger.find(task));
  }

  /** Enough to go all the way, fail, be tried again, and be taken off and put back. */
  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 1_000).list().ofMinSize(1).ofMaxSize(30);
  }

  /** Mostly one step onward; now and then to any state that may follow, or none. */
  private static Task gone(Task task, int choice) {
    List<TaskState> next = List.copyOf(task.state().next());
    if (next.isEmpty() || choice % 10 == 0) {
      return task.state().moving() ? ledger.move(task, task.state()) : task;
    }
    try {
      return moved(
          task, choice % 10 < 4 ? next.get(choice / 10 % next.size()) : onward(task.state()));
    } catch (ProblemException refused) {
      assertEquals(409, refused.problem().status());
      return ledger.find(task);
    }
  }

  private static TaskState onward(TaskState state) {
    return switch (state) {
      case STORED, AWAITING_MAPPING -> TaskState.VALIDATING;
      case VALIDATING -> TaskState.SUBMITTING;
      case SUBMITTING -> TaskState.INGESTING;
      case INGESTING -> TaskState.PUBLISHING;
      case PUBLISHING, UNDONE -> TaskState.QUERYABLE;
      case QUERYABLE -> TaskState.UNDONE;
      default -> TaskState.STORED;
    };
  }

  private static Task moved(Task task, TaskState to) {
    return switch (task.state()) {
      case FAILED, CANCELLED, PARKED -> ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));
      case QUERYABLE -> ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));
      case UNDONE -> ledger.ask(Asks.REDO_TASK, new RedoTask(task.id()));
      case AWAITING_MAPPING ->
          to == TaskState.VALIDATING
              ? ledger.ask(Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), Wishes.NONE))
              : ledger.move(task, to);
      default -> ledger.move(task, to, facts(task, to));
    };
  }

  private static Facts facts(Task task, TaskState to) {
    return switch (to) {
      case STORED -> Facts.stored(task.dataset(), 10, UUID.randomUUID().toString(), "raw/x/1");
      case SUBMITTING -> TestLedger.loaded(3).withDruidTask("sluice-x-1", 1);
      case REJECTED, FAILED, PARKED -> Facts.of(TestLedger.WHY);
      default -> Facts.NONE;
    };
  }

  @Example
  void timeBeforeItWasCountedIsTakenFromTheEvents() {
    // Given a ledger of before, with a file that failed, was tried again and is in Druid
    Database database = TestServices.database();
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .target("4")
        .load()
        .migrate();
    UUID id = Ids.next();
    TestLedger.sql(database, WAY_OF_BEFORE.replace("$id", id.toString()));

    // When
    try (TestLedger since = new TestLedger(database)) {
      Task task = since.ask(Asks.FIND_TASK, new FindTask(id));

      // Then
      Told told = Told.by(since.history(task));
      assertEquals(told.spent, task.spent());
      assertEquals(told.since, task.stateSince());
      assertEquals(Duration.ofMillis(1_500), task.spent().get(TaskState.STORED));
      assertEquals(Duration.ofSeconds(3_600), task.spent().get(TaskState.FAILED));
    }
  }

  private static final String WAY_OF_BEFORE =
      """
      INSERT INTO task (id, filename, state, version, fence, entered)
        VALUES ('$id', 'a.csv', 'INGESTING', nextval('version_seq'), 1, '{}');
      INSERT INTO task_event (version, task_id, from_state, to_state, at)
        SELECT nextval('version_seq'), '$id', was, state, now() + seconds * interval '1 second'
        FROM (VALUES (NULL, 'RECEIVING', 0), ('RECEIVING', 'RECEIVING', 1), ('RECEIVING', 'STORED', 2),
          ('STORED', 'VALIDATING', 3), ('VALIDATING', 'VALIDATING', 4), ('VALIDATING', 'FAILED', 10),
          ('FAILED', 'STORED', 3610), ('STORED', 'VALIDATING', 3610.5),
          ('VALIDATING', 'SUBMITTING', 3610.25), ('SUBMITTING', 'INGESTING', 3620)
        ) AS way (was, state, seconds)
      """;

  /** What ought to be, by the events alone. */
  private static final class Told {
    final Map<TaskState, Duration> spent = new EnumMap<>(TaskState.class);
    Instant since;

    static Told by(List<TaskEvent> events) {
      Told told = new Told();
      told.since = events.get(0).at();
      events.stream().filter(it -> it.from() != null && it.from() != it.to()).forEach(told::left);
      return told;
    }

    private void left(TaskEvent event) {
      Instant at = event.at().isBefore(since) ? since : event.at();
      spent.merge(event.from(), Duration.between(since, at), Duration::plus);
      since = at;
    }
  }
}
