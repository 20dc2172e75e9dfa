package verticles.validation;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.ConversionMessages.RowsOpened;
import verticles.contract.Keys;
import verticles.contract.Plan;
import verticles.contract.StorageMessages.PutFile;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.CheckAdvanced;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.contract.ValidationMessages.WriteCanonical;
import verticles.contract.Verdict;

/**
 * Checks files, while they arrive if it hears of them in time, and writes what Druid will read.
 *
 * <p>Files are read in blocks on a few threads of its own; this verticle only conducts. It may be
 * deployed as a worker or on an event loop.
 */
public final class ValidationVerticle extends VerticleBase {
  private static final long TELL_EVERY_MS = 250;
  private static final long FORGET_AFTER_MS = 30 * 60_000;

  private final Settings settings;
  private final WorkDir workDir;
  private final Map<UUID, TaskCheck> checks = new HashMap<>();
  private Bus bus;
  private Workers workers;

  public ValidationVerticle(Settings settings) {
    this.settings = settings;
    this.workDir = new WorkDir(settings.dataDir());
  }

  /** A check with what belongs to it. */
  private static final class TaskCheck {
    CheckRun run;
    Path file;
    Path rejects;
    Plan plan;
    Future<Verdict> answer;
    long touched;
    long told;
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    workers = new Workers(vertx);
    return workers
        .run(
            block -> {
              workDir.clear();
              return null;
            })
        .onSuccess(clear -> listen());
  }

  private void listen() {
    bus.listen(Events.ROWS_OPENED, this::follow);
    bus.listen(
        Events.ROWS_ADVANCED,
        advanced -> touch(advanced.task(), check -> check.run.advance(advanced.bytes())));
    bus.listen(
        Events.ROWS_ENDED, ended -> touch(ended.task(), check -> check.run.end(ended.bytes())));
    bus.listen(Events.ROWS_REFUSED, refused -> forget(refused.task()));
    bus.listen(Events.ROWS_ABORTED, aborted -> forget(aborted.task()));
    bus.listen(Events.SPOOL_RELEASED, released -> forget(released.task()));
    bus.answer(Asks.CHECK_FILE, this::check);
    bus.answer(Asks.WRITE_CANONICAL, this::write);
    vertx.setPeriodic(60_000, timer -> forgetOld());
  }

  private void touch(UUID task, Consumer<TaskCheck> action) {
    TaskCheck check = checks.get(task);
    if (check != null) {
      check.touched = System.currentTimeMillis();
      action.accept(check);
    }
  }

  private void follow(RowsOpened opened) {
    begin(opened.task().id(), opened.rows(), null);
  }

  private TaskCheck begin(UUID task, Path file, Plan plan) {
    forget(task);
    TaskCheck check = new TaskCheck();
    check.file = file;
    check.plan = plan;
    check.rejects = workDir.next(task).resolve("rejects.csv");
    check.touched = System.currentTimeMillis();
    check.run =
        new CheckRun(
            workers, new FileCheck(file, check.rejects, plan), run -> progress(task, check));
    checks.put(task, check);
    return check;
  }

  private void progress(UUID task, TaskCheck check) {
    FileCheck file = check.run.check();
    boolean ended = file.verdict() != null;
    long now = System.currentTimeMillis();
    check.touched = now;
    if (ended || (file.rows() > 0 && now - check.told >= TELL_EVERY_MS)) {
      check.told = now;
      bus.announce(
          Events.CHECK_ADVANCED,
          new CheckAdvanced(task, file.consumed(), file.rows(), file.rejected()));
    }
    if (ended && file.verdict().refusal() != null && !check.run.whole()) {
      bus.announce(Events.CHECK_REFUSED, new CheckRefused(task, file.verdict().refusal()));
    }
  }

  /** Joins the check that is under way or done, or begins one. */
  private Future<Verdict> check(CheckFile ask) {
    UUID id = ask.task().id();
    TaskCheck known = checks.get(id);
    boolean joins = known != null && ask.file().equals(known.file);
    TaskCheck check = joins ? known : begin(id, ask.file(), null);
    if (check.answer == null) {
      check.answer =
          size(ask.file())
              .compose(
                  bytes -> {
                    check.run.end(bytes);
                    return check.run.verdict();
                  })
              .onSuccess(ValidationVerticle::measure)
              .compose(verdict -> storeRejects(ask.task(), check, verdict))
              .onFailure(failure -> checks.remove(id, check));
    }
    return check.answer;
  }

  private static void measure(Verdict verdict) {
    Metrics.counter("sluice.validation.rows", "outcome", "accepted").increment(verdict.accepted());
    Metrics.counter("sluice.validation.rows", "outcome", "rejected").increment(verdict.rejected());
  }

  private Future<Long> size(Path file) {
    return vertx.fileSystem().props(file.toString()).map(properties -> properties.size());
  }

  private Future<Verdict> storeRejects(Task task, TaskCheck check, Verdict verdict) {
    if (!check.run.check().hasRejects()) {
      return Future.succeededFuture(verdict);
    }
    return bus.ask(Asks.PUT_FILE, new PutFile(Keys.rejects(task.id()), check.rejects, "text/csv"))
        .eventually(() -> remove(check.rejects.getParent()))
        .map(verdict);
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
        .eventually(() -> remove(directory));
  }

  private Future<Canonical.Part> store(Task task, PartFile part) {
    String key = Keys.canonical(task.id(), task.fence(), part.number());
    return bus.ask(Asks.PUT_FILE, new PutFile(key, part.path(), "application/zstd"))
        .map(head -> new Canonical.Part(key, part.rows(), head.bytes()));
  }

  private Future<Void> remove(Path directory) {
    return workers.run(
        block -> {
          WorkDir.delete(directory);
          return null;
        });
  }

  private void forget(UUID task) {
    TaskCheck check = checks.remove(task);
    if (check != null) {
      check.run.stop();
    }
  }

  /** A backstop for tasks of which nothing is heard any more. */
  private void forgetOld() {
    long old = System.currentTimeMillis() - FORGET_AFTER_MS;
    checks.entrySet().stream()
        .filter(entry -> entry.getValue().touched < old)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::forget);
  }

  @Override
  public Future<?> stop() {
    checks.values().forEach(check -> check.run.stop());
    checks.clear();
    return workers.close();
  }
}
