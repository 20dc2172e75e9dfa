package verticles.demo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.PipelineMessages.LoadDemoData;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.web.Intake;
import verticles.web.Intake.Arrival;

/**
 * Something to look at before there are files of one's own: two years of made-up sales go the way
 * that every file goes. They end with the last whole month; whoever loads them in another month has
 * the rows of then replaced. What is there already is not loaded again.
 */
public final class DemoVerticle extends VerticleBase {
  static final String DATASET = "demo-sales";

  /** More than the file ever has; its place on the disk is set aside by it. */
  static final long MOST_BYTES = 32L << 20;

  private static final String DUPLICATE = "duplicate-content";
  private static final int NEWEST = 500;
  private static final Reading LOCAL_TIMES =
      new Reading(null, null, ",", 1L, DemoSales.ZONE, ".", null);
  private static final Wishes WISHES = Wishes.demo(LOCAL_TIMES);

  private final Intake intake;
  private final Clock clock;
  private Bus bus;

  /** The load that is under way, which whoever asks meanwhile waits for, too. */
  private Future<Task> loading;

  public DemoVerticle(Intake intake) {
    this(intake, Clock.systemUTC());
  }

  DemoVerticle(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    bus.answer(Asks.LOAD_DEMO_DATA, this::load);
    return Future.succeededFuture();
  }

  private Future<Task> load(LoadDemoData ask) {
    if (loading == null) {
      YearMonth last = YearMonth.now(clock).minusMonths(1);
      loading = loaded(last);
      loading.onComplete(over -> loading = null);
    }
    return loading;
  }

  private Future<Task> loaded(YearMonth last) {
    String filename = "demo-sales-to-" + last + ".csv";
    return bus.ask(Asks.LIST_TASKS, new ListTasks(DATASET, null, null, NEWEST, 0))
        .compose(
            page -> {
              List<Task> there = page.tasks().stream().filter(DemoVerticle::counts).toList();
              return there.stream()
                  .filter(task -> task.wishes().demo() && task.filename().equals(filename))
                  .findFirst()
                  .map(Future::succeededFuture)
                  .orElseGet(() -> send(filename, last, there));
            });
  }

  /** Its rows are on the dashboard, or will be. */
  private static boolean counts(Task task) {
    return !task.state().terminal() || task.state() == TaskState.QUERYABLE;
  }

  private Future<Task> send(String filename, YearMonth last, List<Task> there) {
    if (there.stream().anyMatch(task -> !task.wishes().demo())) {
      return Future.failedFuture(nameTaken());
    }
    DemoFile file = new DemoFile(vertx.getOrCreateContext(), DemoSales.HEADER, new DemoSales(last));
    Arrival arrival =
        new Arrival(
            filename,
            null,
            MOST_BYTES,
            null,
            Future.succeededFuture(DATASET),
            WISHES,
            Future.succeededFuture());
    return intake.receive(arrival, file).recover(this::sentByAnother);
  }

  /** Another replica was asked at the same moment: of equal files one is taken. */
  private Future<Task> sentByAnother(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().type().equals(DUPLICATE)
        ? bus.ask(Asks.FIND_TASK, new FindTask(earlier(known.problem())))
        : Future.failedFuture(failure);
  }

  private static UUID earlier(Problem duplicate) {
    return UUID.fromString(duplicate.errors().get(0).value());
  }

  private static ProblemException nameTaken() {
    return Problem.of(
            "demo-name-taken",
            409,
            "There is a dataset of that name",
            "The demo data go into the dataset %s, and there are files of yours in it. Delete it first, or do without them."
                .formatted(DATASET))
        .asException();
  }
}
