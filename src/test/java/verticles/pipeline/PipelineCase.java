package verticles.pipeline;

import static verticles.contract.TaskState.*;
import static verticles.testing.TestLedger.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /** Changes of other tasks, which {@link #until} passed over. */
  private final List<Task> passed = new ArrayList<>();

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
    // A lease that is still held would be handed back at a restart, and its task be due again.
    ledger.sql(
        "UPDATE task SET next_at = 'infinity', lease_owner = NULL, lease_home = NULL,"
            + " lease_until = NULL");
  }

  void startPipeline() {
    pipeline =
        await(ledger.vertx.deployVerticle(new PipelineVerticle(settings, QUICK, SERVED_WITHIN)));
  }

  /** Follows the task until it is as wanted; others may have been quicker. */
  Task until(Task task, Predicate<Task> wanted) throws InterruptedException {
    for (Task next = next(task); next != null; next = next(task)) {
      if (wanted.test(next)) {
        return next;
      }
    }
    throw new AssertionError("it stays as it is: " + ledger.find(task));
  }

  /** Its next change, or null if there is none. */
  private Task next(Task task) throws InterruptedException {
    for (Task earlier : passed) {
      if (earlier.id().equals(task.id())) {
        passed.remove(earlier);
        return earlier;
      }
    }
    Task next = ledger.nextChange();
    while (next != null && !next.id().equals(task.id())) {
      passed.add(next);
      next = ledger.nextChange();
    }
    return next;
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
