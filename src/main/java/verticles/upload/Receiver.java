package verticles.upload;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.UUID;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.LedgerMessages.Opened;
import verticles.contract.Task;
import verticles.web.Intake;

/**
 * The one way in for a file. Admits it (name, size, slot, disk, ledger), lets it flow into its
 * spool file while S3 and validation follow, and answers once it is stored. The places are counted
 * over all receivers of one Vert.x.
 */
public final class Receiver implements Intake {
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Slots slots;
  private final Admission admission;

  public Receiver(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.workers = SpoolWorkers.of(vertx);
    this.slots = Slots.of(vertx, settings);
    this.admission = new Admission(settings, new Bus(vertx), workers, slots);
  }

  @Override
  public Future<Task> receive(Arrival arrival, ReadStream<Buffer> bytes) {
    OpenTask wish;
    try {
      wish = admission.checked(arrival);
      slots.take();
    } catch (RuntimeException refusal) {
      return Future.failedFuture(refusal);
    }
    Timer.Sample begun = Timer.start();
    return admission
        .open(wish)
        .compose(opened -> receive(opened, arrival, bytes))
        .onComplete(
            over -> {
              leave(wish.id(), over.result());
              slots.free();
              begun.stop(timer(UploadProblems.outcome(over.cause())));
            });
  }

  /**
   * @param stored null if nothing was; an earlier task if the same was sent before
   */
  private void leave(UUID task, Task stored) {
    if (stored != null && stored.id().equals(task)) {
      slots.stored(task);
    } else {
      slots.gone(task);
    }
  }

  private static Timer timer(String outcome) {
    return Timer.builder("sluice.upload.received")
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }

  private Future<Task> receive(Opened opened, Arrival arrival, ReadStream<Buffer> bytes) {
    Task task = opened.task();
    long limit = admission.limit();
    if (opened.replayed()) {
      return new Replay(workers, task, arrival, bytes, limit).run();
    }
    return admission
        .spool(task)
        .compose(
            spool -> {
              Deposit deposit = admission.deposit(task, spool);
              Upload upload = new Upload(vertx, workers, arrival, bytes, spool, deposit, limit);
              slots.live(task.id(), upload);
              return upload.run();
            });
  }
}
