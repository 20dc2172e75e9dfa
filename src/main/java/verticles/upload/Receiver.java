package verticles.upload;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.LedgerMessages.Opened;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.web.Intake;
import verticles.web.Problems;

/**
 * The one way in for a file. Admits it (name, size, slot, disk, ledger), lets it flow into its
 * spool file while S3 and validation follow, and answers once it is stored. The places are counted
 * over all receivers of one Vert.x.
 */
public final class Receiver implements Intake {
  private static final int WRITERS = 4;

  private final Vertx vertx;
  private final Settings settings;
  private final Bus bus;
  private final WorkerExecutor workers;
  private final Slots slots;

  public Receiver(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.bus = new Bus(vertx);
    this.workers = workers(vertx);
    this.slots = Slots.of(vertx, settings);
  }

  /** The threads that write spool files, the same for all. */
  static WorkerExecutor workers(Vertx vertx) {
    return vertx.createSharedWorkerExecutor("sluice-spool", WRITERS);
  }

  @Override
  public Future<Task> receive(Arrival arrival, ReadStream<Buffer> bytes) {
    OpenTask wish;
    try {
      wish = checked(arrival);
      slots.take();
    } catch (RuntimeException refusal) {
      return Future.failedFuture(refusal);
    }
    Timer.Sample begun = Timer.start();
    return reserve(wish.id(), arrival)
        .compose(reserved -> bus.ask(Asks.OPEN_TASK, wish))
        .compose(opened -> receive(opened, arrival, bytes))
        .onComplete(
            over -> {
              slots.gone(wish.id());
              slots.free();
              begun.stop(timer(outcome(over.cause())));
            });
  }

  private static String outcome(Throwable failure) {
    if (failure == null) {
      return "stored";
    }
    return failure instanceof ProblemException known ? known.problem().type() : "internal-error";
  }

  private static Timer timer(String outcome) {
    return Timer.builder("sluice.upload.received")
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }

  /** Everything that can be refused before a byte is read. */
  private OpenTask checked(Arrival arrival) {
    Long declared = arrival.declaredBytes();
    long limit = settings.uploads().maxBytes();
    if (declared != null && declared > limit) {
      throw UploadProblems.tooLarge(limit);
    }
    if (declared != null && declared == 0) {
      throw UploadProblems.empty();
    }
    String key = arrival.idempotencyKey();
    if (key != null && !key.matches("[ -~]{1,200}")) {
      throw UploadProblems.badKey();
    }
    String dataset = arrival.dataset().result();
    return new OpenTask(
        Ids.next(),
        dataset == null ? null : Datasets.checked(dataset),
        FileNames.cleaned(arrival.filename()),
        arrival.expectedBytes(),
        key,
        arrival.known());
  }

  private Future<Void> reserve(UUID id, Arrival arrival) {
    long limit = settings.uploads().maxBytes();
    long most = arrival.expectedBytes() == null ? limit : Math.min(limit, arrival.expectedBytes());
    return workers.executeBlocking(
        () -> {
          slots.reserve(id, most);
          return null;
        },
        false);
  }

  private Future<Task> receive(Opened opened, Arrival arrival, ReadStream<Buffer> bytes) {
    Task task = opened.task();
    long limit = settings.uploads().maxBytes();
    if (opened.replayed()) {
      return new Replay(workers, task, arrival, bytes, limit).run();
    }
    return workers
        .executeBlocking(() -> SpoolFile.create(settings.spoolFile(task.id())), false)
        .compose(
            spool -> {
              Deposit deposit = new Deposit(bus, workers, task, spool);
              Upload upload = new Upload(vertx, workers, arrival, bytes, spool, deposit, limit);
              slots.live(task.id(), upload);
              return upload.run();
            },
            unwritable -> fail(task, unwritable));
  }

  private Future<Task> fail(Task task, Throwable why) {
    return bus.ask(Asks.MOVE_TASK, Move.of(task, TaskState.FAILED, Facts.of(Problems.of(why))))
        .transform(told -> Future.failedFuture(why));
  }
}
