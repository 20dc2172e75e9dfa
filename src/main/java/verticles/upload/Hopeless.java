package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.LedgerMessages.FindRemembered;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.Verdict;

/**
 * Refuses a small text that cannot be used, before anything is promised. A larger one is refused
 * while it arrives, by its first megabyte; a smaller one is all here before that can be, and its
 * verdict, which the pipeline will ask for again and get at once, takes a few milliseconds.
 *
 * <p>Only what no row of could be used is refused. Of other files the rows at fault are worth
 * having, and those are kept with the task.
 */
final class Hopeless {
  /** From here on its header is judged while it arrives. */
  private static final long SMALL = 1 << 20;

  private static final long PATIENCE_SECONDS = 5;
  private static final Logger log = LoggerFactory.getLogger(Hopeless.class);

  private final Bus bus;
  private final WorkerExecutor workers;

  Hopeless(Bus bus, WorkerExecutor workers) {
    this.bus = bus;
    this.workers = workers;
  }

  /**
   * Fails with the reason if the file is hopeless. Where nobody can say so in time it goes on: the
   * pipeline will say it.
   *
   * @param task with its dataset and its final wishes
   * @param spool all of the file
   */
  Future<Task> refused(Task task, Path spool) {
    if (task.bytes() > SMALL) {
      return Future.succeededFuture(task);
    }
    return workers
        .executeBlocking(() -> isText(spool), false)
        .compose(text -> text ? refusal(task, spool) : Future.succeededFuture(Optional.empty()))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onFailure(unsaid -> log.debug("task {} is judged later: {}", task.id(), "" + unsaid))
        .otherwise(Optional.empty())
        .compose(
            why ->
                why.isPresent()
                    ? Future.failedFuture(why.get().asException())
                    : Future.succeededFuture(task));
  }

  private static boolean isText(Path spool) throws IOException {
    try (InputStream in = Files.newInputStream(spool)) {
      return Magic.isNoneThatIsKnown(Buffer.buffer(in.readNBytes(Magic.BYTES)));
    }
  }

  private Future<Optional<Problem>> refusal(Task task, Path spool) {
    Reading reading = task.wishes().reading();
    return bus.ask(
            Asks.CONVERT_FILE, new ConvertFile(task, spool, reading.sheet(), reading.charset()))
        .compose(
            rows ->
                rows.refusal() == null
                    ? verdict(task, rows).map(Hopeless::refusal)
                    : Future.succeededFuture(Optional.of(rows.refusal())));
  }

  private Future<Verdict> verdict(Task task, Rows rows) {
    return bus.ask(Asks.FIND_REMEMBERED, new FindRemembered(task.dataset()))
        .compose(
            remembered ->
                bus.ask(
                    Asks.CHECK_FILE, new CheckFile(task, rows.path(), rows.source(), remembered)));
  }

  private static Optional<Problem> refusal(Verdict verdict) {
    return verdict.rows() == 0 ? Optional.ofNullable(verdict.refusal()) : Optional.empty();
  }
}
