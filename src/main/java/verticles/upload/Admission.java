package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.LedgerMessages.Opened;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.web.Intake.Arrival;
import verticles.web.Problems;

/** What a file has to pass before its first byte is read: names, size, disk and ledger. */
final class Admission {
  private final Settings settings;
  private final Bus bus;
  private final WorkerExecutor workers;
  private final Slots slots;

  Admission(Settings settings, Bus bus, WorkerExecutor workers, Slots slots) {
    this.settings = settings;
    this.bus = bus;
    this.workers = workers;
    this.slots = slots;
  }

  long limit() {
    return settings.uploads().maxBytes();
  }

  /** Everything that the announcement alone can make impossible is thrown as a problem. */
  OpenTask checked(Arrival arrival) {
    Long declared = arrival.declaredBytes();
    if (declared != null && declared > limit()) {
      throw UploadProblems.tooLarge(limit());
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

  /** Sets disk space aside and opens the task. The space stays taken until it is given back. */
  Future<Opened> open(OpenTask wish) {
    return workers
        .executeBlocking(() -> reserved(wish), false)
        .compose(reserved -> bus.ask(Asks.OPEN_TASK, wish));
  }

  /** Creates the spool file; if that cannot be done the task has failed. */
  Future<SpoolFile> spool(Task task) {
    return workers
        .executeBlocking(() -> SpoolFile.create(settings.spoolFile(task.id())), false)
        .recover(unwritable -> fail(task, unwritable));
  }

  Deposit deposit(Task task, SpoolFile spool) {
    return new Deposit(bus, workers, task, spool);
  }

  private UUID reserved(OpenTask wish) throws java.io.IOException {
    long bytes = wish.bytes() == null ? limit() : Math.min(limit(), wish.bytes());
    slots.reserve(wish.id(), bytes, Growth.expected(wish.filename(), bytes, limit()));
    return wish.id();
  }

  private <T> Future<T> fail(Task task, Throwable why) {
    return bus.ask(Asks.MOVE_TASK, Move.of(task, TaskState.FAILED, Facts.of(Problems.of(why))))
        .transform(told -> Future.failedFuture(why));
  }
}
