package verticles.conversion;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * Drives one conversion: a step whenever there are bytes for it, never two at a time, and no thread
 * held between them. All calls come from the verticle's context, and so do its news.
 */
final class ConversionRun {
  /** Who is told how it goes. */
  interface Listener {
    /** Once, or again if the rows before must be forgotten. */
    void opened(Path rows);

    void advanced(long bytes);

    void ended(long bytes);

    void refused(Problem why);

    /** It failed for a reason that is not the file's. */
    void failed(Throwable why);

    Listener NOBODY =
        new Listener() {
          @Override
          public void opened(Path rows) {}

          @Override
          public void advanced(long bytes) {}

          @Override
          public void ended(long bytes) {}

          @Override
          public void refused(Problem why) {}

          @Override
          public void failed(Throwable why) {}
        };
  }

  private static final Logger log = LoggerFactory.getLogger(ConversionRun.class);

  private final Function<Callable<Converter>, Future<Converter>> workers;
  private final Listener listener;
  private final Promise<Rows> result = Promise.promise();
  private final Promise<Void> idle = Promise.promise();
  private Converter converter;
  private long available;
  private boolean whole;
  private boolean running;
  private boolean stopped;
  private Path toldRows;
  private long toldBytes;

  /**
   * @param workers run a step off the event loop
   */
  ConversionRun(
      Function<Callable<Converter>, Future<Converter>> workers,
      Converter first,
      Listener listener) {
    this.workers = workers;
    this.converter = first;
    this.listener = listener;
  }

  /** Fails if it was stopped, or for a reason that is not the file's. */
  Future<Rows> result() {
    return result.future();
  }

  void advance(long bytes) {
    available = Math.max(available, bytes);
    if (!running) {
      tell();
    }
    go();
  }

  void end(long bytes) {
    available = bytes;
    whole = true;
    go();
  }

  /** Ends without a result, unless there is one; succeeds once no step runs any more. */
  Future<Void> stop() {
    stopped = true;
    if (!running) {
      over(new IllegalStateException("the conversion was stopped"));
    }
    return idle.future();
  }

  private void go() {
    if (running || stopped || isOver() || !converter.ready(available, whole)) {
      return;
    }
    running = true;
    Converter now = converter;
    long limit = available;
    boolean last = whole;
    workers.apply(() -> now.step(limit, last)).onComplete(this::stepped);
  }

  private void stepped(AsyncResult<Converter> step) {
    running = false;
    if (step.succeeded()) {
      converter = step.result();
    }
    if (stopped) {
      over(new IllegalStateException("the conversion was stopped"));
    } else if (step.cause() instanceof ProblemException known && known.problem().status() < 500) {
      end(Rows.refused(null, known.problem()));
    } else if (step.failed()) {
      over(step.cause());
      listener.failed(step.cause());
    } else {
      tell();
      if (converter.result() != null) {
        end(converter.result());
      }
      go();
    }
  }

  private void tell() {
    Path rows = converter.rows();
    if (rows == null || isOver()) {
      return;
    }
    if (!rows.equals(toldRows)) {
      toldRows = rows;
      toldBytes = 0;
      listener.opened(rows);
    }
    long bytes = converter.written(available);
    if (bytes > toldBytes) {
      toldBytes = bytes;
      listener.advanced(bytes);
    }
  }

  private void end(Rows rows) {
    close();
    result.tryComplete(rows);
    if (rows.refusal() == null) {
      listener.ended(toldBytes);
    } else {
      listener.refused(rows.refusal());
    }
  }

  private void over(Throwable why) {
    close();
    result.tryFail(why);
    idle.tryComplete();
  }

  private void close() {
    try {
      converter.close();
    } catch (IOException e) {
      log.warn("a converted file was not closed", e);
    }
  }

  private boolean isOver() {
    return result.future().isComplete();
  }
}
