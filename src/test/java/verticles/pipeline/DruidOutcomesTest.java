package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Task;

/** Whatever Druid says of a file, its rows are shown once or not at all. */
class DruidOutcomesTest extends PipelineCase {
  @Test
  void aFailureThatARetryCanHelpIsSubmittedAnew() throws InterruptedException {
    // Given a Druid that loses the first attempt
    rooms.end =
        id -> id.endsWith("-1") ? rooms.failure(SmallRooms.AWAY).apply(id) : rooms.success(id);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    Task done = until(task, QUERYABLE);
    assertEquals(2, done.attempt());
    assertEquals("sluice-" + task.id() + "-2", done.druidTaskId());
    assertEquals(2, rooms.times("submit"));
  }

  @Test
  void attemptsAreBounded() throws InterruptedException {
    // Given
    rooms.end = rooms.failure(SmallRooms.AWAY);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals(SmallRooms.AWAY, until(task, FAILED).problem());
    assertEquals(3, rooms.times("submit"));
  }

  @Test
  void aFailureThatNoRetryCanHelpFailsWithItsReason() throws InterruptedException {
    // Given
    rooms.end = rooms.failure(SmallRooms.BROKEN);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals(SmallRooms.BROKEN, until(task, FAILED).problem());
    assertEquals(1, rooms.times("submit"));
  }

  @Test
  void aFailureThatLeftRowsIsParked() throws InterruptedException {
    // Given a Druid that fails after it has published
    rooms.end = rooms.failure(SmallRooms.AWAY);
    rooms.rows.set(3);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    Task parked = until(task, PARKED);
    assertEquals("outcome-unknown", parked.problem().type());
    assertTrue(parked.problem().detail().contains("3 of 5"), parked.problem().detail());
    assertEquals(1, rooms.times("submit"));
  }

  @Test
  void aRefusedSubmissionFails() throws InterruptedException {
    // Given
    rooms.submit = () -> Future.failedFuture(SmallRooms.BROKEN.asException());
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals(SmallRooms.BROKEN, until(task, FAILED).problem());
  }

  @Test
  void rowsThatAppearLateAreWaitedFor() throws InterruptedException {
    // Given
    AtomicInteger looks = new AtomicInteger();
    rooms.count = () -> Future.succeededFuture(looks.incrementAndGet() < 3 ? 2L : SmallRooms.ROWS);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    until(task, QUERYABLE);
    assertEquals(3, looks.get());
  }

  @Test
  void moreRowsThanAcceptedAreParked() throws InterruptedException {
    // Given
    rooms.count = () -> Future.succeededFuture(6L);
    startPipeline();

    // When
    Task task = ledger.stored("crowded");

    // Then
    assertEquals("too-many-rows", until(task, PARKED).problem().type());
    assertEquals(0, ledger.ask(Asks.FIND_DATASET, new FindDataset("crowded")).version());
  }

  @Test
  void rowsThatNeverAppearAreParked() throws InterruptedException {
    // Given
    rooms.count = () -> Future.succeededFuture(4L);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals("not-served", until(task, PARKED).problem().type());
  }

  @Test
  void whenDruidAndTheCheckDisagreeNothingIsShown() throws InterruptedException {
    // Given
    rooms.end = id -> new IngestionEnded(id, 4, null);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals("row-count-mismatch", until(task, PARKED).problem().type());
  }

  @Test
  void whenNobodyCanTellTheTaskIsParkedNotFailed() throws InterruptedException {
    // Given a Druid that takes everything and answers nothing
    rooms.submit = () -> Future.failedFuture(SmallRooms.AWAY.asException());
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    until(task, PARKED);
    assertEquals(QUICK.triesWhileAway(), rooms.times("submit"));
  }

  @Test
  void anIngestionIsFollowedFromWhereAnotherLeftIt() throws InterruptedException {
    // Given a task that was handed to Druid by somebody who is gone
    rooms.end = id -> null;
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, INGESTING);
    await(ledger.vertx.undeploy(pipeline));
    ledger.restart();
    rooms.end = rooms::success;

    // When
    startPipeline();

    // Then
    until(task, QUERYABLE);
    assertEquals(1, rooms.times("submit"));
  }

  @Test
  void aRetriedTaskIsLoadedUnderANewAttempt() throws InterruptedException {
    // Given
    rooms.end =
        id -> id.endsWith("-1") ? rooms.failure(SmallRooms.BROKEN).apply(id) : rooms.success(id);
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, FAILED);

    // When
    ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    assertEquals(2, until(task, QUERYABLE).attempt());
  }

  @Test
  void aParkedTaskWhoseRowsAreAllThereIsNotLoadedAgain() throws InterruptedException {
    // Given
    rooms.end = rooms.failure(SmallRooms.AWAY);
    rooms.rows.set(SmallRooms.ROWS);
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, PARKED);

    // When
    ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    until(task, QUERYABLE);
    assertEquals(1, rooms.times("submit"));
  }

  @Test
  void aParkedTaskOfWhichSomeRowsAreThereStaysParked() throws InterruptedException {
    // Given
    rooms.end = rooms.failure(SmallRooms.AWAY);
    rooms.rows.set(3);
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, PARKED);

    // When
    ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    until(task, PARKED);
    assertEquals(1, rooms.times("submit"));
  }
}
