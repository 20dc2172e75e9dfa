package verticles.validation;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.Keys;
import verticles.contract.StorageMessages.PutFile;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.ValidationMessages.WriteCanonical;

/**
 * Checks files, while they arrive if it hears of them in time, and writes what Druid will read.
 *
 * <p>Files are read in blocks on a few threads of its own; this verticle only conducts. It may be
 * deployed as a worker or on an event loop.
 */
public final class ValidationVerticle extends VerticleBase {
  private final Settings settings;
  private final WorkDir workDir;
  private Bus bus;
  private Workers workers;
  private Checks checks;

  public ValidationVerticle(Settings settings) {
    this.settings = settings;
    this.workDir = new WorkDir(settings.dataDir());
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    workers = new Workers(vertx);
    checks = new Checks(vertx, bus, workers, workDir);
    return workers
        .run(
            block -> {
              workDir.clear();
              return null;
            })
        .onSuccess(clear -> listen());
  }

  private void listen() {
    bus.listen(Events.ROWS_OPENED, checks::follow);
    bus.listen(Events.ROWS_ADVANCED, rows -> checks.advance(rows.task(), rows.bytes()));
    bus.listen(Events.ROWS_ENDED, rows -> checks.end(rows.task(), rows.bytes()));
    bus.listen(Events.ROWS_REFUSED, refused -> checks.forget(refused.task()));
    bus.listen(Events.ROWS_ABORTED, aborted -> checks.forget(aborted.task()));
    bus.listen(Events.SPOOL_RELEASED, released -> checks.forget(released.task()));
    bus.answer(Asks.CHECK_FILE, checks::check);
    bus.answer(Asks.PREVIEW_FILE, this::preview);
    bus.answer(Asks.WRITE_CANONICAL, this::write);
    vertx.setPeriodic(60_000, timer -> checks.forgetOld());
  }

  private Future<Preview> preview(PreviewFile ask) {
    return size(ask.file()).compose(bytes -> workers.run(block -> Previews.of(ask, bytes, block)));
  }

  private Future<Long> size(Path file) {
    return vertx.fileSystem().props(file.toString()).map(properties -> properties.size());
  }

  private Future<Canonical> write(WriteCanonical ask) {
    Task task = ask.task();
    if (task.verdict() == null || task.verdict().refusal() != null) {
      return Future.failedFuture("task " + task.id() + " has no rows to write");
    }
    Path directory = workDir.next(task.id());
    Timer.Sample begun = Timer.start();
    return size(ask.file())
        .compose(
            bytes ->
                new CanonicalRun(
                        workers,
                        new CanonicalPass(
                            ask.file(),
                            bytes,
                            directory,
                            task.verdict().plan(),
                            task.id().toString(),
                            CanonicalPass.PART_ROWS),
                        part -> store(task, part))
                    .run())
        .onComplete(written -> begun.stop(Metrics.timer("sluice.validation.write")))
        .eventually(() -> workDir.remove(workers, directory));
  }

  private Future<Canonical.Part> store(Task task, PartFile part) {
    String key = Keys.canonical(task.id(), task.fence(), part.number());
    return bus.ask(Asks.PUT_FILE, new PutFile(key, part.path(), "application/zstd"))
        .map(head -> new Canonical.Part(key, part.rows(), head.bytes()));
  }

  @Override
  public Future<?> stop() {
    checks.stop();
    return workers.close();
  }
}
