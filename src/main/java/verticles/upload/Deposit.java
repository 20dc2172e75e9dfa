package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Done;
import verticles.contract.Facts;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.Duplicate;
import verticles.contract.LedgerMessages.FindDuplicate;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.CompleteUpload;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.UploadAborted;
import verticles.contract.UploadMessages.UploadAdvanced;
import verticles.contract.UploadMessages.UploadEnded;
import verticles.contract.UploadMessages.UploadOpened;
import verticles.contract.Wishes;
import verticles.web.Problems;

/**
 * What a file in the spool becomes: a task in STORED, or nothing at all. Tells the followers how
 * far the file is, and whoever stops it from outside whether that came in time.
 *
 * <p>{@link #store} or {@link #drop} is called by one at a time; {@link #stop} by anyone.
 */
final class Deposit {
  private static final Logger log = LoggerFactory.getLogger(Deposit.class);

  private final Bus bus;
  private final WorkerExecutor workers;
  private final Task task;
  private final SpoolFile spool;

  /** Why it was stopped from outside, and how its task ends then. */
  private Problem stopped;

  private TaskState stoppedAs;

  /** It is stored, or it is being dropped: too late to stop it. */
  private boolean decided;

  /** It was judged, which may have left rows at fault in S3. */
  private boolean judged;

  /** S3 has the object, and no longer follows the spool. */
  private boolean completed;

  Deposit(Bus bus, WorkerExecutor workers, Task task, SpoolFile spool) {
    this.bus = bus;
    this.workers = workers;
    this.task = task;
    this.spool = spool;
  }

  /** Followers begin now. */
  void opened() {
    bus.announce(Events.UPLOAD_OPENED, new UploadOpened(task, spool.path()));
  }

  void advanced() {
    bus.announce(Events.UPLOAD_ADVANCED, new UploadAdvanced(task.id(), spool.written()));
  }

  /** How many bytes the spool file has. Safe from any thread. */
  long received() {
    return spool.written();
  }

  /** Sees to it that it is not stored; false if that came too late. Safe from any thread. */
  synchronized boolean stop(Problem why, TaskState as) {
    if (stopped != null || decided) {
      return false;
    }
    stopped = why;
    stoppedAs = as;
    bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));
    return true;
  }

  synchronized boolean isStopped() {
    return stopped != null;
  }

  /**
   * Every byte is in the spool file: succeeds with the task in STORED. A failure is to be followed
   * by {@link #drop}.
   */
  Future<Task> store(String dataset, Wishes wishes) {
    long bytes = spool.written();
    String key = Keys.raw(task.id(), task.fence());
    return workers
        .executeBlocking(spool::close, false)
        .compose(sha256 -> store(Facts.stored(dataset, bytes, sha256, key, wishes)));
  }

  private Future<Task> store(Facts facts) {
    bus.announce(Events.UPLOAD_ENDED, new UploadEnded(task.id(), facts.bytes(), facts.sha256()));
    return unlessThere(facts)
        .compose(fresh -> move(TaskState.RECEIVING, facts))
        .compose(this::stillWanted)
        .compose(noted -> new Hopeless(bus, workers).refused(noted, spool.path()))
        .onSuccess(usable -> judged = true)
        .compose(
            noted ->
                bus.ask(
                    Asks.COMPLETE_UPLOAD,
                    new CompleteUpload(task.id(), facts.bytes(), facts.sha256())))
        .compose(head -> commit(facts));
  }

  /** The same content a second time is refused before anything of it is kept. */
  private Future<Duplicate> unlessThere(Facts facts) {
    return facts.wishes().allowDuplicate()
        ? Future.succeededFuture(new Duplicate(null))
        : bus.ask(
                Asks.FIND_DUPLICATE, new FindDuplicate(facts.dataset(), facts.sha256(), task.id()))
            .compose(
                found ->
                    found.task() == null
                        ? Future.succeededFuture(found)
                        : Future.failedFuture(UploadProblems.duplicate(found.task())));
  }

  /** A wish to cancel may have been kept before anybody knew of this upload. */
  private Future<Task> stillWanted(Task noted) {
    if (noted.cancelRequested()) {
      stop(UploadProblems.cancelled(), TaskState.CANCELLED);
    }
    return isStopped()
        ? Future.failedFuture(UploadProblems.stopped())
        : Future.succeededFuture(noted);
  }

  /** From here on the object is whole in S3, and the ledger alone decides. */
  private Future<Task> commit(Facts facts) {
    completed = true;
    if (!decide()) {
      return Future.failedFuture(UploadProblems.stopped());
    }
    return move(TaskState.STORED, facts).recover(this::unrecorded);
  }

  /** What else has been stored or taken off since may be in the way: then this one is to go. */
  private Future<Task> unrecorded(Throwable unknown) {
    if (UploadProblems.isRefusal(unknown)) {
      undecide();
      return Future.failedFuture(unknown);
    }
    log.warn("task {} is stored but not recorded: {}", task.id(), unknown.getMessage());
    return Future.failedFuture(UploadProblems.outcomeUnknown(task.id()));
  }

  private synchronized void undecide() {
    decided = false;
  }

  private synchronized boolean decide() {
    decided = stopped == null;
    return decided;
  }

  /**
   * Nobody writes to the spool file any more: drops it and whatever followed it. Always fails, with
   * the problem that ended it, once nothing is left.
   */
  <T> Future<T> drop(Throwable failure) {
    return drop(failure, task.dataset());
  }

  /**
   * @param dataset that it was meant for, as far as that is known by now
   */
  <T> Future<T> drop(Throwable failure, String dataset) {
    Problem why;
    TaskState end;
    synchronized (this) {
      if (decided) {
        return Future.failedFuture(failure);
      }
      decided = true;
      why = stopped == null ? Problems.of(failure) : stopped;
      end = stopped == null ? UploadProblems.stateAfter(why) : stoppedAs;
    }
    bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));
    return workers
        .executeBlocking(this::deleted, false)
        .onFailure(e -> log.warn("spool file of {} is left to the sweep", task.id(), e))
        .transform(gone -> deleted(completed, Keys.rawPrefix(task.id())))
        .transform(gone -> deleted(judged, Keys.rejects(task.id())))
        .transform(gone -> move(end, ended(end, why).in(dataset)))
        .onFailure(e -> log.warn("task {} did not become {}: {}", task.id(), end, e.getMessage()))
        .transform(told -> Future.failedFuture(why.asException()));
  }

  private static Facts ended(TaskState end, Problem why) {
    return end == TaskState.CANCELLED ? Facts.NONE : Facts.of(why);
  }

  private Void deleted() throws IOException {
    spool.delete();
    return null;
  }

  private Future<Done> deleted(boolean there, String prefix) {
    return there
        ? bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(prefix))
            .onFailure(e -> log.warn("{} is left: {}", prefix, e.getMessage()))
        : Future.succeededFuture(Done.DONE);
  }

  private Future<Task> move(TaskState to, Facts facts) {
    return bus.ask(
        Asks.MOVE_TASK, new Move(task.id(), task.fence(), TaskState.RECEIVING, to, facts));
  }
}
