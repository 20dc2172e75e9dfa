package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.Wishes.Mode;

/** The same content, taken off and come again. */
class SameContentTest extends LedgerCase {
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
}
