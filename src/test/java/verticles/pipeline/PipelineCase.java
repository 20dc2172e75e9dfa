package verticles.pipeline;

import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.Settings;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** The pipeline over a real ledger, with small rooms for everything else. */
abstract class PipelineCase {
  static final Patience QUICK = new Patience(Duration.ofMillis(1), Duration.ofMillis(5), 4, 12);
  private static final Duration SERVED_WITHIN = Duration.ofMillis(300);

  static TestLedger ledger;
  static SmallRooms rooms;
  Settings settings;
  String pipeline;

  @BeforeAll
  static void open() {
    ledger = new TestLedger(TestServices.database());
    rooms = new SmallRooms(ledger.bus);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    settings = Settings.from(Map.of("DATA_DIR", data.toString()));
    ledger.forgetWhatWasHeard();
    rooms.reset();
  }

  @AfterEach
  void stop() {
    if (ledger.vertx.deploymentIDs().contains(pipeline)) {
      await(ledger.vertx.undeploy(pipeline));
    }
    ledger.sql("UPDATE task SET next_at = 'infinity'");
  }

  void startPipeline() {
    pipeline =
        await(ledger.vertx.deployVerticle(new PipelineVerticle(settings, QUICK, SERVED_WITHIN)));
  }

  /** Follows the task until it is as wanted. */
  Task until(Task task, Predicate<Task> wanted) throws InterruptedException {
    for (Task next = ledger.nextChange(); next != null; next = ledger.nextChange()) {
      if (next.id().equals(task.id()) && wanted.test(next)) {
        return next;
      }
    }
    throw new AssertionError("it stays as it is: " + ledger.find(task));
  }

  Task until(Task task, TaskState state) throws InterruptedException {
    return until(task, next -> next.state() == state);
  }

  List<TaskState> path(Task task) {
    return ledger.history(task).stream()
        .filter(event -> event.from() != event.to())
        .map(TaskEvent::to)
        .toList();
  }

  /** An upload whose receiver noted everything, has this much in S3, and is gone. */
  Task received(long bytesInStorage) {
    Task task = ledger.open("shops", null);
    String key = "raw/" + task.id() + "/1";
    ledger.move(task, RECEIVING, Facts.stored("shops", 10, task.id().toString(), key));
    rooms.objects.put(key, bytesInStorage);
    ledger.restart();
    return task;
  }
}
