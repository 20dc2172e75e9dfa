package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.web.Intake.Arrival;

/**
 * A request whose Idempotency-Key has been used: its file is read, but not kept, to see whether it
 * is the one that this key has already brought.
 */
final class Replay {
  private final Task before;
  private final Arrival arrival;
  private final Digest digest = new Digest();
  private final Blocks blocks;
  private final Inflow inflow;

  Replay(
      WorkerExecutor workers, Task before, Arrival arrival, ReadStream<Buffer> bytes, long limit) {
    this.before = before;
    this.arrival = arrival;
    this.blocks = new Blocks(workers, digest::update, this::advanced);
    this.inflow = new Inflow(bytes, blocks, limit);
  }

  /** Succeeds with the earlier task if the content is the same. */
  Future<Task> run() {
    if (before.state() == TaskState.RECEIVING) {
      return Future.failedFuture(UploadProblems.inProgress());
    }
    arrival.complete().onFailure(inflow::stop);
    return inflow
        .run()
        .compose(count -> arrival.complete())
        .compose(whole -> arrival.dataset())
        .compose(
            dataset ->
                digest.hex().equals(before.sha256()) && dataset.equals(before.dataset())
                    ? Future.succeededFuture(before)
                    : Future.failedFuture(UploadProblems.keyReused()));
  }

  private void advanced() {
    inflow.proceed();
  }
}
