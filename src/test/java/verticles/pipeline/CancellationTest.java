package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.Done;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Task;
import verticles.contract.Verdict;

/** A wish to cancel is carried out where it can be, and never tears a file. */
class CancellationTest extends PipelineCase {
  @Test
  void whatWaitsIsCancelledAtOnce() throws InterruptedException {
    // Given
    rooms.check = task -> Future.succeededFuture(SmallRooms.verdict(5, false, null));
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, AWAITING_MAPPING);

    // When
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // Then
    until(task, CANCELLED);
  }

  @Test
  void aFileThatIsBeingCheckedIsCancelledAfterTheCheck() throws InterruptedException {
    // Given
    Promise<Verdict> verdict = Promise.promise();
    rooms.check = task -> verdict.future();
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, VALIDATING);
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // When
    verdict.complete(SmallRooms.confident(SmallRooms.ROWS));

    // Then
    until(task, CANCELLED);
    assertEquals(0, rooms.times("write"));
    assertEquals(0, rooms.times("submit"));
  }

  @Test
  void aSubmissionThatNeverArrivedIsCancelled() throws InterruptedException {
    // Given
    Promise<Done> answer = Promise.promise();
    rooms.submit = answer::future;
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, SUBMITTING);
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // When
    answer.fail(SmallRooms.AWAY.asException());

    // Then
    until(task, CANCELLED);
    assertEquals(1, rooms.times("submit"));
  }

  @Test
  void aRunningIngestionIsStoppedInDruid() throws InterruptedException {
    // Given
    rooms.end = id -> null;
    startPipeline();
    Task task = ledger.stored("shops");
    Task ingesting = until(task, INGESTING);

    // When
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));
    rooms.waitFor("cancel " + ingesting.druidTaskId());
    rooms.end(rooms.failure(SmallRooms.BROKEN).apply(ingesting.druidTaskId()));

    // Then
    until(task, CANCELLED);
  }

  @Test
  void aSuccessWinsOverTheWishToCancel() throws InterruptedException {
    // Given
    rooms.end = id -> null;
    startPipeline();
    Task task = ledger.stored("shops");
    Task ingesting = until(task, INGESTING);

    // When
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));
    rooms.end(rooms.success(ingesting.druidTaskId()));

    // Then
    assertTrue(until(task, QUERYABLE).cancelRequested());
  }

  @Test
  void aCancelledUploadIsClearedAway() throws InterruptedException {
    // Given
    Task task = received(10L);
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(task.id()));

    // When
    startPipeline();

    // Then
    until(task, CANCELLED);
    assertTrue(rooms.objects.isEmpty());
  }
}
