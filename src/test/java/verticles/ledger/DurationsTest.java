package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DiagnosticsMessages.AskPace;
import verticles.contract.DiagnosticsMessages.Failed;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.DiagnosticsMessages.Stage;
import verticles.contract.DiagnosticsMessages.Stretch;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.CountTasks;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** How long files took, over a ledger whose files spent in their states what the test says. */
class DurationsTest {
  private static TestLedger ledger;

  @BeforeAll
  static void start() {
    ledger = new TestLedger(TestServices.database());
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  /**
   * A file that came so many hours ago and is on the dashboard; it was so long in Druid, waited for
   * its owner for a quarter of an hour, and for an hour until somebody asked for a second try.
   */
  private static void loaded(int hoursAgo, int druidSeconds) {
    Task task = ledger.queryable("pace", Wishes.Mode.APPEND);
    ledger.sql(
        """
        UPDATE task SET created_at = now() - %d * interval '1 hour',
          spent = jsonb_build_object('RECEIVING', s, 'STORED', s / 2, 'VALIDATING', 3 * s / 2,
            'AWAITING_MAPPING', 900 * s, 'SUBMITTING', s / 2, 'INGESTING', %d * s,
            'PUBLISHING', s / 2, 'FAILED', 3600 * s)
        FROM (SELECT 1000000::bigint AS s) second WHERE id = '%s'
        """
            .formatted(hoursAgo, druidSeconds, task.id()));
  }

  @Test
  void stagesStretchesAndWhatFailed() {
    // Given
    ledger.sql("UPDATE task SET created_at = now() - interval '900 hours'");
    loaded(1, 10);
    loaded(1, 20);
    loaded(3, 60);
    loaded(100, 1_000);
    Task failed = ledger.stored("pace");
    ledger.move(ledger.claimOne(), TaskState.FAILED, Facts.of(TestLedger.WHY));

    // When
    PaceOf day = ledger.ask(Asks.PACE, new AskPace(24));
    PaceOf week = ledger.ask(Asks.PACE, new AskPace(168));

    // Then
    Stage druid = stage(day, TaskState.INGESTING);
    assertEquals(20, druid.median(), 0.5);
    assertEquals(56, druid.p95(), 0.5);
    assertEquals(3, druid.files());
    assertEquals(900, stage(day, TaskState.AWAITING_MAPPING).median());
    assertEquals(1.5, stage(day, TaskState.VALIDATING).median(), 0.2);
    assertEquals(4, day.course().stream().mapToLong(Stretch::files).sum());
    assertEquals(1, day.course().stream().mapToLong(Stretch::failed).sum());
    Stretch early = day.course().get(0);
    assertEquals(64, early.median(), 0.5);
    assertEquals(3, early.rows());
    assertEquals(60, early.stages().get(TaskState.INGESTING), 0.5);
    assertEquals(15, day.course().get(1).stages().get(TaskState.INGESTING), 0.5);
    assertEquals(5, week.course().stream().mapToLong(Stretch::files).sum());
    assertTrue(week.course().size() >= 2);
    assertEquals(failed.id(), day.failed().get(0).task());
    assertEquals(TestLedger.WHY.title(), day.failed().get(0).problem().title());
  }

  @Test
  void aFileWhoseContentIsThereAlreadyIsNoFailure() {
    // Given
    Problem again = Problem.of("duplicate-content", 409, "It is there", "Nothing was loaded.");
    Problem broken = Problem.of("no-amount", 422, "No amounts", "No column has numbers.");
    ledger.sql("UPDATE task SET created_at = now() - interval '900 hours'");
    long before = ledger.ask(Asks.COUNT_TASKS, new CountTasks()).duplicates();

    // When
    Task refused = ledger.move(ledger.open("pace", null), TaskState.REJECTED, Facts.of(broken));
    Task cut = ledger.move(ledger.open("pace", null), TaskState.ABANDONED, Facts.of(broken));
    ledger.move(ledger.open("pace", null), TaskState.REJECTED, Facts.of(again));
    ledger.move(ledger.open("pace", null), TaskState.REJECTED, Facts.of(again));

    // Then
    PaceOf day = ledger.ask(Asks.PACE, new AskPace(24));
    Stretch now = day.course().get(0);
    assertEquals(4, now.files());
    assertEquals(2, now.failed());
    assertEquals(2, now.duplicates());
    assertEquals(List.of(cut.id(), refused.id()), day.failed().stream().map(Failed::task).toList());
    assertEquals(before + 2, ledger.ask(Asks.COUNT_TASKS, new CountTasks()).duplicates());
  }

  @Test
  void whatIsCancelledOrOnItsWayIsNotLoaded() {
    // Given
    ledger.sql("UPDATE task SET created_at = now() - interval '900 hours'");
    ledger.queryable("pace", Wishes.Mode.APPEND);
    Task undone = ledger.queryable("pace", Wishes.Mode.APPEND);
    ledger.sql("UPDATE task SET state = 'UNDONE' WHERE id = '%s'".formatted(undone.id()));
    ledger.move(ledger.open("pace", null), TaskState.CANCELLED, Facts.NONE);
    ledger.open("pace", null);
    ledger.open("pace", null);

    // When
    PaceOf day = ledger.ask(Asks.PACE, new AskPace(24));

    // Then
    Stretch now = day.course().get(0);
    assertEquals(5, now.files());
    assertEquals(2, now.loaded());
    assertEquals(1, now.cancelled());
    assertEquals(2, now.underWay());
    assertEquals(0, now.failed() + now.duplicates());
    assertEquals(List.of(), day.failed());
  }

  private static Stage stage(PaceOf pace, TaskState state) {
    return pace.stages().stream().filter(it -> it.state() == state).findFirst().orElseThrow();
  }
}
