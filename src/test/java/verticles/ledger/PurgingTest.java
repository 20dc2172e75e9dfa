package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Task;
import verticles.contract.Wishes.Mode;
import verticles.testing.TestLedger;

/** The end of rows that nobody sees any more, and of datasets. */
class PurgingTest extends LedgerCase {
  @Test
  void oncePurgingHasItsMomentNothingIsPutBack() {
    // Given what was replaced, and whose time is over
    Task first = ledger.queryable("over", Mode.APPEND);
    Task second = ledger.queryable("over", Mode.REPLACE);
    timeIsOver(first);

    // When
    Problem refusal = redoRefused(first);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));

    // Then
    assertEquals("cannot-redo", refusal.type());
    assertTrue(refusal.detail().contains("deleted"), refusal.detail());
    assertEquals(List.of(), visible("over"));
    assertEquals(UNDONE, ledger.find(first).state());
  }

  @Test
  void whatIsDueIsPurgedUnderALeaseAndOnlyOnce() {
    // Given
    Task early = ledger.queryable("purge", Mode.APPEND);
    Task due = ledger.queryable("purge", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(early.id()));
    ledger.ask(Asks.UNDO_TASK, new UndoTask(due.id()));
    timeIsOver(due);

    // When
    List<Task> claimed = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks();
    List<Task> twice = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks();
    Task purged = ledger.ask(Asks.PURGED, new Purged(due.id(), claimed.get(0).fence()));
    Problem late = ledger.refused(Asks.PURGED, new Purged(due.id(), claimed.get(0).fence()));

    // Then
    assertEquals(List.of(due.id()), claimed.stream().map(Task::id).toList());
    assertEquals(List.of(), twice);
    assertEquals(UNDONE, purged.state());
    assertNull(purged.purgeAt());
    assertEquals("lease-lost", late.type());
    assertEquals(List.of(), ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks());
  }

  @Test
  void aPurgeThatWasParkedGoesOnWhenItIsRetried() {
    // Given
    Task task = ledger.queryable("parked", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));
    timeIsOver(task);
    Task claimed = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks().get(0);
    ledger.move(claimed, PARKED, verticles.contract.Facts.of(TestLedger.WHY));
    List<Task> byItself = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks();

    // When
    Task retried = ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    assertEquals(List.of(), byItself);
    assertEquals(UNDONE, retried.state());
    assertEquals(task.id(), ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks().get(0).id());
  }

  @Test
  void aDeletedDatasetIsGoneAtOnceAndItsNameCanBeUsedAgain() throws InterruptedException {
    // Given
    Task shown = ledger.queryable("deleted", Mode.APPEND);
    Task undone = ledger.queryable("deleted", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(undone.id()));
    Task failed = ledger.stored("deleted");
    ledger.sql("UPDATE task SET state = 'FAILED' WHERE id = '" + failed.id() + "'");
    ledger.forgetWhatWasHeard();

    // When
    ledger.ask(Asks.DELETE_DATASET, new DeleteDataset("deleted"));

    // Then
    assertEquals(404, ledger.refused(Asks.FIND_DATASET, new FindDataset("deleted")).status());
    assertEquals(
        404, ledger.refused(Asks.DESCRIBE_DATASET, new DescribeDataset("deleted")).status());
    Dataset heard = ledger.nextDatasetChange();
    while (heard.version() < 4) {
      heard = ledger.nextDatasetChange();
    }
    assertEquals(List.of(), heard.visible());
    assertEquals(UNDONE, ledger.find(shown).state());
    assertEquals("cannot-redo", redoRefused(shown).type());
    assertEquals(409, ledger.refused(Asks.RETRY_TASK, new RetryTask(failed.id())).status());
    Set<java.util.UUID> due =
        Set.copyOf(
            ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks().stream()
                .map(Task::id)
                .toList());
    assertEquals(Set.of(shown.id(), undone.id(), failed.id()), due);
    Task anew = ledger.queryable("deleted", Mode.APPEND);
    assertEquals(List.of(anew.id()), visible("deleted"));
    assertEquals(5, ledger.ask(Asks.FIND_DATASET, new FindDataset("deleted")).version());
  }

  @Test
  void aDatasetIsNotDeletedUnderAFileThatIsOnItsWay() {
    // Given
    Task shown = ledger.queryable("busy", Mode.APPEND);
    ledger.stored("busy");

    // When
    Problem refusal = ledger.refused(Asks.DELETE_DATASET, new DeleteDataset("busy"));

    // Then
    assertEquals("dataset-busy", refusal.type());
    assertEquals(409, refusal.status());
    assertEquals(List.of(shown.id()), visible("busy"));
    assertEquals(404, ledger.refused(Asks.DELETE_DATASET, new DeleteDataset("unknown")).status());
  }

  private static void timeIsOver(Task task) {
    ledger.sql(
        "UPDATE task SET purge_at = now() - interval '1 second', next_at = now() WHERE id = '"
            + task.id()
            + "'");
  }
}
