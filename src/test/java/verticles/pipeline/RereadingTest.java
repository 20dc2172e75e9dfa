package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.bus.RereadAsks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.RereadMessages.OpenReread;
import verticles.contract.RereadMessages.ReadAgain;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/** A file that is on the dashboard is read in another way, from the original that is kept. */
class RereadingTest extends PipelineCase {
  private static int datasets;
  private final String dataset = "reread" + ++datasets;

  @BeforeEach
  void everyFileHasAPlan() {
    rooms.check = task -> Future.succeededFuture(planned());
  }

  private static Verdict planned() {
    Plan plan =
        new Plan(
            ',',
            1,
            "UTC",
            List.of(
                new Plan.Column("Day", "__time", Plan.Role.TIME, "dd/MM/yyyy", null, 1, "named")),
            List.of(),
            List.of());
    return new Verdict(
        plan,
        List.of(),
        SmallRooms.ROWS,
        SmallRooms.ROWS,
        0,
        List.of(),
        Map.of(),
        true,
        List.of(),
        null);
  }

  /** On the dashboard, its original in S3. */
  private Task shown() throws InterruptedException {
    Task task = ledger.open(dataset, null);
    String key = "raw/" + task.id() + "/1";
    rooms.objects.put(key, 10L);
    ledger.move(task, STORED, Facts.stored(dataset, 10, UUID.randomUUID().toString(), key));
    return until(task, QUERYABLE);
  }

  private Task again(Task old) {
    return ledger.ask(RereadAsks.READ_AGAIN, new ReadAgain(old.id()));
  }

