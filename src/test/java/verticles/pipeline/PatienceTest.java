package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import verticles.contract.Task;
import verticles.contract.Verdict;

/** What fails is tried again, within bounds; what stops or is lost can be gone on with. */
class PatienceTest extends PipelineCase {
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
}
