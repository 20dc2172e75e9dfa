package verticles.upload;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Facts;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.CompleteUpload;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.UploadAborted;
import verticles.contract.UploadMessages.UploadAdvanced;
import verticles.contract.UploadMessages.UploadEnded;
import verticles.contract.UploadMessages.UploadOpened;
import verticles.web.Intake.Arrival;
import verticles.web.Problems;

/**
 * One file from its first byte to STORED, or to nothing. Lives on the request's event loop, but for
 * {@link #stop}.
 */
final class Upload {
  private static final Logger log = LoggerFactory.getLogger(Upload.class);

  private final Context context;
  private final Bus bus;
  private final WorkerExecutor workers;
  private final Task task;
  private final Arrival arrival;
  private final Future<String> dataset;
  private final SpoolFile spool;
  private final Blocks blocks;
  private final Inflow inflow;

  /** Why it was stopped from outside, and how its task ends then. */
  private Problem stopped;

  private TaskState stoppedAs;

  /** It is stored, or it is being dropped: too late to stop it. */
  private boolean decided;

  Upload(
      Vertx vertx,
      WorkerExecutor workers,
      Task task,
      Arrival arrival,
      ReadStream<Buffer> bytes,
      SpoolFile spool,
      long limit) {
    this.context = vertx.getOrCreateContext();
    this.bus = new Bus(vertx);
    this.workers = workers;
    this.task = task;
    this.arrival = arrival;
    this.dataset = arrival.dataset().map(Datasets::checked);
    this.spool = spool;
    this.blocks = new Blocks(workers, spool, this::advanced);
    this.inflow = new Inflow(bytes, blocks, limit);
  }

  /** Succeeds with the task in STORED; fails with a problem, and nothing of it is left. */
  Future<Task> run() {
    bus.announce(Events.UPLOAD_OPENED, new UploadOpened(task, spool.path()));
    arrival.complete().onFailure(inflow::stop);
    dataset.onFailure(inflow::stop);
    return inflow
        .run()
        .compose(this::whole)
        .compose(count -> workers.executeBlocking(spool::close, false))
        .compose(this::store)
        .recover(this::abandon);
  }

  /** How many bytes have been taken. Safe from any thread. */
  long received() {
    return spool.written();
  }

  /** Stops it, if it is not stored yet. Safe from any thread. */
  void stop(Problem why, TaskState as) {
    context.runOnContext(
        now -> {
          if (stopped == null && !decided) {
            stopped = why;
            stoppedAs = as;
            inflow.stop(why.asException());
            bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));
          }
        });
  }

  private void advanced() {
    bus.announce(Events.UPLOAD_ADVANCED, new UploadAdvanced(task.id(), spool.written()));
    inflow.proceed();
  }

  /** The stream's end alone proves nothing: the request must have ended well, too. */
  private Future<Long> whole(long count) {
    return Future.all(arrival.complete(), dataset)
        .compose(
            ended ->
                arrival.declaredBytes() == null || arrival.declaredBytes() == count
                    ? Future.succeededFuture(count)
                    : Future.failedFuture(
                        UploadProblems.notAsDeclared(arrival.declaredBytes(), count)));
  }

  private Future<Task> store(String sha256) {
    long bytes = inflow.count();
    bus.announce(Events.UPLOAD_ENDED, new UploadEnded(task.id(), bytes, sha256));
    Facts facts = Facts.stored(dataset.result(), bytes, sha256, Keys.raw(task.id(), task.fence()));
    return move(TaskState.RECEIVING, facts)
        .compose(this::stillWanted)
        .compose(
            noted -> bus.ask(Asks.COMPLETE_UPLOAD, new CompleteUpload(task.id(), bytes, sha256)))
        .compose(head -> commit(facts));
  }

  /** A wish to cancel may have been kept before anybody knew of this upload. */
  private Future<Task> stillWanted(Task noted) {
    if (noted.cancelRequested() && stopped == null) {
      stopped = UploadProblems.cancelled();
      stoppedAs = TaskState.CANCELLED;
    }
    return stopped == null
        ? Future.succeededFuture(noted)
        : Future.failedFuture(stopped.asException());
  }

  /** From here on the object is whole in S3, and the ledger alone decides. */
  private Future<Task> commit(Facts facts) {
    if (stopped != null) {
      return Future.failedFuture(stopped.asException());
    }
    decided = true;
    return move(TaskState.STORED, facts)
        .recover(
            unknown -> {
              log.warn("task {} is stored but not recorded: {}", task.id(), unknown.getMessage());
              return Future.failedFuture(UploadProblems.outcomeUnknown(task.id()));
            });
  }

  private Future<Task> abandon(Throwable failure) {
    if (decided) {
      return Future.failedFuture(failure);
    }
    Problem why = stopped == null ? Problems.of(failure) : stopped;
    TaskState end = stopped == null ? UploadProblems.stateAfter(why) : stoppedAs;
    decided = true;
    inflow.stop(failure);
    bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));
    Promise<Task> nothingLeft = Promise.promise();
    blocks
        .stop()
        .compose(idle -> workers.executeBlocking(this::deleted, false))
        .onFailure(e -> log.warn("spool file of {} is left to the sweep", task.id(), e))
        .transform(gone -> move(end, end == TaskState.CANCELLED ? Facts.NONE : Facts.of(why)))
        .onFailure(e -> log.warn("task {} did not become {}: {}", task.id(), end, e.getMessage()))
        .onComplete(told -> nothingLeft.fail(why.asException()));
    return nothingLeft.future();
  }

  private Void deleted() throws java.io.IOException {
    spool.delete();
    return null;
  }

  private Future<Task> move(TaskState to, Facts facts) {
    return bus.ask(
        Asks.MOVE_TASK, new Move(task.id(), task.fence(), TaskState.RECEIVING, to, facts));
  }
}
