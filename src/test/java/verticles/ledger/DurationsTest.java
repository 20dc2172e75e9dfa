package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DiagnosticsMessages.AskPace;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.DiagnosticsMessages.Stage;
import verticles.contract.DiagnosticsMessages.Stretch;
import verticles.contract.Facts;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** How long files took, over a ledger whose files entered their states when the test says. */
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

  /** A file that is on the dashboard, this many hours after which it was so long in Druid. */
  private static void loaded(int hoursAgo, int druidSeconds) {
    Task task = ledger.queryable("pace", Wishes.Mode.APPEND);
    ledger.sql(
        """
        UPDATE task SET created_at = at, entered = jsonb_build_object('RECEIVING', at,
          'STORED', at + s, 'VALIDATING', at + 1.5 * s, 'SUBMITTING', at + 3 * s,
          'INGESTING', at + 3.5 * s, 'PUBLISHING', at + (3.5 + %d) * s, 'QUERYABLE', at + (4 + %d) * s)
        FROM (SELECT now() - %d * interval '1 hour' AS at, interval '1 second' AS s) moment
        WHERE id = '%s'
        """
            .formatted(druidSeconds, druidSeconds, hoursAgo, task.id()));
  }

  @Test
  void stagesStretchesAndWhatFailed() {
    // Given
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
    assertEquals(1.5, stage(day, TaskState.VALIDATING).median(), 0.2);
    assertEquals(4, day.course().stream().mapToLong(Stretch::files).sum());
    assertEquals(1, day.course().stream().mapToLong(Stretch::failed).sum());
    Stretch early = day.course().get(0);
    assertEquals(64, early.median(), 0.5);
    assertEquals(3, early.rows());
    assertEquals(5, week.course().stream().mapToLong(Stretch::files).sum());
    assertTrue(week.course().size() >= 2);
    assertEquals(failed.id(), day.failed().get(0).task());
    assertEquals(TestLedger.WHY.title(), day.failed().get(0).problem().title());
  }

  private static Stage stage(PaceOf pace, TaskState state) {
    return pace.stages().stream().filter(it -> it.state() == state).findFirst().orElseThrow();
  }
}
