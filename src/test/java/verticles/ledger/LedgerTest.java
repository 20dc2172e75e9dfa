package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;

/** What a task remembers, and who may write of it. */
class LedgerTest extends TwoLedgersCase {
  @Test
  void aTaskRemembersEverythingOnItsWay() {
    // Given
    Task task = ledger.publishing("shops", 7);

    // When
    Task done = ledger.move(task, QUERYABLE);

    // Then
    assertEquals(QUERYABLE, done.state());
    assertEquals(done, ledger.find(task));
    assertEquals("shops", done.dataset());
    assertEquals(task.sha256(), done.sha256());
    assertEquals("raw/x/1", done.rawKey());
    assertEquals(TestLedger.loaded(7).verdict(), done.verdict());
    assertEquals(TestLedger.loaded(7).canonical(), done.canonical());
    assertEquals("sluice-x-1", done.druidTaskId());
    assertEquals(
        Set.of(RECEIVING, STORED, VALIDATING, SUBMITTING, INGESTING, PUBLISHING, QUERYABLE),
        done.entered().keySet());
    List<TaskState> path = ledger.history(task).stream().map(TaskEvent::to).toList();
    assertEquals(
        List.of(RECEIVING, STORED, VALIDATING, SUBMITTING, INGESTING, PUBLISHING, QUERYABLE), path);
  }

  @Test
  void aStaleFenceWritesNothing() {
    // Given a task that was taken over after its lease had run out
    Task old = ledger.open("shops", null);
    ledger.sql("UPDATE task SET next_at = now() WHERE id = '" + old.id() + "'");
    ledger.expireLeases();
    Task current = other.claimOne();

    // When
    Problem refusal = ledger.refused(Asks.MOVE_TASK, Move.of(old, STORED, Facts.NONE));

    // Then
    assertEquals(old.id(), current.id());
    assertEquals("lease-lost", refusal.type());
    assertEquals(409, refusal.status());
    assertEquals(RECEIVING, ledger.find(old).state());
    assertEquals(1, ledger.history(old).size());
  }

  @Test
  void aMoveFromAStateThatItHasLeftWritesNothing() {
    // Given
    Task received = ledger.open("shops", null);
    ledger.move(received, STORED, Facts.stored("shops", 10, "ab", "raw/x/1"));

    // When
    Problem refusal = ledger.refused(Asks.MOVE_TASK, Move.of(received, ABANDONED, Facts.NONE));

    // Then
    assertEquals("lease-lost", refusal.type());
    assertEquals(STORED, ledger.find(received).state());
  }

  @Test
  void aNameThatNoTextCanBeIsRefused() {
    // When
    Problem refusal = ledger.refused(Asks.FIND_DATASET, new FindDataset("sh\0ps"));

    // Then
    assertEquals("bad-text", refusal.type());
    assertEquals(400, refusal.status());
  }

  @Test
  void anIllegalMoveIsRefused() {
    // Given
    Task task = ledger.open("shops", null);

    // When
    Problem refusal = ledger.refused(Asks.MOVE_TASK, Move.of(task, QUERYABLE, Facts.NONE));

    // Then
    assertEquals("illegal-move", refusal.type());
    assertEquals(RECEIVING, ledger.find(task).state());
  }

  @Test
  void factsCanBeWrittenWithoutAMove() {
    // Given
    Task task = ledger.open(null, null);

    // When
    Task noted = ledger.move(task, RECEIVING, Facts.stored("late", 12, "cd", "raw/y/1"));

    // Then
    assertEquals(RECEIVING, noted.state());
    assertEquals("late", noted.dataset());
    assertEquals(12L, noted.bytes());
    assertTrue(noted.version() > task.version());
    assertEquals(2, ledger.history(task).size());
    assertEquals(task.entered(), noted.entered());
  }

  @Test
  void theSameIdempotencyKeyGetsTheSameTask() {
    // Given
    Task first = ledger.open("shops", "key-1");

    // When
    Opened again =
        ledger.ask(
            Asks.OPEN_TASK,
            new OpenTask(Ids.next(), "shops", "sales.csv", 10L, "key-1", Wishes.NONE));

    // Then
    assertTrue(again.replayed());
    assertEquals(first, again.task());
  }

  @Test
  void anUploadThatNeverArrivedGivesItsKeyBack() {
    // Given
    Task cut = ledger.open("shops", "key-2");
    ledger.move(cut, ABANDONED);

    // When
    Task next = ledger.open("shops", "key-2");

    // Then
    assertNotEquals(cut.id(), next.id());
    assertEquals(RECEIVING, next.state());
  }

  @Test
  void thereIsNoSuchTask() {
    // Given
    RetryTask unknown = new RetryTask(Ids.next());

    // When
    Problem refusal = ledger.refused(Asks.RETRY_TASK, unknown);

    // Then
    assertEquals("task-not-found", refusal.type());
    assertEquals(404, ledger.refused(Asks.FIND_TASK, new FindTask(Ids.next())).status());
    assertEquals(404, ledger.refused(Asks.TASK_HISTORY, new TaskHistory(Ids.next())).status());
    assertEquals(404, ledger.refused(Asks.CANCEL_TASK, new CancelTask(Ids.next())).status());
  }

  @Test
  void tasksAreListedNewestFirstAndCounted() {
    // Given
    Task first = ledger.open("listed", null);
    Task second = ledger.open("listed", null);
    Task third = ledger.move(ledger.open("listed", null), ABANDONED);

    // When
    TaskPage newest = ledger.ask(Asks.LIST_TASKS, new ListTasks("listed", null, null, 2, 0));
    TaskPage rest = ledger.ask(Asks.LIST_TASKS, new ListTasks("listed", null, null, 2, 2));
    TaskPage received =
        ledger.ask(Asks.LIST_TASKS, new ListTasks("listed", RECEIVING, null, 10, 0));
    TaskPage since =
        ledger.ask(Asks.LIST_TASKS, new ListTasks("listed", null, first.version(), 10, 0));

    // Then
    assertEquals(List.of(third, second), newest.tasks());
    assertEquals(3, newest.total());
    assertEquals(List.of(first), rest.tasks());
    assertEquals(List.of(second, first), received.tasks());
    assertEquals(List.of(second, third), since.tasks());
    assertTrue(ledger.ask(Asks.COUNT_TASKS, new CountTasks()).byState().get(RECEIVING) >= 2);
  }

  @Test
  void eventsCannotBeChanged() {
    // Given
    ledger.open("shops", null);

    // When
    AssertionError refusal =
        assertThrows(AssertionError.class, () -> ledger.sql("UPDATE task_event SET note = 'x'"));

    // Then
    assertTrue(refusal.getMessage().contains("append only"));
  }

  @Test
  void hostileTextIsKeptWithoutWhatPostgresRefuses() {
    // Given
    String hostile = "a\u0000b\ud800c";
    Problem.Fault fault = new Problem.Fault(1L, hostile, hostile.repeat(500), "rule", hostile);
    Problem problem = TestLedger.WHY.with(List.of(fault));
    Task task = ledger.open("shops", null);

    // When
    Task rejected = ledger.move(task, REJECTED, Facts.of(problem));

    // Then
    assertEquals("a\ufffdb\ufffdc", rejected.problem().errors().get(0).column());
  }
}
