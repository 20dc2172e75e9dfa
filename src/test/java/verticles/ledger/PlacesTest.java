package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.bus.RereadAsks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.PurgeMessages.ClaimPurges;
import verticles.contract.Reading;
import verticles.contract.RereadMessages.OpenReread;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;
import verticles.contract.Wishes;
import verticles.contract.Wishes.ColumnChange;
import verticles.contract.Wishes.Mode;
import verticles.contract.Wishes.OnError;
import verticles.testing.TestLedger;

/** One file in the place of one other. */
class PlacesTest extends LedgerCase {
  private static Wishes inPlaceOf(UUID old) {
    return new Wishes(
        Mode.APPEND,
        OnError.SKIP,
        0.2,
        ColumnChange.ADD,
        false,
        Reading.NONE,
        false,
        false,
        old,
        false);
  }

  private static Task opened(String dataset, UUID old) {
    return ledger
        .ask(
            Asks.OPEN_TASK,
            new OpenTask(Ids.next(), dataset, "mended.csv", 10L, null, inPlaceOf(old)))
        .task();
  }

  private static Task stored(Task task) {
    return ledger.move(
        task, STORED, Facts.stored(task.dataset(), 10, UUID.randomUUID().toString(), "raw/x/1"));
  }

  /** On its way to be shown in the place of another. */
  private static Task publishing(Task old) {
    return publishing(stored(opened(old.dataset(), old.id())).wishes(), old.dataset());
  }

  private static Task publishing(Wishes wishes, String dataset) {
    Task task = ledger.move(ledger.claimOne(), VALIDATING);
    assertEquals(dataset, task.dataset());
    assertEquals(wishes, task.wishes());
    task = ledger.move(task, SUBMITTING, TestLedger.loaded(3).withDruidTask("sluice-x-1", 1));
    return ledger.move(ledger.move(task, INGESTING), PUBLISHING);
  }

  private static Task shown(Task old) {
    return ledger.move(publishing(old), QUERYABLE);
  }

  private static List<String> notes(Task task) {
    return ledger.history(task).stream().map(TaskEvent::note).toList();
  }

  @Test
  void oneFileIsHiddenAndAllOthersStay() {
    // Given
    Task old = ledger.queryable("one", Mode.APPEND);
    Task beside = ledger.queryable("one", Mode.APPEND);

    // When
    Task mended = shown(old);

    // Then
    assertEquals(Set.of(beside.id(), mended.id()), Set.copyOf(visible("one")));
    assertEquals(3, ledger.ask(Asks.FIND_DATASET, new FindDataset("one")).version());
    assertEquals(mended.id(), ledger.find(old).replacedBy());
    assertNotNull(ledger.find(old).purgeAt());
    assertTrue(notes(old).contains("replaced by " + mended.id()));
    assertTrue(notes(mended).contains("in the place of " + old.id()));
  }

  @Test
  void undoBringsTheOldOneBackAndRedoReplacesItAgain() {
    // Given
    Task old = ledger.queryable("flip-one", Mode.APPEND);
    Task mended = shown(old);

    // When
    ledger.ask(Asks.UNDO_TASK, new UndoTask(mended.id()));
    List<UUID> undone = visible("flip-one");
    ledger.ask(Asks.REDO_TASK, new RedoTask(mended.id()));

    // Then
    assertEquals(List.of(old.id()), undone);
    assertEquals(List.of(mended.id()), visible("flip-one"));
    assertEquals(mended.id(), ledger.find(old).replacedBy());
  }

