package verticles.upload;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.web.Intake.Arrival;

/**
 * A file that comes in one request, from its first byte to STORED, or to nothing. Lives on the
 * request's event loop.
 */
final class Upload implements Live {
  private final Context context;
  private final Arrival arrival;
  private final Future<String> dataset;
  private final Future<Wishes> wishes;
  private final Deposit deposit;
  private final Blocks blocks;
  private final Inflow inflow;

  Upload(
      Vertx vertx,
      WorkerExecutor workers,
      Arrival arrival,
      ReadStream<Buffer> bytes,
      SpoolFile spool,
      Deposit deposit,
      long limit) {
    this.context = vertx.getOrCreateContext();
    this.arrival = arrival;
    this.dataset = arrival.dataset().map(Datasets::checked);
    this.wishes = arrival.wishes();
    this.deposit = deposit;
    this.blocks = new Blocks(workers, spool, this::advanced);
    this.inflow = new Inflow(bytes, blocks, limit);
  }

  /** Succeeds with the task in STORED; fails with a problem, and nothing of it is left. */
  Future<Task> run() {
    deposit.opened();
    arrival.complete().onFailure(inflow::stop);
    dataset.onFailure(inflow::stop);
    wishes.onFailure(inflow::stop);
    return inflow
        .run()
        .compose(this::whole)
        .compose(all -> deposit.store(dataset.result(), wishes.result()))
        .recover(this::abandon);
  }

  @Override
  public long received() {
    return deposit.received();
  }

  @Override
  public void stop(Problem why, TaskState as) {
    if (deposit.stop(why, as)) {
      context.runOnContext(now -> inflow.stop(why.asException()));
    }
  }

  private void advanced() {
    deposit.advanced();
    inflow.proceed();
  }

  /** The stream's end alone proves nothing: the request must have ended well, too. */
  private Future<Long> whole(long count) {
    return Future.all(arrival.complete(), dataset, wishes)
        .compose(
            ended ->
                arrival.declaredBytes() == null || arrival.declaredBytes() == count
                    ? Future.succeededFuture(count)
                    : Future.failedFuture(
                        UploadProblems.notAsDeclared(arrival.declaredBytes(), count)));
  }

  private Future<Task> abandon(Throwable failure) {
    inflow.stop(failure);
    return blocks
        .stop()
        .compose(idle -> inflow.passBy(dataset))
        .compose(over -> deposit.drop(failure, dataset.result()));
  }
}
