package verticles.validation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Canonical;

/**
 * Drives the writing of a task's canonical parts. A finished part is stored while the next one is
 * written; no more than {@link #STORING} wait on local disk.
 */
final class CanonicalRun {
  private static final Logger log = LoggerFactory.getLogger(CanonicalRun.class);
  private static final int STORING = 2;

  private final Workers workers;
  private final CanonicalPass pass;
  private final Function<PartFile, Future<Canonical.Part>> store;
  private final Promise<Canonical> written = Promise.promise();
  private final Map<Integer, Canonical.Part> parts = new TreeMap<>();
  private final List<PartFile> waiting = new ArrayList<>();
  private int storing;
  private boolean running;
  private boolean failed;

  /**
   * @param store puts a part into S3
   */
  CanonicalRun(
      Workers workers, CanonicalPass pass, Function<PartFile, Future<Canonical.Part>> store) {
    this.workers = workers;
    this.pass = pass;
    this.store = store;
  }

  Future<Canonical> run() {
    go();
    return written.future();
  }

  private void go() {
    if (failed || running) {
      return;
    }
    while (storing < STORING && !waiting.isEmpty()) {
      store(waiting.remove(0));
    }
    if (!pass.done() && waiting.isEmpty()) {
      running = true;
      workers.run(pass::step).onComplete(step -> stepped(step.result(), step.cause()));
    } else if (pass.done() && storing == 0 && waiting.isEmpty()) {
      end();
    }
  }

  private void stepped(List<PartFile> finished, Throwable failure) {
    running = false;
    if (failure != null) {
      fail(failure);
    } else if (failed) {
      abandon();
      finished.forEach(this::delete);
    } else {
      waiting.addAll(finished);
      waiting.sort(Comparator.comparingInt(PartFile::number));
      go();
    }
  }

  private void store(PartFile part) {
    storing++;
    store
        .apply(part)
        .onComplete(
            stored -> {
              storing--;
              delete(part);
              if (stored.failed()) {
                fail(stored.cause());
              } else {
                parts.put(part.number(), stored.result());
                go();
              }
            });
  }

  private void end() {
    boolean none = pass.rows() == 0;
    written.tryComplete(
        new Canonical(
            List.copyOf(parts.values()),
            pass.columns(),
            pass.rows(),
            none ? 0 : pass.minTime(),
            none ? 0 : pass.maxTime(),
            pass.quality()));
  }

  private void fail(Throwable failure) {
    failed = true;
    if (!running) {
      abandon();
    }
    written.tryFail(failure);
  }

  private void abandon() {
    try {
      pass.abandon().forEach(this::delete);
    } catch (IOException e) {
      log.warn("a part was not closed", e);
    }
    waiting.forEach(this::delete);
    waiting.clear();
  }

  private void delete(PartFile part) {
    try {
      Files.deleteIfExists(part.path());
    } catch (IOException e) {
      log.warn("a part was not removed", e);
    }
  }
}
