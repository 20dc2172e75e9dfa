package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.contract.TaskState.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.Wishes.Mode;

/** What undo, redo and replace show and hide. */
class VisibilityTest extends LedgerCase {
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
    assertEquals(task.entered().get(QUERYABLE), redone.entered().get(QUERYABLE));
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
}
