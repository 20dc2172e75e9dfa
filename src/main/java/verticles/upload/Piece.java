package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * The bytes of one request on their way into a spool file that other requests have begun or will
 * end. What has arrived is kept, however the request ends.
 */
final class Piece {
  private final Blocks blocks;
  private final Inflow inflow;
  private final Runnable progress;

  /**
   * @param bytes paused
   * @param limit most bytes taken, inclusive
   * @param progress run on the event loop after each block
   */
  Piece(
      WorkerExecutor workers,
      SpoolFile spool,
      ReadStream<Buffer> bytes,
      FirstBytes first,
      long limit,
      Runnable progress) {
    this.progress = progress;
    this.blocks = new Blocks(workers, spool, this::advanced);
    this.inflow = new Inflow(bytes, blocks, first, limit, TusProblems.tooLong());
  }

  /**
   * Ends when everything that has arrived is in the spool file; fails with what has kept the rest
   * from arriving.
   */
  Future<Long> run() {
    return inflow
        .run()
        .recover(why -> blocks.finish().transform(flushed -> Future.failedFuture(why)));
  }

  void stop(Throwable why) {
    inflow.stop(why);
  }

  /** The spool file could not be written, so it is not known what it has. */
  boolean isLost() {
    return blocks.finished().failed();
  }

  private void advanced() {
    progress.run();
    inflow.proceed();
  }
}
