package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Done;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** The pipeline over a real ledger, with small rooms for everything else. */
class PipelineTest {
  private static final Patience QUICK =
      new Patience(Duration.ofMillis(1), Duration.ofMillis(5), 4, 12);
  private static final Duration SERVED_WITHIN = Duration.ofMillis(300);

  private static TestLedger ledger;
  private static SmallRooms rooms;
  private Settings settings;
  private String pipeline;

  @BeforeAll
  static void open() {
    ledger = new TestLedger(TestServices.database());
    rooms = new SmallRooms(ledger.bus);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    settings = Settings.from(Map.of("DATA_DIR", data.toString()));
    ledger.forgetWhatWasHeard();
    rooms.reset();
  }

  @AfterEach
  void stop() {
    if (ledger.vertx.deploymentIDs().contains(pipeline)) {
      await(ledger.vertx.undeploy(pipeline));
    }
    ledger.sql("UPDATE task SET next_at = 'infinity'");
  }

  private void startPipeline() {
    pipeline =
        await(ledger.vertx.deployVerticle(new PipelineVerticle(settings, QUICK, SERVED_WITHIN)));
  }

  /** Follows the task until it is as wanted. */
  private Task until(Task task, Predicate<Task> wanted) throws InterruptedException {
    for (Task next = ledger.nextChange(); next != null; next = ledger.nextChange()) {
      if (next.id().equals(task.id()) && wanted.test(next)) {
        return next;
      }
    }
    throw new AssertionError("it stays as it is: " + ledger.find(task));
  }

  private Task until(Task task, TaskState state) throws InterruptedException {
    return until(task, next -> next.state() == state);
  }

  private List<TaskState> path(Task task) {
    return ledger.history(task).stream()
        .filter(event -> event.from() != event.to())
        .map(TaskEvent::to)
        .toList();
  }

  @Test
  void aStoredFileBecomesQueryable() throws InterruptedException {
    // Given
    startPipeline();

    // When
    Task task = ledger.stored("happy");

    // Then
    Task done = until(task, QUERYABLE);
    assertEquals(
        List.of(RECEIVING, STORED, VALIDATING, SUBMITTING, INGESTING, PUBLISHING, QUERYABLE),
        path(task));
    assertEquals("sluice-" + task.id() + "-1", done.druidTaskId());
    assertEquals(SmallRooms.ROWS, done.verdict().accepted());
    Dataset dataset = ledger.ask(Asks.FIND_DATASET, new FindDataset("happy"));
    assertEquals(List.of(task.id()), dataset.visible());
    assertEquals(1, rooms.times("fetch raw/x/1"), "the file was not here");
  }

  @Test
  void theSpoolIsReleasedOnceItIsNotNeeded() throws InterruptedException {
    // Given
    Promise<TaskState> released = Promise.promise();
    startPipeline();
    Task task = ledger.open("shops", null);
    ledger.bus.listen(
        Events.SPOOL_RELEASED,
        what ->
            ledger
                .bus
                .ask(Asks.FIND_TASK, new FindTask(what.task()))
                .onSuccess(it -> released.tryComplete(it.state())));

    // When
    ledger.move(task, STORED, Facts.stored("shops", 10, "ab", "raw/x/1"));

    // Then
    assertTrue(await(released.future()).ordinal() >= SUBMITTING.ordinal());
  }

  @Test
  void aRefusedFileIsRejectedWithItsReason() throws InterruptedException {
    // Given
    Problem why = Problem.of("header-only", 422, "No rows", "The file has only a header.");
    rooms.check = task -> Future.succeededFuture(Verdict.refused(why));
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals(why, until(task, REJECTED).problem());
    assertEquals(0, rooms.times("write"));
  }

  @Test
  void aFileThatCannotBecomeRowsIsRejectedUnchecked() throws InterruptedException {
    // Given
    Problem why = Problem.of("encrypted", 422, "Encrypted", "The workbook has a password.");
    rooms.convert = file -> Rows.refused(null, why);
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertEquals(why, until(task, REJECTED).problem());
    assertEquals(0, rooms.times("check"));
  }

