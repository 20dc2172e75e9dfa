package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** The protocol of one replica. */
class LedgerTest {
  private static TestLedger ledger;

  /** Another replica beside it. */
  private static TestLedger other;

  @BeforeAll
  static void start() {
    Database database = TestServices.database();
    ledger = new TestLedger(database);
    other = new TestLedger(database);
  }

  @AfterAll
  static void stop() {
    ledger.close();
    other.close();
  }

  @BeforeEach
  void nothingIsDue() {
    ledger.sql("UPDATE task SET next_at = 'infinity'");
  }

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
  void aHeldTaskCannotBeClaimedUntilItsLeaseHasRunOut() {
    // Given
    ledger.stored("shops");
    Task held = ledger.claimOne();

    // When
    List<Task> early = other.claim(10);
    ledger.expireLeases();
    Task late = other.claimOne();

    // Then
    assertEquals(List.of(), early);
    assertEquals(held.id(), late.id());
    assertTrue(late.fence() > held.fence());
    assertEquals(held.stateAttempt() + 1, late.stateAttempt(), "its holder died over it");
  }

  @Test
  void aReleasedTaskIsDueAfterItsDelayAndItsTriesAreCounted() {
    // Given
    ledger.stored("shops");
    Task task = ledger.move(ledger.claimOne(), VALIDATING);

    // When
    Problem waitedOut = ledger.release(task, Duration.ofHours(1));
    List<Task> early = ledger.claim(10);
    ledger.sql("UPDATE task SET next_at = now() WHERE id = '" + task.id() + "'");
    Task again = ledger.claimOne();
    Task progressed = ledger.move(again, SUBMITTING);

    // Then
    assertEquals(TestLedger.WHY, waitedOut);
    assertEquals(List.of(), early);
    assertEquals(1, again.stateAttempt());
    assertEquals(0, progressed.stateAttempt());
    assertNull(progressed.problem(), "what it waited out is over");
  }

  @Test
  void goingBackFromDruidIsNoProgress() {
    // Given
    ledger.stored("shops");
    Task task = ledger.move(ledger.claimOne(), VALIDATING);
    task = ledger.move(task, SUBMITTING);
    task = ledger.move(task, INGESTING);

    // When
    Task again = ledger.move(task, SUBMITTING);

    // Then
    assertEquals(1, again.stateAttempt());
  }

  @Test
  void rowsBecomeVisibleWithQueryable() {
    // Given
    Task task = ledger.publishing("visible", 7);
    Dataset before = ledger.ask(Asks.FIND_DATASET, new FindDataset("visible"));

    // When
    ledger.move(task, QUERYABLE);

    // Then
    Dataset after = ledger.ask(Asks.FIND_DATASET, new FindDataset("visible"));
    assertEquals(0, before.version());
    assertEquals(List.of(), before.visible());
    assertNull(before.changedAt());
    assertEquals(1, after.version());
    assertEquals(List.of(task.id()), after.visible());
    assertEquals(7, after.rows());
    assertEquals(1_000L, after.minTime());
    assertEquals(2_000L, after.maxTime());
    assertEquals(TestLedger.loaded(7).canonical().columns(), after.columns());
    assertNotNull(after.changedAt());
  }

  @Test
  void aDimensionWithoutAnyValueIsNotThereAndDaysAreThoseOfTheFile() {
    // Given a file that has no branches, read in Nairobi's time
    Task task = ledger.publishing("absent", 7);
    ledger.sql(
        """
        UPDATE task SET
          canonical = jsonb_set(jsonb_set(canonical, '{columns,1}',
            '{"name": "grossRevenue", "type": "double"}', true), '{quality}',
            '{"completeness": {"Branch": 0, "grossRevenue": 0}, "validity": 1, "duplicates": 0,
              "duplicatesExact": true, "outliers": 0}'),
          verdict = jsonb_set(verdict, '{plan}', '{"delimiter": ",", "headerLine": 1,
            "timeZone": "Africa/Nairobi", "columns": [], "derived": []}')
        WHERE id = '%s'
        """
            .formatted(task.id()));

    // When
    ledger.move(task, QUERYABLE);

    // Then
    Dataset dataset = ledger.ask(Asks.FIND_DATASET, new FindDataset("absent"));
    assertEquals(List.of("grossRevenue"), dataset.columns().stream().map(it -> it.name()).toList());
    assertEquals("Africa/Nairobi", dataset.timeZone());
  }

  @Test
  void aFailedMoveToQueryableShowsNothing() {
    // Given
    Task task = ledger.publishing("hidden", 7);
    Move stale = new Move(task.id(), task.fence() - 1, PUBLISHING, QUERYABLE, Facts.NONE);

    // When
    Problem refusal = ledger.refused(Asks.MOVE_TASK, stale);

    // Then
    assertEquals("lease-lost", refusal.type());
    assertEquals(0, ledger.ask(Asks.FIND_DATASET, new FindDataset("hidden")).version());
  }

  @Test
  void aDatasetChangeIsAnnounced() throws InterruptedException {
    // Given
    Task task = ledger.publishing("announced", 3);
    ledger.forgetWhatWasHeard();

    // When
    ledger.move(task, QUERYABLE);

    // Then
    assertEquals(List.of(task.id()), ledger.nextDatasetChange().visible());
  }

  @Test
  void nothingWasSentToThisDataset() {
    // Given
    FindDataset unknown = new FindDataset("unknown");

    // When
    Problem refusal = ledger.refused(Asks.FIND_DATASET, unknown);

    // Then
    assertEquals(404, refusal.status());
  }

  @Test
  void aWishToCancelIsKeptAndMakesTheTaskDue() {
    // Given
    Task task = ledger.stored("shops");

    // When
    Task cancelled = ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));
    Task twice = ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // Then
    assertTrue(cancelled.cancelRequested());
    assertEquals(STORED, cancelled.state());
    assertEquals(cancelled, twice);
    assertEquals(task.id(), ledger.claimOne().id());
  }

  @Test
  void whatWaitsForTheUserIsOnlyClaimedToBeCancelled() {
    // Given
    ledger.stored("shops");
    Task task = ledger.move(ledger.move(ledger.claimOne(), VALIDATING), AWAITING_MAPPING);
    List<Task> before = ledger.claim(10);

    // When
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // Then
    assertEquals(List.of(), before);
    assertEquals(task.id(), ledger.claimOne().id());
  }

  @Test
  void whatIsInDruidCannotBeCancelled() {
    // Given
    Task task = ledger.publishing("shops", 1);

    // When
    Problem refusal = ledger.refused(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // Then
    assertEquals(409, refusal.status());
    assertFalse(ledger.find(task).cancelRequested());
  }

  @Test
  void aFailedTaskCanBeRetried() {
    // Given
    ledger.stored("shops");
    Task failed = ledger.move(ledger.claimOne(), FAILED, Facts.of(TestLedger.WHY));

    // When
    Task retried = ledger.ask(Asks.RETRY_TASK, new RetryTask(failed.id()));

    // Then
    assertEquals(STORED, retried.state());
    assertNull(retried.problem());
    assertEquals(failed.id(), ledger.claimOne().id());
    TaskEvent last = ledger.history(failed).get(3);
    assertEquals(FAILED, last.from());
    assertEquals(STORED, last.to());
  }

  @Test
  void anUploadThatNeverArrivedCannotBeRetried() {
    // Given
    Task cancelled = ledger.move(ledger.open("shops", null), CANCELLED);

    // When
    Problem refusal = ledger.refused(Asks.RETRY_TASK, new RetryTask(cancelled.id()));

    // Then
    assertEquals("cannot-retry", refusal.type());
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
