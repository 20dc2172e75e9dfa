package verticles.validation;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.ConversionMessages.RowsOpened;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.FindRemembered;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.PutFile;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.CheckAdvanced;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.contract.Verdict;

/**
 * The checks under way and done, one for each task. All calls come from the verticle's context.
 *
 * <p>A check that follows an arriving file begins when the ledger has said what the dataset
 * remembers. Whoever asks for the verdict later joins it if it went by the same terms.
 */
final class Checks {
  private static final long TELL_EVERY_MS = 250;
  private static final long FORGET_AFTER_MS = 30 * 60_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Workers workers;
  private final WorkDir workDir;
  private final Map<UUID, TaskCheck> checks = new HashMap<>();

  Checks(Vertx vertx, Bus bus, Workers workers, WorkDir workDir) {
    this.vertx = vertx;
    this.bus = bus;
    this.workers = workers;
    this.workDir = workDir;
  }

  /** A check with what belongs to it; {@code run} is null until its terms are known. */
  private static final class TaskCheck {
    final Path file;
    final Path rejects;
    Terms terms;
    CheckRun run;
    long available;
    boolean whole;
    Future<Verdict> answer;
    long touched = System.currentTimeMillis();
    long told;

    TaskCheck(Path file, Path rejects) {
      this.file = file;
      this.rejects = rejects;
    }

    void go() {
      if (run != null && whole) {
        run.end(available);
      } else if (run != null) {
        run.advance(available);
      }
    }

    void stop() {
      if (run != null) {
        run.stop();
      }
    }
  }

  void follow(RowsOpened opened) {
    Task task = opened.task();
    TaskCheck check = open(task.id(), opened.rows());
    remembered(task.dataset())
        .onSuccess(
            known -> {
              if (checks.get(task.id()) == check) {
                begin(task.id(), check, Terms.of(task.wishes(), known, null));
              }
            });
  }

  /** Nothing, where the dataset is not known yet or the ledger does not say: it is asked again. */
  private Future<Remembered> remembered(String dataset) {
    return dataset == null
        ? Future.succeededFuture(Remembered.NOTHING)
        : bus.ask(Asks.FIND_REMEMBERED, new FindRemembered(dataset)).otherwise(Remembered.NOTHING);
  }

  private TaskCheck open(UUID task, Path file) {
    forget(task);
    TaskCheck check = new TaskCheck(file, workDir.next(task).resolve("rejects.csv"));
    checks.put(task, check);
    return check;
  }

  private void begin(UUID task, TaskCheck check, Terms terms) {
    check.terms = terms;
    FileCheck file = new FileCheck(check.file, check.rejects, terms);
    check.run = new CheckRun(workers, file, run -> progress(task, check));
    check.go();
  }

  void advance(UUID task, long bytes) {
    touch(
        task,
        check -> {
          check.available = Math.max(check.available, bytes);
          check.go();
        });
  }

  void end(UUID task, long bytes) {
    touch(task, check -> end(check, bytes));
  }

  private static void end(TaskCheck check, long bytes) {
    check.available = bytes;
    check.whole = true;
    check.go();
  }

  private void touch(UUID task, Consumer<TaskCheck> action) {
    TaskCheck check = checks.get(task);
    if (check != null) {
      check.touched = System.currentTimeMillis();
      action.accept(check);
    }
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
  Future<Verdict> check(CheckFile ask) {
    UUID id = ask.task().id();
    Terms terms = Terms.of(ask.task().wishes(), ask.remembered(), ask.source());
    TaskCheck check = checks.get(id);
    if (!joins(check, ask.file(), terms)) {
      check = open(id, ask.file());
      begin(id, check, terms);
    }
    if (check.answer == null) {
      check.answer = answer(ask.task(), check);
    }
    return check.answer;
  }

  private static boolean joins(TaskCheck known, Path file, Terms terms) {
    return known != null
        && known.run != null
        && known.file.equals(file)
        && known.terms.same(terms, known.run.check().header());
  }

  private Future<Verdict> answer(Task task, TaskCheck check) {
    return size(check.file)
        .compose(
            bytes -> {
              end(check, bytes);
              return check.run.verdict();
            })
        .onSuccess(Checks::measure)
        .compose(verdict -> storeRejects(task, check, verdict))
        .onFailure(failure -> checks.remove(task.id(), check));
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
        .eventually(() -> workDir.remove(workers, check.rejects.getParent()))
        .map(verdict);
  }

  void forget(UUID task) {
    TaskCheck check = checks.remove(task);
    if (check != null) {
      check.stop();
    }
  }

  /** A backstop for tasks of which nothing is heard any more. */
  void forgetOld() {
    long old = System.currentTimeMillis() - FORGET_AFTER_MS;
    checks.entrySet().stream()
        .filter(entry -> entry.getValue().touched < old)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::forget);
  }

  void stop() {
    checks.values().forEach(TaskCheck::stop);
    checks.clear();
  }
}
