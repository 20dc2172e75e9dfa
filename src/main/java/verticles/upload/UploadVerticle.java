package verticles.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.Done;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Looks after the uploads that are being received: stops those that the user cancels, that
 * conversion or validation refuses or that S3 does not take, gives up those that have paused for
 * too long, and keeps the spool clean. Deploy it before what reads the spool: its start empties it.
 */
public final class UploadVerticle extends VerticleBase {
  private static final Duration SWEEP = Duration.ofMinutes(3);
  private static final Duration EXPIRY = Duration.ofSeconds(1);

  private final Settings settings;
  private Slots slots;
  private Resumables resumables;

  public UploadVerticle(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Future<?> start() {
    slots = Slots.of(vertx, settings);
    SpoolSweep sweep = new SpoolSweep(vertx, slots, settings.spoolDir(), SWEEP);
    Bus bus = new Bus(vertx);
    bus.listen(Events.ROWS_REFUSED, it -> stop(it.task(), it.why(), TaskState.REJECTED));
    bus.listen(Events.CHECK_REFUSED, it -> stop(it.task(), it.why(), TaskState.REJECTED));
    bus.listen(Events.UPLOAD_UNSTORABLE, it -> stop(it.task(), it.why(), TaskState.FAILED));
    bus.listen(Events.UPLOAD_ABORTED, aborted -> slots.over(aborted.task()));
    bus.listen(Events.TASK_CHANGED, this::changed);
    bus.listen(Events.SPOOL_RELEASED, released -> release(sweep, released.task()));
    bus.answer(
        Asks.STOP_RECEIVING,
        asked -> {
          cancel(asked.task());
          return Future.succeededFuture(Done.DONE);
        });
    resumables = Resumables.of(vertx, settings);
    vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep.run());
    vertx.setPeriodic(EXPIRY.toMillis(), tick -> resumables.expire());
    Gauge.builder("sluice.upload.receiving", slots, Slots::taken).register(Metrics.globalRegistry);
    Gauge.builder("sluice.upload.paused", resumables, Resumables::paused)
        .register(Metrics.globalRegistry);
    return sweep.atStart();
  }

  @Override
  public Future<?> stop() {
    return resumables.abandonAll();
  }

  private void release(SpoolSweep sweep, UUID task) {
    sweep.release(task);
    slots.over(task);
  }

  /** The wish to cancel is kept in the ledger; whoever holds the task carries it out. */
  private void changed(Task task) {
    if (task.state() == TaskState.RECEIVING && task.cancelRequested()) {
      cancel(task.id());
    }
  }

  private void cancel(UUID task) {
    stop(task, UploadProblems.cancelled(), TaskState.CANCELLED);
  }

  private void stop(UUID task, Problem why, TaskState as) {
    slots.find(task).ifPresent(upload -> upload.stop(why, as));
  }
}
