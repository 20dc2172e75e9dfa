package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.testing.TestLedger;

/** When a task is due, for whom, and how its way is broken off and taken up again. */
class ClaimsTest extends TwoLedgersCase {
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
    assertEquals(task.entered(), again.entered(), "what came before took no longer for it");
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
}
