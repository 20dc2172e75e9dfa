package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.Wishes;
import verticles.contract.Wishes.Mode;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** What undo, redo, replace and deletion show and hide. */
class VisibilityTest {
  private static TestLedger ledger;

  @BeforeAll
  static void start() {
    ledger = new TestLedger(TestServices.database());
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @BeforeEach
  void nothingIsDue() {
    ledger.sql("UPDATE task SET next_at = 'infinity'");
  }

  @Test
  void undoHidesTheRowsAtOnceAndSaysSo() throws InterruptedException {
    // Given
    Task task = ledger.queryable("undo", Mode.APPEND);
    ledger.forgetWhatWasHeard();

    // When
    Task undone = ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));

    // Then
    assertEquals(UNDONE, undone.state());
    assertNotNull(undone.purgeAt());
    Dataset heard = ledger.nextDatasetChange();
    while (heard.version() < 2) {
      heard = ledger.nextDatasetChange();
    }
    assertEquals(List.of(), heard.visible());
    assertEquals(0, heard.rows());
  }

  @Test
  void redoShowsThemAgain() {
    // Given
    Task task = ledger.queryable("redo", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));

    // When
    Task redone = ledger.ask(Asks.REDO_TASK, new RedoTask(task.id()));

    // Then
    assertEquals(QUERYABLE, redone.state());
    assertNull(redone.purgeAt());
    assertEquals(List.of(task.id()), visible("redo"));
    assertEquals(3, ledger.ask(Asks.FIND_DATASET, new FindDataset("redo")).version());
  }

  @Test
  void whatReplacesHidesAllOthersInOneMoment() {
    // Given
    Task first = ledger.queryable("replace", Mode.APPEND);
    Task second = ledger.queryable("replace", Mode.APPEND);
    Task elsewhere = ledger.queryable("elsewhere", Mode.APPEND);

    // When
    Task third = ledger.queryable("replace", Mode.REPLACE);

    // Then
    assertEquals(List.of(third.id()), visible("replace"));
    assertEquals(3, ledger.ask(Asks.FIND_DATASET, new FindDataset("replace")).version());
    for (Task hidden : List.of(first, second)) {
      assertEquals(UNDONE, ledger.find(hidden).state());
      assertEquals(third.id(), ledger.find(hidden).replacedBy());
      assertNotNull(ledger.find(hidden).purgeAt());
      List<TaskEvent> history = ledger.history(hidden);
      assertEquals("replaced by " + third.id(), history.get(history.size() - 1).note());
    }
    assertEquals(QUERYABLE, ledger.find(elsewhere).state());
  }

  @Test
  void theUndoOfWhatReplacedFlipsBack() {
    // Given
    Task first = ledger.queryable("flip", Mode.APPEND);
    Task second = ledger.queryable("flip", Mode.APPEND);
    Task third = ledger.queryable("flip", Mode.REPLACE);

    // When
    ledger.ask(Asks.UNDO_TASK, new UndoTask(third.id()));

    // Then
    assertEquals(Set.of(first.id(), second.id()), Set.copyOf(visible("flip")));
    assertNull(ledger.find(first).replacedBy());
    assertEquals(UNDONE, ledger.find(third).state());
  }

  @Test
  void theRedoOfWhatReplacedReplacesWhatIsThereNow() {
    // Given
    Task first = ledger.queryable("again", Mode.APPEND);
    Task second = ledger.queryable("again", Mode.REPLACE);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));
    Task third = ledger.queryable("again", Mode.APPEND);

    // When
    ledger.ask(Asks.REDO_TASK, new RedoTask(second.id()));

    // Then
    assertEquals(List.of(second.id()), visible("again"));
    assertEquals(second.id(), ledger.find(first).replacedBy());
    assertEquals(second.id(), ledger.find(third).replacedBy());
  }

  /** Both files have one content from now on. */
  private static void sameContent(Task one, Task other) {
    ledger.sql(
        "UPDATE task SET sha256 = '%s' WHERE id IN ('%s', '%s')"
            .formatted(one.sha256(), one.id(), other.id()));
  }

  @Test
  void whatHasComeAgainMeanwhileIsNotPutBackBesideItUnlessThatIsMeant() {
    // Given a file that was taken off, and then sent again
    Task first = ledger.queryable("twice", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(first.id()));
    Task again = ledger.queryable("twice", Mode.APPEND);
    sameContent(first, again);

    // When
    Problem refusal = redoRefused(first);
    List<java.util.UUID> then = visible("twice");
    ledger.ask(Asks.REDO_TASK, new RedoTask(first.id(), true));

    // Then
    assertEquals("duplicate-content", refusal.type());
    assertEquals(409, refusal.status());
    assertEquals(again.id().toString(), refusal.errors().get(0).value());
    assertEquals(List.of(again.id()), then);
    assertEquals(Set.of(first.id(), again.id()), Set.copyOf(visible("twice")));
  }

  @Test
  void whatReplacesMayComeBackInThePlaceOfItsOwnContentButNotBeforeIt() {
    // Given a replacing file that was taken off, and sent again twice: once shown, once on its way
    Task replacing = ledger.queryable("place", Mode.REPLACE);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(replacing.id()));
    Task shown = ledger.queryable("place", Mode.APPEND);
    Task waiting = ledger.stored("place");
    sameContent(replacing, waiting);

    // When
    Problem refusal = redoRefused(replacing);
    ledger.sql("UPDATE task SET sha256 = NULL WHERE id = '" + waiting.id() + "'");
    sameContent(replacing, shown);
    ledger.ask(Asks.REDO_TASK, new RedoTask(replacing.id()));

    // Then
    assertEquals(waiting.id().toString(), refusal.errors().get(0).value());
    assertEquals(List.of(replacing.id()), visible("place"));
  }

  @Test
  void anUndoThatWouldBringAContentBackTwiceChangesNothingUnlessThatIsMeant() {
    // Given
    Task first = ledger.queryable("flipped", Mode.APPEND);
    Task replacing = ledger.queryable("flipped", Mode.REPLACE);
    Task again = ledger.queryable("flipped", Mode.APPEND);
    sameContent(first, again);

    // When
    Problem refusal = ledger.refused(Asks.UNDO_TASK, new UndoTask(replacing.id()));
    Set<java.util.UUID> then = Set.copyOf(visible("flipped"));
    ledger.ask(Asks.UNDO_TASK, new UndoTask(replacing.id(), true));

    // Then
    assertEquals("duplicate-content", refusal.type());
    assertEquals(again.id().toString(), refusal.errors().get(0).value());
    assertEquals(Set.of(replacing.id(), again.id()), then);
    assertEquals(Set.of(first.id(), again.id()), Set.copyOf(visible("flipped")));
  }

  @Test
  void theSameContentFlipsBackToItself() {
    // Given a file that was replaced by its own content
    Task first = ledger.queryable("itself", Mode.APPEND);
    Task replacing = ledger.queryable("itself", Mode.REPLACE);
    sameContent(first, replacing);

    // When
    ledger.ask(Asks.UNDO_TASK, new UndoTask(replacing.id()));

    // Then
    assertEquals(List.of(first.id()), visible("itself"));
  }

  @Test
  void onlyDatasetsWithSomethingInThemAreListedAndSayWhatWaits() {
    // Given
    ledger.queryable("listed", Mode.APPEND);
    Task waiting = ledger.stored("listed");
    ledger.stored("waiting");
    Task refused = ledger.stored("named");
    ledger.sql("UPDATE task SET state = 'REJECTED' WHERE id = '" + refused.id() + "'");
    ledger.sql(
        "UPDATE task SET state = 'AWAITING_MAPPING' WHERE dataset = 'waiting' OR id = '"
            + waiting.id()
            + "'");

    // When
    List<Dataset> listed = ledger.ask(Asks.LIST_DATASETS, new ListDatasets()).datasets();

    // Then
    assertEquals(List.of(1), waiting(listed, "listed"));
    assertEquals(List.of(1), waiting(listed, "waiting"));
    assertEquals(List.of(), waiting(listed, "named"));
    assertEquals("named", ledger.ask(Asks.FIND_DATASET, new FindDataset("named")).name());
  }

  @Test
  void aDatasetIsADemoUntilItsMadeUpFileIsUndone() {
    // Given
    Task demo =
        ledger.move(
            ledger.open("demo", null),
            STORED,
            Facts.stored("demo", 10, "a", "raw/x/1", Wishes.demo(Reading.NONE)));
    boolean onItsWay = isDemo("demo");
    ledger.stored("own");

    // When
    ledger.stored("demo");
    boolean besideAnOwnOne = isDemo("demo");
    ledger.sql("UPDATE task SET state = 'UNDONE' WHERE id = '" + demo.id() + "'");

    // Then
    assertTrue(demo.wishes().demo());
    assertTrue(onItsWay);
    assertTrue(besideAnOwnOne);
    assertFalse(isDemo("demo"));
    assertFalse(isDemo("own"));
  }

  private static boolean isDemo(String name) {
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(name)).demo();
  }

  private static List<Integer> waiting(List<Dataset> listed, String name) {
    return listed.stream().filter(it -> it.name().equals(name)).map(Dataset::filesWaiting).toList();
  }

  @Test
  void whoseRowsTheyAreIsNoColumnOfTheDataset() {
    // Given
    Task task = ledger.publishing("columns", 3);
    ledger.sql(
        "UPDATE task SET canonical = jsonb_set(canonical, '{columns}', '[{\"name\": \"Branch\","
            + " \"type\": \"string\"}, {\"name\": \"_ingestion_id\", \"type\": \"string\"}]')"
            + " WHERE id = '"
            + task.id()
            + "'");
    ledger.move(task, QUERYABLE);

    // When
    Dataset dataset = ledger.ask(Asks.FIND_DATASET, new FindDataset("columns"));

    // Then
    assertEquals(
        List.of("Branch"),
        dataset.columns().stream().map(verticles.contract.Canonical.Column::name).toList());
  }

  @Test
  void whatTheUserTookOffDoesNotComeBackWithTheUndoOfWhatReplacedTheRest() {
    // Given
    Task taken = ledger.queryable("kept", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(taken.id()));
    Task second = ledger.queryable("kept", Mode.APPEND);
    Task third = ledger.queryable("kept", Mode.REPLACE);

    // When
    ledger.ask(Asks.UNDO_TASK, new UndoTask(third.id()));

    // Then
    assertEquals(List.of(second.id()), visible("kept"));
  }

  @Test
  void whatIsNotOnTheDashboardCannotBeUndone() {
    // Given
    Task undone = ledger.queryable("notyet", Mode.APPEND);
    Task waiting = ledger.stored("notyet");
    ledger.ask(Asks.UNDO_TASK, new UndoTask(undone.id()));

    // When
    Problem early = ledger.refused(Asks.UNDO_TASK, new UndoTask(waiting.id()));
    Problem twice = ledger.refused(Asks.UNDO_TASK, new UndoTask(undone.id()));
    Problem unknown = ledger.refused(Asks.UNDO_TASK, new UndoTask(Ids.next()));

    // Then
    assertEquals("cannot-undo", early.type());
    assertEquals(409, twice.status());
    assertEquals(404, unknown.status());
    assertEquals("cannot-redo", redoRefused(waiting).type());
  }

  @Test
  void oncePurgingHasItsMomentNothingIsPutBack() {
    // Given what was replaced, and whose time is over
    Task first = ledger.queryable("over", Mode.APPEND);
    Task second = ledger.queryable("over", Mode.REPLACE);
    timeIsOver(first);

    // When
    Problem refusal = redoRefused(first);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));

    // Then
    assertEquals("cannot-redo", refusal.type());
    assertTrue(refusal.detail().contains("deleted"), refusal.detail());
    assertEquals(List.of(), visible("over"));
    assertEquals(UNDONE, ledger.find(first).state());
  }

  @Test
  void whatIsDueIsPurgedUnderALeaseAndOnlyOnce() {
    // Given
    Task early = ledger.queryable("purge", Mode.APPEND);
    Task due = ledger.queryable("purge", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(early.id()));
    ledger.ask(Asks.UNDO_TASK, new UndoTask(due.id()));
    timeIsOver(due);

    // When
    List<Task> claimed = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks();
    List<Task> twice = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks();
    Task purged = ledger.ask(Asks.PURGED, new Purged(due.id(), claimed.get(0).fence()));
    Problem late = ledger.refused(Asks.PURGED, new Purged(due.id(), claimed.get(0).fence()));

    // Then
    assertEquals(List.of(due.id()), claimed.stream().map(Task::id).toList());
    assertEquals(List.of(), twice);
    assertEquals(UNDONE, purged.state());
    assertNull(purged.purgeAt());
    assertEquals("lease-lost", late.type());
    assertEquals(List.of(), ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks());
  }

  @Test
  void aPurgeThatWasParkedGoesOnWhenItIsRetried() {
    // Given
    Task task = ledger.queryable("parked", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(task.id()));
    timeIsOver(task);
    Task claimed = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks().get(0);
    ledger.move(claimed, PARKED, verticles.contract.Facts.of(TestLedger.WHY));
    List<Task> byItself = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks();

    // When
    Task retried = ledger.ask(Asks.RETRY_TASK, new RetryTask(task.id()));

    // Then
    assertEquals(List.of(), byItself);
    assertEquals(UNDONE, retried.state());
    assertEquals(task.id(), ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(1)).tasks().get(0).id());
  }

  @Test
  void aDeletedDatasetIsGoneAtOnceAndItsNameCanBeUsedAgain() throws InterruptedException {
    // Given
    Task shown = ledger.queryable("deleted", Mode.APPEND);
    Task undone = ledger.queryable("deleted", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(undone.id()));
    Task failed = ledger.stored("deleted");
    ledger.sql("UPDATE task SET state = 'FAILED' WHERE id = '" + failed.id() + "'");
    ledger.forgetWhatWasHeard();

    // When
    ledger.ask(Asks.DELETE_DATASET, new DeleteDataset("deleted"));

    // Then
    assertEquals(404, ledger.refused(Asks.FIND_DATASET, new FindDataset("deleted")).status());
    assertEquals(
        404, ledger.refused(Asks.DESCRIBE_DATASET, new DescribeDataset("deleted")).status());
    Dataset heard = ledger.nextDatasetChange();
    while (heard.version() < 4) {
      heard = ledger.nextDatasetChange();
    }
    assertEquals(List.of(), heard.visible());
    assertEquals(UNDONE, ledger.find(shown).state());
    assertEquals("cannot-redo", redoRefused(shown).type());
    assertEquals(409, ledger.refused(Asks.RETRY_TASK, new RetryTask(failed.id())).status());
    Set<java.util.UUID> due =
        Set.copyOf(
            ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(10)).tasks().stream()
                .map(Task::id)
                .toList());
    assertEquals(Set.of(shown.id(), undone.id(), failed.id()), due);
    Task anew = ledger.queryable("deleted", Mode.APPEND);
    assertEquals(List.of(anew.id()), visible("deleted"));
    assertEquals(5, ledger.ask(Asks.FIND_DATASET, new FindDataset("deleted")).version());
  }

  @Test
  void aDatasetIsNotDeletedUnderAFileThatIsOnItsWay() {
    // Given
    Task shown = ledger.queryable("busy", Mode.APPEND);
    ledger.stored("busy");

    // When
    Problem refusal = ledger.refused(Asks.DELETE_DATASET, new DeleteDataset("busy"));

    // Then
    assertEquals("dataset-busy", refusal.type());
    assertEquals(409, refusal.status());
    assertEquals(List.of(shown.id()), visible("busy"));
    assertEquals(404, ledger.refused(Asks.DELETE_DATASET, new DeleteDataset("unknown")).status());
  }

  private static Problem redoRefused(Task task) {
    return ledger.refused(Asks.REDO_TASK, new RedoTask(task.id()));
  }

  private static List<java.util.UUID> visible(String dataset) {
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(dataset)).visible();
  }

  private static void timeIsOver(Task task) {
    ledger.sql(
        "UPDATE task SET purge_at = now() - interval '1 second', next_at = now() WHERE id = '"
            + task.id()
            + "'");
  }
}
