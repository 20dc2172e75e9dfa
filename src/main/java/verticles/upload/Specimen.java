package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import verticles.web.Intake.Arrival;

/** One file that is taken in only to be looked at. Lives on the request's event loop. */
final class Specimen {
  private final WorkerExecutor workers;
  private final Arrival arrival;
  private final SpoolFile spool;
  private final Blocks blocks;
  private final Inflow inflow;

  Specimen(
      WorkerExecutor workers,
      Arrival arrival,
      ReadStream<Buffer> bytes,
      SpoolFile spool,
      long limit) {
    this.workers = workers;
    this.arrival = arrival;
    this.spool = spool;
    this.blocks = new Blocks(workers, spool, this::advanced);
    this.inflow = new Inflow(bytes, blocks, limit);
  }

  /**
   * Succeeds once all of it is in the spool file. The stream's end alone proves nothing: the
   * request must have ended well, too.
   */
  Future<Void> taken() {
    arrival.complete().onFailure(inflow::stop);
    return inflow
        .run()
        .compose(count -> arrival.complete())
        .compose(whole -> workers.executeBlocking(spool::close, false))
        .mapEmpty();
  }

  private void advanced() {
    inflow.proceed();
  }

  /** Succeeds when nothing of it is left. */
  Future<Void> drop() {
    return blocks.stop().compose(idle -> workers.executeBlocking(this::deleted, false));
  }

  private Void deleted() throws IOException {
    spool.delete();
    return null;
  }
}
