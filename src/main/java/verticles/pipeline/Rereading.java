package verticles.pipeline;

import io.vertx.core.Future;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.RereadMessages.CopyObject;
import verticles.contract.RereadMessages.OpenReread;
import verticles.contract.RereadMessages.ReadAgain;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.StorageMessages.HeadObject;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Has a file that is on the dashboard read in another way: a task of its own with a copy of the
 * original, made within S3, so that each can be purged without the other. From then on it goes the
 * way of every stored file. What a crash leaves is that of an upload, and {@link Receiving} sees to
 * it: key, size and digest are noted before the object is made.
 */
final class Rereading {
  private final Bus bus;
  private final Ledger ledger;

  Rereading(Bus bus, Ledger ledger) {
    this.bus = bus;
    this.ledger = ledger;
  }

  Future<Task> again(ReadAgain ask) {
    return bus.ask(Asks.FIND_TASK, new FindTask(ask.task())).compose(this::unlessGone);
  }

  private Future<Task> unlessGone(Task old) {
    return old.state() != TaskState.QUERYABLE
        ? open(old)
        : bus.ask(Asks.HEAD_OBJECT, new HeadObject(old.rawKey()))
            .compose(head -> head.exists() ? open(old) : Future.failedFuture(gone()));
  }

  /** Who asks twice gets the one that is under way. */
  private Future<Task> open(Task old) {
    return bus.ask(RereadAsks.OPEN_REREAD, new OpenReread(Ids.next(), old.id()))
        .compose(
            opened ->
                opened.replayed()
                    ? Future.succeededFuture(opened.task())
                    : copied(old, opened.task()));
  }

  private Future<Task> copied(Task old, Task task) {
    String key = Keys.raw(task.id(), task.fence());
    CopyObject copy = new CopyObject(old.rawKey(), key, old.bytes());
    return ledger
        .note(task, Facts.stored(old.dataset(), old.bytes(), old.sha256(), key))
        .compose(noted -> bus.ask(RereadAsks.COPY_OBJECT, copy))
        .compose(head -> ledger.move(task, TaskState.STORED))
        .recover(failure -> dropped(task, failure));
  }

  /** Whatever cannot be told now is left to whoever finds the lease run out. */
  private Future<Task> dropped(Task task, Throwable failure) {
    Problem why = inWords(failure);
    TaskState end = why.status() >= 500 ? TaskState.FAILED : TaskState.REJECTED;
    return bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(Keys.rawPrefix(task.id())))
        .compose(deleted -> ledger.move(task, end, why))
        .transform(told -> Future.failedFuture(why.asException()));
  }

  private static Problem inWords(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem().type().equals("object-missing") ? gone().problem() : known.problem();
    }
    return Problem.of(
        "internal-error",
        500,
        "Something failed on our side",
        "The file could not be fetched again because of a fault in the service. Nothing was changed.");
  }

  private static ProblemException gone() {
    return Problem.of(
            "file-gone",
            410,
            "The file is not kept",
            "Its original is not in S3 any more, so it cannot be read again. What is on the dashboard"
                + " stays there. Send the file in its place.")
        .asException();
  }
}
