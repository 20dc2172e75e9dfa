package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.ProblemException;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** Whatever two replicas and a user do to a task, its history stays a legal, gapless chain. */
class HistoryTest {
  private static TestLedger one;
  private static TestLedger two;

  /** Something that somebody tries; legal, stale or nonsense. */
  private enum Deed {
    MOVE_TO_THE_FIRST_NEXT,
    MOVE_TO_THE_LAST_NEXT,
    MOVE_ANYWHERE,
    MOVE_UNDER_AN_OLD_FENCE,
    MOVE_FROM_WHERE_IT_WAS,
    NOTE,
    RELEASE,
    TAKE_OVER,
    CANCEL,
    RETRY,
    CONFIRM,
    UNDO,
    REDO,
    PURGE
  }

  private record Try(Deed deed, boolean byOne, int choice) {}

  @BeforeContainer
  static void start() {
    Database database = TestServices.database();
    one = new TestLedger(database);
    two = new TestLedger(database);
  }

  @AfterContainer
  static void stop() {
    one.close();
    two.close();
  }

  @Property(tries = 40)
  void everyHistoryIsLegalAndGapless(@ForAll("tries") List<Try> tries) {
    // Given
    Task first = one.open("history", null);
    List<Task> seen = new ArrayList<>(List.of(first));

    // When
    for (Try it : tries) {
      attempt(it, seen);
      seen.add(one.find(first));
    }

    // Then
    Task last = one.find(first);
    List<TaskEvent> history = two.history(first);
    assertNull(history.get(0).from());
    assertEquals(TaskState.RECEIVING, history.get(0).to());
    for (int i = 1; i < history.size(); i++) {
      TaskEvent before = history.get(i - 1);
      TaskEvent event = history.get(i);
      assertEquals(before.to(), event.from(), "a gap");
      assertTrue(event.from() == event.to() || event.from().mayBecome(event.to()), "" + event);
      assertTrue(event.version() > before.version());
    }
    assertEquals(last.state(), history.get(history.size() - 1).to());
    assertEquals(last.version(), history.get(history.size() - 1).version());
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    Arbitrary<Deed> deeds =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.just(Deed.MOVE_TO_THE_FIRST_NEXT)),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(Deed.class)));
    return net.jqwik.api.Combinators.combine(
            deeds, Arbitraries.of(true, false), Arbitraries.integers().between(0, 13))
        .as(Try::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  /** What is refused must leave no trace; the chain shows whether it did. */
  private void attempt(Try it, List<Task> seen) {
    TestLedger replica = it.byOne() ? one : two;
    Task now = seen.get(seen.size() - 1);
    Task then = seen.get(it.choice() % seen.size());
    List<TaskState> next = List.copyOf(now.state().next());
    TaskState anywhere = TaskState.values()[it.choice()];
    try {
      switch (it.deed()) {
        case MOVE_TO_THE_FIRST_NEXT -> move(replica, now, next.isEmpty() ? anywhere : next.get(0));
        case MOVE_TO_THE_LAST_NEXT ->
            move(replica, now, next.isEmpty() ? anywhere : next.get(next.size() - 1));
        case MOVE_ANYWHERE -> move(replica, now, anywhere);
        case MOVE_UNDER_AN_OLD_FENCE -> move(replica, then, anywhere);
        case MOVE_FROM_WHERE_IT_WAS ->
            replica.ask(
                Asks.MOVE_TASK,
                new Move(now.id(), now.fence(), then.state(), anywhere, Facts.NONE));
        case NOTE -> move(replica, now, now.state());
        case RELEASE ->
            replica.ask(
                Asks.RELEASE_TASK,
                new Release(now.id(), then.fence(), Duration.ZERO, TestLedger.WHY));
        case TAKE_OVER -> {
          replica.expireLeases();
          replica.claim(1);
        }
        case CANCEL -> replica.ask(Asks.CANCEL_TASK, new CancelTask(now.id()));
        case RETRY -> replica.ask(Asks.RETRY_TASK, new RetryTask(now.id()));
        case CONFIRM ->
            replica.ask(Asks.CONFIRM_MAPPING, new ConfirmMapping(now.id(), Wishes.NONE));
        case UNDO -> replica.ask(Asks.UNDO_TASK, new UndoTask(now.id()));
        case REDO -> replica.ask(Asks.REDO_TASK, new RedoTask(now.id()));
        case PURGE -> {
          replica.sql("UPDATE task SET purge_at = now() WHERE purge_at IS NOT NULL");
          replica.ask(Asks.CLAIM_PURGES, new ClaimPurges(1));
          replica.ask(Asks.PURGED, new Purged(now.id(), then.fence()));
        }
      }
    } catch (ProblemException refused) {
      assertEquals(409, refused.problem().status(), refused.getMessage());
    }
  }

  private static void move(TestLedger replica, Task task, TaskState to) {
    replica.move(task, to, TestLedger.loaded(3));
  }
}
