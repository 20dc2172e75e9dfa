package verticles.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Ids;
import verticles.contract.PipelineMessages.LoadDemoData;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;
import verticles.web.Intake;

@ExtendWith(VertxExtension.class)
class DemoVerticleTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-28T12:00:00Z");
  private static final Wishes DEMO = Wishes.demo(Reading.NONE);

  private final List<Task> received = new CopyOnWriteArrayList<>();
  private final Buffer bytes = Buffer.buffer();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private SmallLedger ledger;
  private Bus bus;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    this.ledger = new SmallLedger(vertx);
    this.bus = new Bus(vertx);
  }

  private void opened(Intake intake, Instant now) {
    Wait.on(vertx.deployVerticle(new DemoVerticle(intake, Clock.fixed(now, ZoneOffset.UTC))));
  }

  private Task load() {
    return Wait.on(bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData()));
  }

  /** Takes a block, makes the file wait, and asks for the next one. */
  private Future<Task> receive(Intake.Arrival arrival, ReadStream<Buffer> file) {
    Promise<Task> whole = Promise.promise();
    boolean[] waiting = {false};
    file.handler(
        block -> {
          if (waiting[0]) {
            faults.add("a block that nobody has asked for");
          }
          bytes.appendBuffer(block);
          waiting[0] = true;
          file.pause();
          vertx.runOnContext(
              later -> {
                waiting[0] = false;
                file.resume();
              });
        });
    file.exceptionHandler(whole::tryFail);
    file.endHandler(
        end -> {
          Task task = task(TaskState.STORED, arrival.filename(), arrival.wishes().result());
          ledger.with(task);
          received.add(task);
          whole.complete(task);
        });
    file.resume();
    return whole.future();
  }

  private static Task task(TaskState state, String filename, Wishes wishes) {
    UUID id = Ids.next();
    return new Task(
        id,
        DemoVerticle.DATASET,
        filename,
        state,
        id.getMostSignificantBits(),
        1,
        0,
        0,
        null,
        null,
        null,
        wishes,
        null,
        null,
        null,
        null,
        null,
        NOVEMBER,
        null,
        Map.of(state, NOVEMBER),
        NOVEMBER,
        Map.of(),
        null,
        null);
  }

  @Test
  void whoeverAsksAtTheSameTimeOrLaterHasTheSameFile() {
    // Given
    opened(this::receive, NOVEMBER);

    // When
    Future<Task> first = bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData());
    Future<Task> second = bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData());
    UUID id = Wait.on(first).id();

    // Then
    assertEquals(id, Wait.on(second).id());
    assertEquals(id, load().id());
    assertEquals(1, received.size());
    assertEquals("demo-sales-to-2026-10.csv", received.get(0).filename());
    assertTrue(received.get(0).wishes().demo());
    assertEquals(Wishes.Mode.REPLACE, received.get(0).wishes().mode());
    StringBuilder whole = new StringBuilder(DemoSales.HEADER);
    new DemoSales(YearMonth.of(2026, 10)).forEachRemaining(whole::append);
    assertEquals(whole.toString(), bytes.toString());
    assertTrue(bytes.length() < DemoVerticle.MOST_BYTES);
    assertEquals(List.of(), faults);
  }

  @Test
  void inAnotherMonthOrWhereItIsNotThereAnyMoreItIsLoadedAnew() {
    // Given
    ledger.with(task(TaskState.QUERYABLE, "demo-sales-to-2026-09.csv", DEMO));
    ledger.with(task(TaskState.UNDONE, "demo-sales-to-2026-10.csv", DEMO));
    ledger.with(task(TaskState.FAILED, "demo-sales-to-2026-10.csv", DEMO));
    opened(this::receive, NOVEMBER);

    // When
    Task loaded = load();

    // Then
    assertEquals(List.of(loaded), received);
  }

  @Test
  void filesOfOnesOwnAreNotReplaced() {
    // Given
    ledger.with(task(TaskState.QUERYABLE, "demo-sales-to-2026-10.csv", Wishes.NONE));
    opened(this::receive, NOVEMBER);

    // When
    Problem refused =
        ((ProblemException) Wait.forFailure(bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData())))
            .problem();

    // Then
    assertEquals("demo-name-taken", refused.type());
    assertTrue(refused.detail().contains(DemoVerticle.DATASET), refused.detail());
    assertTrue(received.isEmpty());
  }

  @Test
  void whatAnotherReplicaHasSentAtTheSameMomentIsTheAnswer() {
    // Given
    Task other = task(TaskState.STORED, "demo-sales-to-2026-10.csv", DEMO);
    Problem.Fault fault =
        new Problem.Fault(null, null, other.id().toString(), "duplicate-of", "It is there.");
    opened(
        (arrival, file) -> {
          ledger.with(other);
          return Future.failedFuture(
              Problem.of("duplicate-content", 409, "It is there", "Nothing was kept.")
                  .with(List.of(fault))
                  .asException());
        },
        NOVEMBER);

    // When
    Task task = load();

    // Then
    assertEquals(other.id(), task.id());
    assertFalse(received.contains(task));
  }

  @Test
  void aLoadThatFailsKeepsNobodyFromTheNextOne() {
    // Given
    boolean[] away = {true};
    opened(
        (arrival, file) ->
            away[0]
                ? Future.failedFuture(
                    Problem.of("s3-away", 503, "S3 is away", "Try again.").asException())
                : receive(arrival, file),
        NOVEMBER);

    // When
    Throwable failure = Wait.forFailure(bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData()));
    away[0] = false;

    // Then
    assertEquals("s3-away", ((ProblemException) failure).problem().type());
    assertEquals(List.of(load()), received);
  }
}
