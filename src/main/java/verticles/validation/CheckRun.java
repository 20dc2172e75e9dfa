package verticles.validation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Verdict;

/**
 * Drives one check: a step whenever there are bytes for it, never two at a time, and no thread held
 * between them. All calls come from the verticle's context.
 */
final class CheckRun {
  private static final Logger log = LoggerFactory.getLogger(CheckRun.class);

  private final Workers workers;
  private final FileCheck check;
  private final Consumer<CheckRun> progress;
  private final Promise<Verdict> verdict = Promise.promise();
  private long available;
  private boolean whole;
  private boolean running;
  private boolean stopped;

  /**
   * @param progress told after each step
   */
  CheckRun(Workers workers, FileCheck check, Consumer<CheckRun> progress) {
    this.workers = workers;
    this.check = check;
    this.progress = progress;
  }

  FileCheck check() {
    return check;
  }

  Future<Verdict> verdict() {
    return verdict.future();
  }

  /** The whole file is there. */
  boolean whole() {
    return whole;
  }

  void advance(long bytes) {
    available = Math.max(available, bytes);
    go();
  }

  void end(long bytes) {
    available = bytes;
    whole = true;
    go();
  }

  /** Ends the check without a verdict, unless it has one. */
  void stop() {
    stopped = true;
    if (!running) {
      abandon();
    }
  }

  private void go() {
    if (running || stopped || !check.ready(available, whole)) {
      return;
    }
    running = true;
    long limit = available;
    boolean last = whole;
    workers
        .run(
            block -> {
              check.step(block, limit, last);
              return null;
            })
        .onComplete(step -> stepped(step.cause()));
  }

  private void stepped(Throwable failure) {
    running = false;
    if (stopped) {
      abandon();
    } else if (failure != null) {
      log.warn("a check failed", failure);
      abandon();
      verdict.tryFail(failure);
    } else {
      progress.accept(this);
      if (check.verdict() != null) {
        verdict.tryComplete(check.verdict());
      }
      go();
    }
  }

  private void abandon() {
    try {
      check.abandon();
    } catch (IOException e) {
      log.warn("a rejects file was not removed", e);
    }
    verdict.tryFail("the check was stopped");
  }
}