  private List<UUID> visible() {
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(dataset)).visible();
  }

  private static Wishes dayFirst(Task task, String format) {
    Reading before = task.wishes().reading();
    return task.wishes()
        .with(
            new Reading(
                before.sheet(),
                before.charset(),
                before.delimiter(),
                before.headerLine(),
                before.timeZone(),
                before.decimal(),
                Map.of("Day", new Reading.Column("__time", format, null))),
            true);
  }

  private Task confirmed(Task task) {
    return ledger.ask(
        Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), dayFirst(task, "MM/dd/yyyy")));
  }

  @Test
  void itWaitsWithTheMappingThatWasUsedAndTakesThePlaceOnceThatIsConfirmed()
      throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();

    // When
    Task again = again(old);
    Task waiting = until(again, AWAITING_MAPPING);
    List<UUID> meanwhile = visible();
    rooms.rows.set(0);
    confirmed(waiting);
    until(again, QUERYABLE);

    // Then
    assertEquals(
        new Reading.Column("__time", "dd/MM/yyyy", null),
        waiting.wishes().reading().columns().get("Day"));
    assertEquals(List.of(old.id()), meanwhile);
    assertEquals(List.of(again.id()), visible());
    assertEquals(again.id(), ledger.find(old).replacedBy());
    assertEquals("MM/dd/yyyy", rooms.wishes.reading().columns().get("Day").format());
    assertEquals(1, rooms.times("copy raw/" + old.id()));
  }

  @Test
  void whoAsksTwiceGetsTheSameTask() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    Task first = until(again(old), AWAITING_MAPPING);

    // When
    Task second = again(old);

    // Then
    assertEquals(first.id(), second.id());
  }

  @Test
  void theOldOneStaysWhereTheAnswerIsCancelled() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    Task waiting = until(again(old), AWAITING_MAPPING);

    // When
    ledger.ask(Asks.CANCEL_TASK, new CancelTask(waiting.id()));
    until(waiting, CANCELLED);

    // Then
    assertEquals(List.of(old.id()), visible());
    Task anew = until(again(old), AWAITING_MAPPING);
    assertFalse(anew.id().equals(waiting.id()));
  }

  @Test
  void whatIsNoLongerKeptIsSaidAndNoTaskIsMade() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    rooms.objects.clear();
    long before = tasks();

    // When
    Problem refusal = ledger.refused(RereadAsks.READ_AGAIN, new ReadAgain(old.id()));

    // Then
    assertEquals("file-gone", refusal.type());
    assertEquals(410, refusal.status());
    assertEquals(before, tasks());
    assertEquals(List.of(old.id()), visible());
  }

  @Test
  void aCopyThatCannotBeMadeLeavesNothing() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    rooms.copy = () -> Future.failedFuture(SmallRooms.AWAY.asException());

    // When
    Problem refusal = ledger.refused(RereadAsks.READ_AGAIN, new ReadAgain(old.id()));

    // Then
    assertEquals(SmallRooms.AWAY.type(), refusal.type());
    Task left =
        ledger.ask(Asks.LIST_TASKS, new ListTasks(dataset, FAILED, null, 10, 0)).tasks().get(0);
    assertTrue(rooms.asked.contains("delete raw/" + left.id() + "/"));
    assertEquals(List.of(old.id()), visible());
  }

  @Test
  void aCrashAfterTheCopyGoesOnFromIt() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    await(ledger.vertx.undeploy(pipeline));
    Task task = opened(old);
    rooms.objects.put("raw/" + task.id() + "/1", 10L);
    ledger.restart();

    // When
    startPipeline();

    // Then
    until(task, AWAITING_MAPPING);
    assertEquals(List.of(old.id()), visible());
  }

  @Test
  void aCrashBeforeTheCopyLeavesNothing() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    await(ledger.vertx.undeploy(pipeline));
    Task task = opened(old);
    ledger.restart();

    // When
    startPipeline();

    // Then
    Task gone = until(task, ABANDONED);
    assertTrue(gone.problem().detail().contains("Nothing was changed"), gone.problem().detail());
    assertEquals(List.of(old.id()), visible());
  }

  @Test
  void whatIsTakenOffMeanwhileIsSaidWhereItIsConfirmed() throws InterruptedException {
    // Given
    startPipeline();
    Task old = shown();
    Task waiting = until(again(old), AWAITING_MAPPING);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));
    ConfirmMapping answer = new ConfirmMapping(waiting.id(), dayFirst(waiting, "MM/dd/yyyy"));

    // When
    Problem refusal = ledger.refused(Asks.CONFIRM_MAPPING, answer);
    ledger.ask(Asks.REDO_TASK, new RedoTask(old.id()));
    rooms.rows.set(0);
    ledger.ask(Asks.CONFIRM_MAPPING, answer);

    // Then
    assertEquals("nothing-to-replace", refusal.type());
    assertTrue(refusal.detail().endsWith("The file still waits."), refusal.detail());
    until(waiting, QUERYABLE);
    assertEquals(List.of(waiting.id()), visible());
  }

  @Test
  void whatIsTakenOffWhileItsReplacementIsLoadedEndsThatWithTheReason()
      throws InterruptedException {
    // Given a replacement that Druid loads
    startPipeline();
    Task old = shown();
    Task waiting = until(again(old), AWAITING_MAPPING);
    rooms.rows.set(0);
    rooms.end = druidTask -> null;
    Task loading = until(confirmed(waiting), INGESTING);
    rooms.waitFor("watch " + loading.druidTaskId());
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));

    // When
    rooms.end(rooms.success(loading.druidTaskId()));

    // Then
    Task ended = until(waiting, FAILED);
    assertEquals("nothing-to-replace", ended.problem().type());
    assertEquals(List.of(), visible());
    rooms.end = rooms::success;
    ledger.ask(Asks.REDO_TASK, new RedoTask(old.id()));
    ledger.ask(Asks.RETRY_TASK, new RetryTask(waiting.id()));
    until(waiting, QUERYABLE);
    assertEquals(List.of(waiting.id()), visible());
  }

  private Task opened(Task old) {
    Task task = ledger.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id())).task();
    ledger.move(
        task, RECEIVING, Facts.stored(dataset, 10, old.sha256(), "raw/" + task.id() + "/1"));
    return ledger.find(task);
  }

  private long tasks() {
    return ledger
        .ask(Asks.LIST_TASKS, new ListTasks(dataset, (TaskState) null, null, 1, 0))
        .total();
  }
}
