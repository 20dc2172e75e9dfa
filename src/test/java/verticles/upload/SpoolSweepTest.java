package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.Claim;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.SpoolReleased;
import verticles.contract.Wishes;
import verticles.ledger.LedgerVerticle;
import verticles.testing.TestServices;
import verticles.testing.Wait;

class SpoolSweepTest {
  private static final Duration LONG_AGO = Duration.ofSeconds(-60);
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  @TempDir Path dir;
  private Settings settings;

  @BeforeEach
  void open() throws Exception {
    settings = Settings.from(Map.of("DATA_DIR", dir.toString()));
    Files.createDirectories(settings.spoolDir());
    Wait.on(vertx.deployVerticle(new LedgerVerticle(TestServices.database())));
  }

  @AfterEach
  void close() {
    Wait.on(vertx.close());
  }

  @Test
  void aStartEmptiesTheSpool() throws Exception {
    // Given
    spool(Ids.next().toString());
    spool("anything");

    // When
    Wait.on(vertx.deployVerticle(new UploadVerticle(settings)));

    // Then
    assertEquals(List.of(), files());
  }

  @Test
  void onlyWhatIsStillNeededStays() throws Exception {
    // Given
    Task ended = open(TaskState.ABANDONED);
    Task moving = open(TaskState.STORED);
    spool(ended.id().toString());
    spool(moving.id().toString());
    spool(Ids.next().toString());
    spool(moving.id() + ".download");

    // When
    Wait.on(sweep(LONG_AGO).run());

    // Then
    assertEquals(List.of(settings.spoolFile(moving.id())), files());
  }

  @Test
  void whatWaitsForItsMappingStaysAsLongAsSomebodyMayBeAtIt() throws Exception {
    // Given two files that wait, of which one was last looked at two hours ago
    Task fresh = waiting();
    Task old = waiting();
    spool(fresh.id().toString());
    spool(old.id().toString());
    Files.setLastModifiedTime(
        settings.spoolFile(old.id()), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

    // When
    Wait.on(sweep(LONG_AGO).run());

    // Then
    assertEquals(List.of(settings.spoolFile(fresh.id())), files());
  }

  private Task waiting() {
    open(TaskState.STORED);
    Task claimed =
        Wait.on(bus.ask(Asks.CLAIM_TASKS, new Claim(Set.of(TaskState.STORED), 1))).tasks().get(0);
    Task checked = move(claimed, TaskState.VALIDATING, Facts.NONE);
    return move(checked, TaskState.AWAITING_MAPPING, Facts.NONE);
  }

  @Test
  void whatIsBeingWrittenStays() throws Exception {
    // Given
    UUID live = Ids.next();
    Slots.of(vertx, settings).reserve(live, 1, 0);
    spool(live.toString());

    // When
    Wait.on(sweep(LONG_AGO).run());

    // Then
    assertEquals(1, files().size());
  }

  @Test
  void whatIsYoungStays() throws Exception {
    // Given
    spool(Ids.next().toString());

    // When
    Wait.on(sweep(Duration.ofMinutes(3)).run());

    // Then
    assertEquals(1, files().size());
  }

  @Test
  void whatIsReleasedGoes() throws Exception {
    // Given
    Wait.on(vertx.deployVerticle(new UploadVerticle(settings)));
    UUID task = Ids.next();
    spool(task.toString());

    // When
    bus.announce(Events.SPOOL_RELEASED, new SpoolReleased(task));

    // Then
    Eventually.holds("the spool is empty", () -> !Files.exists(settings.spoolFile(task)));
  }

  private SpoolSweep sweep(Duration grace) {
    return new SpoolSweep(vertx, Slots.of(vertx, settings), settings.spoolDir(), grace);
  }

  private Task open(TaskState state) {
    OpenTask wish = new OpenTask(Ids.next(), "shops", "a.csv", null, null, Wishes.NONE);
    Task task = Wait.on(bus.ask(Asks.OPEN_TASK, wish)).task();
    return move(task, state, Facts.stored("shops", 1, task.id().toString(), "raw/x/1"));
  }

  private Task move(Task task, TaskState state, Facts facts) {
    return Wait.on(bus.ask(Asks.MOVE_TASK, Move.of(task, state, facts)));
  }

  private void spool(String name) throws Exception {
    Files.writeString(settings.spoolDir().resolve(name), "x");
  }

  private List<Path> files() throws Exception {
    try (var all = Files.list(settings.spoolDir())) {
      return all.toList();
    }
  }
}
