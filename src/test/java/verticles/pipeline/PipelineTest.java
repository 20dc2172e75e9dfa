package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;

/** A file on its way from the storage to the dashboard. */
class PipelineTest extends PipelineCase {
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
    ledger.move(task, STORED, Facts.stored("shops", 10, task.id().toString(), "raw/x/1"));

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
}
