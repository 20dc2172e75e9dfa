package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.FeedMessages.AskProgress;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Ids;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.UploadAdvanced;
import verticles.contract.ValidationMessages.CheckAdvanced;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class FeedVerticleTest {
  private final List<Snapshot> told = new CopyOnWriteArrayList<>();
  private Bus bus;
  private SmallLedger ledger;

  @BeforeEach
  void open(Vertx vertx) {
    bus = new Bus(vertx);
    ledger = new SmallLedger(vertx);
    bus.listen(Events.TASK_SNAPSHOT, told::add);
  }

  @Test
  void joinsTheLedgerWithTheWatermarks(Vertx vertx) {
    // Given
    Wait.on(vertx.deployVerticle(new FeedVerticle()));
    Task task = SampleTasks.in(TaskState.RECEIVING);
    ledger.change(task);

    // When
    bus.announce(Events.UPLOAD_ADVANCED, new UploadAdvanced(task.id(), 4_000_000));
    bus.announce(Events.CHECK_ADVANCED, new CheckAdvanced(task.id(), 3_000_000, 1_000, 2));

    // Then
    Wait.until(() -> !told.isEmpty() && last().progress().rowsChecked() != null);
    assertEquals(4_000_000, last().progress().bytesReceived());
    assertEquals(1_000, last().progress().rowsChecked());
    assertEquals(2, last().progress().rowsRejected());
    assertEquals(task, last().task());
  }

  @Test
  void tellsEachChangeOfStateAndThenNoMore(Vertx vertx) {
    // Given
    Wait.on(vertx.deployVerticle(new FeedVerticle()));
    UUID id = Ids.next();

    // When
    ledger.change(SampleTasks.in(TaskState.STORED, id, 1));
    ledger.change(SampleTasks.in(TaskState.VALIDATING, id, 2));
    ledger.change(SampleTasks.in(TaskState.STORED, id, 1));
    ledger.change(SampleTasks.in(TaskState.QUERYABLE, id, 3));

    // Then what came late and old is left out, and the end is told once
    Wait.until(() -> !told.isEmpty() && last().task().state() == TaskState.QUERYABLE);
    assertEquals(
        List.of(TaskState.STORED, TaskState.VALIDATING, TaskState.QUERYABLE),
        told.stream().map(snapshot -> snapshot.task().state()).distinct().toList());
    assertEquals(100, last().progress().percent());
    assertTrue(progressOf(id) == null);
  }

  @Test
  void knowsTheTasksThatMovedBeforeItCame(Vertx vertx) {
    // Given
    Task moving = SampleTasks.in(TaskState.INGESTING);
    Task done = SampleTasks.in(TaskState.QUERYABLE);
    ledger.with(moving).with(done);

    // When
    Wait.on(vertx.deployVerticle(new FeedVerticle()));

    // Then
    Wait.until(() -> !told.isEmpty());
    assertEquals(moving.id(), last().task().id());
    assertTrue(progressOf(moving.id()).etaSeconds() > 0);
    assertNull(progressOf(done.id()));
  }

  @Test
  void tellsProgressAtMostFiveTimesASecond(Vertx vertx) {
    // Given a hundred watermarks at once
    Wait.on(vertx.deployVerticle(new FeedVerticle()));
    Task task = SampleTasks.in(TaskState.RECEIVING);
    ledger.change(task);

    // When
    for (int i = 1; i <= 100; i++) {
      bus.announce(Events.UPLOAD_ADVANCED, new UploadAdvanced(task.id(), i * 1_000L));
    }

    // Then the opening was told, and the hundred together once
    Wait.until(
        () -> !told.isEmpty() && Long.valueOf(100_000).equals(last().progress().bytesReceived()));
    assertTrue(told.size() <= 3, told.size() + " were told");
  }

  private Snapshot last() {
    return told.get(told.size() - 1);
  }

  private Progress progressOf(UUID id) {
    return Wait.on(bus.ask(Asks.PROGRESS, new AskProgress(List.of(id)))).byTask().get(id);
  }
}
