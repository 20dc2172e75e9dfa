package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DruidMessages.PurgeMarks;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Task;
import verticles.testing.TestLedger;

/** What was taken off the dashboard is deleted for good when its time is over. */
class PurgerTest extends PipelineCase {

  /** Shown, taken off, and due to be purged; nobody has begun. */
  private Task due(String dataset, int stretches) throws InterruptedException {
    startPipeline();
    Task task = ledger.stored(dataset);
    until(task, QUERYABLE);
    await(ledger.vertx.undeploy(pipeline));
    ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));
    ledger.sql("UPDATE task SET purge_at = now(), next_at = now() WHERE id = '" + task.id() + "'");
    rooms.stretches.set(stretches);
    rooms.asked.clear();
    return task;
  }

  private Task purged(Task task) throws InterruptedException {
    return until(task, next -> next.state() == UNDONE && next.purgeAt() == null);
  }

  @Test
  void rowsGoFirstThenSegmentsThenFiles() throws InterruptedException {
    // Given
    Task task = due("order", 2);

    // When
    startPipeline();

    // Then
    purged(task);
    List<String> asked =
        rooms.asked.stream().filter(it -> !it.startsWith("watch")).map(PurgerTest::short_).toList();
    assertEquals(
        List.of(
            "rewrite 1",
            "rewrite 2",
            "none left",
            "kill segments",
            "ingestions",
            "delete canonical",
            "delete rejects",
            "delete raw",
            "unmark marks"),
        asked);
    assertEquals("cannot-redo", ledger.refused(Asks.REDO_TASK, new RedoTask(task.id())).type());
  }

  private static String lastNote(Task task) {
    List<TaskEvent> history = ledger.history(task);
    return history.get(history.size() - 1).note();
  }

  /** A word and the end of an id, or the beginning of a prefix. */
  private static String short_(String asked) {
    String[] words = asked.split(" ");
    if (words.length < 2 || asked.equals("none left")) {
      return asked;
    }
    return words[0].equals("delete")
        ? "delete " + words[1].split("/")[0]
        : words[0] + " " + words[1].substring(words[1].lastIndexOf('-') + 1);
  }

  @Test
  void whatFailsInDruidIsTriedAgainUnderAnotherId() throws InterruptedException {
    // Given a Druid whose first task is lost
    Task task = due("again", 1);
    rooms.end =
        id ->
            rooms.times("rewrite") == 1 && id.endsWith("-1")
                ? rooms.failure(SmallRooms.BROKEN).apply(id)
                : rooms.success(id);

    // When
    startPipeline();

    // Then
    assertNull(purged(task).problem());
    assertEquals(2, rooms.asked.stream().filter(it -> it.startsWith("rewrite")).distinct().count());
  }

  @Test
  void whileServersMayHaveWhatWasThereItsMarksStay() throws InterruptedException {
    // Given
    Task task = due("settling", 1);
    rooms.settling.set(1);

    // When
    startPipeline();

    // Then
    Task waiting = until(task, next -> next.problem() != null);
    assertEquals(PurgeMarks.SETTLING, waiting.problem().type());
    assertEquals(UNDONE, waiting.state());
    assertEquals(1, rooms.times("delete raw"), "it is gone already");
    assertEquals(0, rooms.times("unmark"));
    assertNull(purged(task).problem());
    assertEquals(1, rooms.times("unmark"));
  }

  @Test
  void aPurgeIsGoneOnWithWhereAReplicaDied() throws InterruptedException {
    // Given
    Task task = due("died", 2);
    rooms.end = id -> null;
    startPipeline();
    rooms.waitFor("rewrite");
    await(ledger.vertx.undeploy(pipeline));
    ledger.restart();
    rooms.end = rooms::success;

    // When
    startPipeline();

    // Then
    purged(task);
    assertEquals(1, rooms.times("delete raw"));
  }

  @Test
  void whenRowsOfAnotherFileAreMissingEverythingStopsLoudly() throws InterruptedException {
    // Given another file, of which Druid counts a row too few
    Task other = ledger.publishing("damaged", SmallRooms.ROWS);
    ledger.move(other, QUERYABLE);
    Task task = due("damaged", 1);
    rooms.counted.put(other.id().toString(), SmallRooms.ROWS - 1);

    // When
    startPipeline();

    // Then
    Task parked = until(task, PARKED);
    assertEquals("purge-mismatch", parked.problem().type());
    assertTrue(parked.problem().detail().contains(other.id().toString()));
    assertEquals(0, rooms.times("delete"));
  }

  @Test
  void onceTheyAreThereAgainItIsPurgedAtRetry() throws InterruptedException {
    // Given
    Task other = ledger.publishing("mended", SmallRooms.ROWS);
    ledger.move(other, QUERYABLE);
    Task task = due("mended", 1);
    startPipeline();
    until(task, PARKED);
    rooms.counted.put(other.id().toString(), SmallRooms.ROWS);

    // When
    ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    purged(task);
    assertEquals(0, rooms.times("submit"), "nothing is loaded again");
  }

  @Test
  void ofADeletedDatasetTheFilesThatNeverArrivedGoToo() throws InterruptedException {
    // Given
    ledger.stored("deleted");
    Task failed = ledger.move(ledger.claimOne(), FAILED, Facts.of(TestLedger.WHY));
    ledger.ask(Asks.DELETE_DATASET, new DeleteDataset("deleted"));

    // When
    startPipeline();

    // Then
    rooms.waitFor("delete raw/" + failed.id());
    until(failed, next -> "purged".equals(lastNote(next)));
    Task purged = ledger.find(failed);
    assertEquals(FAILED, purged.state());
    assertEquals(TestLedger.WHY, purged.problem());
    assertEquals(0, rooms.times("none left"), "nothing of it was in Druid");
  }
}