  @Test
  void ofOnePlaceNeverTwoFilesAreShown() {
    // Given a file, one that replaced it, and one that replaced that
    Task first = ledger.queryable("place", Mode.APPEND);
    Task second = shown(first);
    Task third = shown(second);

    // When
    ledger.ask(Asks.REDO_TASK, new RedoTask(first.id()));
    List<UUID> firstAgain = visible("place");
    ledger.ask(Asks.REDO_TASK, new RedoTask(second.id()));
    List<UUID> secondAgain = visible("place");
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));

    // Then
    assertEquals(List.of(first.id()), firstAgain);
    assertEquals(List.of(second.id()), secondAgain);
    assertEquals(List.of(first.id()), visible("place"));
    assertEquals(first.id(), ledger.find(third).replacedBy());
  }

  @Test
  void ofTwoReplacementsOfOneFileTheFasterIsShownAndTheOtherSaysSo() {
    // Given
    Task old = ledger.queryable("race", Mode.APPEND);
    Task one = publishing(old);
    Task two = publishing(old);

    // When
    List<Future<Task>> moves =
        Stream.of(one, two)
            .map(task -> ledger.bus.ask(Asks.MOVE_TASK, Move.of(task, QUERYABLE, Facts.NONE)))
            .toList();
    Future.join(moves).otherwiseEmpty().toCompletionStage().toCompletableFuture().join();

    // Then
    Task won = moves.get(0).succeeded() ? one : two;
    Task lost = won == one ? two : one;
    assertEquals(List.of(won.id()), visible("race"));
    Problem why = ledger.refused(Asks.MOVE_TASK, Move.of(lost, QUERYABLE, Facts.NONE));
    assertEquals("nothing-to-replace", why.type());
    assertEquals(won.id().toString(), why.errors().get(0).value());
    assertTrue(why.detail().contains("has been replaced already"), why.detail());
  }

  @Test
  void whatComesTooLateEndsAndIsShownOnceItsPlaceIsThereAgain() {
    // Given what is to be replaced, taken off while its replacement was loaded
    Task old = ledger.queryable("late", Mode.APPEND);
    Task mended = publishing(old);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));
    Problem why = ledger.refused(Asks.MOVE_TASK, Move.of(mended, QUERYABLE, Facts.NONE));
    ledger.move(mended, FAILED, Facts.of(why));

    // When
    Problem tooEarly = ledger.refused(Asks.RETRY_TASK, new RetryTask(mended.id()));
    ledger.ask(Asks.REDO_TASK, new RedoTask(old.id()));
    Task again = ledger.ask(Asks.RETRY_TASK, new RetryTask(mended.id()));

    // Then
    assertEquals("nothing-to-replace", why.type());
    assertTrue(why.detail().contains("has been taken off the dashboard"), why.detail());
    assertEquals("nothing-to-replace", tooEarly.type());
    assertEquals(STORED, again.state());
    assertEquals(List.of(old.id()), visible("late"));
    assertEquals(List.of(), ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(9)).tasks());
  }

  @Test
  void whatWasLoadedInVainIsPurgedInItsTime() {
    // Given
    Task old = ledger.queryable("vain", Mode.APPEND);
    Task mended = publishing(old);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));
    ledger.move(mended, FAILED, Facts.of(TestLedger.WHY));

    // When
    ledger.sql(
        "UPDATE task SET purge_at = now(), next_at = now() WHERE purge_at IS NOT NULL AND id = '"
            + mended.id()
            + "'");
    ledger.ask(Asks.REDO_TASK, new RedoTask(old.id()));
    Problem refusal = ledger.refused(Asks.RETRY_TASK, new RetryTask(mended.id()));
    List<Task> due = ledger.ask(Asks.CLAIM_PURGES, new ClaimPurges(9)).tasks();

    // Then
    assertEquals("cannot-retry", refusal.type());
    assertEquals(List.of(mended.id()), due.stream().map(Task::id).toList());
  }

  @Test
  void whatIsNotOnTheDashboardOfTheSameDatasetCannotBeReplaced() {
    // Given
    Task elsewhere = ledger.queryable("its-own", Mode.APPEND);
    Task undone = ledger.queryable("not-there", Mode.APPEND);
    ledger.ask(Asks.UNDO_TASK, new UndoTask(undone.id()));
    Task onItsWay = ledger.stored("not-there");
    UUID unknown = Ids.next();

    // When
    List<String> details =
        Stream.of(elsewhere.id(), undone.id(), onItsWay.id(), unknown)
            .map(
                old ->
                    ledger.refused(
                        Asks.OPEN_TASK,
                        new OpenTask(
                            Ids.next(), "not-there", "mended.csv", 10L, null, inPlaceOf(old))))
            .peek(problem -> assertEquals("nothing-to-replace", problem.type()))
            .map(Problem::detail)
            .toList();

    // Then
    assertTrue(details.get(0).contains("another dataset, its-own"), details.get(0));
    assertTrue(details.get(1).contains("taken off the dashboard"), details.get(1));
    assertTrue(details.get(2).contains("it is STORED"), details.get(2));
    assertTrue(details.get(3).contains("There is no task " + unknown), details.get(3));
  }

  @Test
  void whatIsTakenOffWhileTheFileArrivesKeepsItFromBeingStored() {
    // Given
    Task old = ledger.queryable("arriving", Mode.APPEND);
    Task mended = opened("arriving", old.id());
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));

    // When
    Problem refusal =
        ledger.refused(
            Asks.MOVE_TASK,
            Move.of(mended, STORED, Facts.stored("arriving", 10, "beef", "raw/x/1")));

    // Then
    assertEquals("nothing-to-replace", refusal.type());
    assertEquals(RECEIVING, ledger.find(mended).state());
  }

  @Test
  void aRequestThatIsSentAgainGetsItsTaskAlthoughThatHasReplacedTheFileSince() {
    // Given
    Task old = ledger.queryable("again", Mode.APPEND);
    OpenTask request =
        new OpenTask(Ids.next(), "again", "mended.csv", 10L, "the-key", inPlaceOf(old.id()));
    Task mended = ledger.ask(Asks.OPEN_TASK, request).task();
    stored(mended);
    ledger.move(publishing(request.wishes(), "again"), QUERYABLE);

    // When
    Opened again = ledger.ask(Asks.OPEN_TASK, request);

    // Then
    assertTrue(again.replayed());
    assertEquals(mended.id(), again.task().id());
  }

  @Test
  void aFileThatIsReadAgainHasItsOwnMappingToBeginWithAndIsNoDuplicate() {
    // Given
    Task old = read("reread");

    // When
    Opened opened = ledger.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id()));
    Opened twice = ledger.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id()));
    Task stored = storedAgain(opened.task(), old);

    // Then
    assertTrue(twice.replayed());
    assertEquals(opened.task().id(), twice.task().id());
    Wishes wishes = stored.wishes();
    assertEquals(old.id(), wishes.replaces());
    assertTrue(wishes.reread());
    assertEquals(
        new Reading.Column("__time", "dd/MM/yyyy", null), wishes.reading().columns().get("Day"));
    assertEquals(
        old.id(),
        ledger
            .ask(Asks.FIND_DUPLICATE, new FindDuplicate("reread", old.sha256(), null))
            .task()
            .id());
  }

  @Test
  void aFileThatWasReadAgainFlipsBackToItselfAndHoldsItsContentOnlyWhileItIsShown() {
    // Given a file read in another way, and then once more
    Task old = read("flip-again");
    Task second = shownAgain(old);
    Task waiting =
        storedAgain(
            ledger.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), second.id())).task(),
            second);

    // When
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));
    List<UUID> undone = visible("flip-again");
    ledger.ask(Asks.REDO_TASK, new RedoTask(second.id()));
    List<UUID> redone = visible("flip-again");
    ledger.ask(Asks.UNDO_TASK, new UndoTask(second.id()));
    ledger.ask(Asks.UNDO_TASK, new UndoTask(old.id()));

    // Then nothing has the content but what waits, and that comes to nothing
    assertEquals(List.of(old.id()), undone);
    assertEquals(List.of(second.id()), redone);
    assertEquals(STORED, ledger.find(waiting).state());
    assertNull(
        ledger
            .ask(Asks.FIND_DUPLICATE, new FindDuplicate("flip-again", old.sha256(), null))
            .task());
  }

  @Test
  void whatHasComeAgainElsewhereKeepsTheOldOneFromComingBackTwice() {
    // Given a mended file in the place of another, whose content was sent again then
    Task old = ledger.queryable("elsewhere-again", Mode.APPEND);
    Task mended = shown(old);
    Task again = ledger.queryable("elsewhere-again", Mode.APPEND);
    ledger.sql("UPDATE task SET sha256 = '%s' WHERE id = '%s'".formatted(old.sha256(), again.id()));

    // When
    Problem refusal = ledger.refused(Asks.UNDO_TASK, new UndoTask(mended.id()));

    // Then
    assertEquals("duplicate-content", refusal.type());
    assertEquals(again.id().toString(), refusal.errors().get(0).value());
    assertEquals(Set.of(mended.id(), again.id()), Set.copyOf(visible("elsewhere-again")));
  }

  @Test
  void onlyWhatIsOnTheDashboardIsReadAgain() {
    // Given
    Task old = read("gone");
    Task mended = shown(old);

    // When
    Problem refusal = ledger.refused(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id()));

    // Then
    assertEquals("cannot-reread", refusal.type());
    assertTrue(refusal.detail().contains(mended.id().toString()), refusal.detail());
  }

  /** On the dashboard, with a plan by which it was read. */
  private static Task read(String dataset) {
    Task task = ledger.queryable(dataset, Mode.APPEND);
    Plan plan =
        new Plan(
            ',',
            1,
            "UTC",
            List.of(
                new Plan.Column("Day", "__time", Plan.Role.TIME, "dd/MM/yyyy", null, 1, "named")),
            List.of(),
            List.of());
    Verdict it = task.verdict();
    Verdict verdict =
        new Verdict(
            plan,
            it.columns(),
            it.rows(),
            it.accepted(),
            0,
            List.of(),
            it.rejectsByRule(),
            true,
            List.of(),
            null);
    ledger.sql(
        "UPDATE task SET verdict = '%s' WHERE id = '%s'".formatted(Json.of(verdict), task.id()));
    return ledger.find(task);
  }

  private static Task storedAgain(Task task, Task old) {
    return ledger.move(
        task, TaskState.STORED, Facts.stored(old.dataset(), 10, old.sha256(), "raw/y/1"));
  }

  private static Task shownAgain(Task old) {
    Task task = ledger.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id())).task();
    Task stored = storedAgain(task, old);
    Task shown = ledger.move(publishing(stored.wishes(), old.dataset()), QUERYABLE);
    ledger.sql(
        "UPDATE task SET verdict = (SELECT verdict FROM task WHERE id = '%s') WHERE id = '%s'"
            .formatted(old.id(), shown.id()));
    return ledger.find(shown);
  }
}