  @Test
  void anUncertainMappingWaitsForTheUser() throws InterruptedException {
    // Given
    rooms.check = task -> Future.succeededFuture(SmallRooms.verdict(5, false, null));
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    assertNotNull(until(task, AWAITING_MAPPING).verdict());
  }

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
  void whatPassesByItselfIsTriedAgain() throws InterruptedException {
    // Given
    AtomicInteger checks = new AtomicInteger();
    rooms.check =
        task ->
            checks.incrementAndGet() <= 6
                ? Future.failedFuture(SmallRooms.AWAY.asException())
                : Future.succeededFuture(SmallRooms.confident(SmallRooms.ROWS));
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    Task waiting = until(task, it -> it.problem() != null);
    assertEquals(VALIDATING, waiting.state());
    assertEquals(SmallRooms.AWAY, waiting.problem());
    Task done = until(task, QUERYABLE);
    assertEquals(null, done.problem());
    assertEquals(7, checks.get());
  }

  @Test
  void poisonFailsAfterItsTries() throws InterruptedException {
    // Given
    rooms.check = task -> Future.failedFuture(new IllegalStateException("a bug"));
    startPipeline();

    // When
    Task task = ledger.stored("shops");

    // Then
    Task failed = until(task, FAILED);
    assertEquals("internal-error", failed.problem().type());
    assertTrue(failed.problem().detail().contains("tried many times"), failed.problem().detail());
    assertEquals(QUICK.tries(), rooms.times("check"));
  }

  @Test
  void aFileThatEndsTheProcessEachTimeIsPoison() throws InterruptedException {
    // Given a task over which its holders died
    Task task = ledger.stored("shops");
    ledger.move(ledger.claimOne(), VALIDATING);
    ledger.restart();
    ledger.sql("UPDATE task SET state_attempt = 4 WHERE id = '" + task.id() + "'");

    // When
    startPipeline();

    // Then
    assertEquals("worker-died", until(task, FAILED).problem().type());
    assertEquals(0, rooms.times("check"));
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
  void aLostLeaseStopsTheWork() throws InterruptedException {
    // Given a check that is going on while somebody else takes the task over
    Promise<Verdict> verdict = Promise.promise();
    rooms.check = task -> verdict.future();
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, VALIDATING);
    ledger.sql("UPDATE task SET fence = nextval('fence_seq')");

    // When
    verdict.complete(SmallRooms.confident(SmallRooms.ROWS));
    await(ledger.vertx.undeploy(pipeline));

    // Then
    assertEquals(VALIDATING, ledger.find(task).state());
    assertEquals(0, rooms.times("write"));
  }

  @Test
  void stoppingLetsATaskReachItsNextSavedPoint() throws InterruptedException {
    // Given
    Promise<Verdict> verdict = Promise.promise();
    rooms.check = task -> verdict.future();
    startPipeline();
    Task task = ledger.stored("shops");
    rooms.waitFor("check");

    // When
    Future<Void> stopped = ledger.vertx.undeploy(pipeline);
    verdict.complete(SmallRooms.verdict(5, false, null));
    await(stopped);

    // Then
    assertEquals(AWAITING_MAPPING, ledger.find(task).state());
  }

  @Test
  void stoppingDoesNotWaitForDruid() throws InterruptedException {
    // Given
    rooms.end = id -> null;
    startPipeline();
    Task task = ledger.stored("shops");
    until(task, INGESTING);

    // When
    await(ledger.vertx.undeploy(pipeline));

    // Then
    assertEquals(INGESTING, ledger.find(task).state());
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
  void aCutUploadIsAbandonedAndClearedAway() throws InterruptedException {
    // Given an upload whose receiver is gone before its last byte
    Task task = ledger.open("shops", null);
    rooms.objects.put("raw/" + task.id() + "/1", 4L);
    ledger.restart();

    // When
    startPipeline();

    // Then
    assertEquals("upload-abandoned", until(task, ABANDONED).problem().type());
    assertEquals(Map.of(), rooms.objects);
    assertEquals(0, rooms.times("head"));
  }

  @Test
  void anUploadWhoseObjectIsWholeGoesOn() throws InterruptedException {
    // Given a receiver that died between completing the object and saying so
    Task task = received(10L);

    // When
    startPipeline();

    // Then
    until(task, QUERYABLE);
    assertFalse(rooms.objects.isEmpty());
  }

  @Test
  void anUploadWhoseObjectIsNotWholeIsAbandoned() throws InterruptedException {
    // Given
    Task task = received(9L);

    // When
    startPipeline();

    // Then
    until(task, ABANDONED);
    assertTrue(rooms.objects.isEmpty());
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

  /** An upload whose receiver noted everything, has this much in S3, and is gone. */
  private Task received(long bytesInStorage) {
    Task task = ledger.open("shops", null);
    String key = "raw/" + task.id() + "/1";
    ledger.move(task, RECEIVING, Facts.stored("shops", 10, "ab", key));
    rooms.objects.put(key, bytesInStorage);
    ledger.restart();
    return task;
  }
}
