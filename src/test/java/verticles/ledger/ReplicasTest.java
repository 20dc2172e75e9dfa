package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.TestLedger;

/** Several replicas over one database, at the same moment. */
class ReplicasTest extends ReplicasCase {
  @Test
  void noTaskIsHeldTwice() {
    // Given
    int tasks = 60;
    for (int i = 0; i < tasks; i++) {
      one.stored("race");
    }
    one.sql("UPDATE task SET lease_until = NULL, lease_home = NULL");

    // When both claim as fast as they can
    List<Future<TaskPage>> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      claims.add(replica.bus.ask(Asks.CLAIM_TASKS, new Claim(Set.of(TaskState.STORED), 3)));
    }
    TestLedger.await(Future.all(claims));

    // Then
    List<UUID> held =
        claims.stream().flatMap(claim -> claim.result().tasks().stream()).map(Task::id).toList();
    assertEquals(tasks, held.size());
    assertEquals(tasks, new HashSet<>(held).size());
  }

  @Test
  void theReceiverHasAHeadStart() {
    // Given a file that this replica has received
    Task task = two.stored("home");

    // When
    List<Task> elsewhere = one.claim(1);
    List<Task> here = two.claim(1);

    // Then
    assertEquals(List.of(), elsewhere);
    assertEquals(task.id(), here.get(0).id());
  }

  @Test
  void anotherReplicasChangeIsHeard() throws InterruptedException {
    // Given
    two.forgetWhatWasHeard();

    // When
    Task task = one.open("heard", null);

    // Then
    assertEquals(task, two.nextChange());
  }

  @Test
  void filesThatReplaceAtTheSameMomentLeaveOneToSee() {
    // Given
    List<Task> replacing = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Task task = one.publishing("together", 3);
      one.sql("UPDATE task SET wishes = wishes || '{\"mode\": \"REPLACE\"}'");
      replacing.add(task);
    }

    // When both replicas show them as fast as they can
    List<Future<Task>> moves = new ArrayList<>();
    for (int i = 0; i < replacing.size(); i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      moves.add(
          replica.bus.ask(
              Asks.MOVE_TASK, Move.of(replacing.get(i), TaskState.QUERYABLE, Facts.NONE)));
    }
    TestLedger.await(Future.all(moves));

    // Then
    Dataset dataset = two.ask(Asks.FIND_DATASET, new FindDataset("together"));
    assertEquals(1, dataset.visible().size());
    assertEquals(12, dataset.version());
    assertEquals("11", one.value("SELECT count(*) FROM task WHERE state = 'UNDONE'"));
    assertEquals("11", one.value("SELECT count(*) FROM task WHERE replaced_by IS NOT NULL"));
  }

  @Test
  void ofEqualFilesThatArriveAtTheSameMomentOneIsStored() {
    // Given
    List<Task> received = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      received.add((i % 2 == 0 ? one : two).open("equal", null));
    }

    // When
    List<Future<Task>> moves = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      Facts facts = Facts.stored("equal", 10, "same", "raw/x/1");
      moves.add(
          (i % 2 == 0 ? one : two)
              .bus.ask(Asks.MOVE_TASK, Move.of(received.get(i), TaskState.STORED, facts)));
    }
    TestLedger.await(Future.join(moves).otherwiseEmpty());

    // Then
    Task stored = moves.stream().filter(Future::succeeded).findFirst().orElseThrow().result();
    List<Problem> refusals =
        moves.stream()
            .filter(Future::failed)
            .map(move -> ((ProblemException) move.cause()).problem())
            .toList();
    assertEquals(7, refusals.size());
    for (Problem refusal : refusals) {
      assertEquals("duplicate-content", refusal.type());
      assertEquals(409, refusal.status());
      assertEquals("duplicate-of", refusal.errors().get(0).rule());
      assertEquals(stored.id().toString(), refusal.errors().get(0).value());
    }
  }

  @Test
  void whatMayComeAgainIsStoredAgain() {
    // Given
    Wishes again =
        new Wishes(
            Wishes.Mode.APPEND,
            Wishes.OnError.SKIP,
            0.2,
            Wishes.ColumnChange.ADD,
            true,
            null,
            false);
    one.move(
        one.open("allowed", null), TaskState.STORED, Facts.stored("allowed", 10, "x", "raw/x"));
    Task second = two.open("allowed", null);

    // When
    Task stored =
        two.move(second, TaskState.STORED, Facts.stored("allowed", 10, "x", "raw/y", again));

    // Then
    assertEquals(TaskState.STORED, stored.state());
  }

  @Test
  void undoneByTwoAtTheSameMomentIsUndoneOnce() {
    // Given
    Task task = one.queryable("twice", Wishes.Mode.APPEND);

    // When
    List<Future<Task>> undone = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      TestLedger replica = i % 2 == 0 ? one : two;
      undone.add(replica.bus.ask(Asks.UNDO_TASK, new UndoTask(task.id())));
    }
    TestLedger.await(Future.join(undone).otherwiseEmpty());

    // Then
    assertEquals(1, undone.stream().filter(Future::succeeded).count());
    assertEquals(2, one.ask(Asks.FIND_DATASET, new FindDataset("twice")).version());
  }

  @Test
  void anUndoElsewhereIsHeardAsAChangeOfTheDataset() throws InterruptedException {
    // Given
    Task task = one.queryable("elsewhere", Wishes.Mode.APPEND);

    // When
    one.ask(Asks.UNDO_TASK, new UndoTask(task.id()));

    // Then
    Dataset heard = two.nextDatasetChange();
    while (heard.version() < 2) {
      heard = two.nextDatasetChange();
    }
    assertEquals(List.of(), heard.visible());
  }
}
