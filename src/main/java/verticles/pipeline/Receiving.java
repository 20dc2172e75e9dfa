package verticles.pipeline;

import io.vertx.core.Future;
import java.util.Set;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Facts;
import verticles.contract.Keys;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.StorageMessages.HeadObject;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.UploadAborted;

/**
 * An upload whose receiver is gone. If the whole object is in S3 the task goes on from STORED; if
 * not, the upload is abandoned and whatever had arrived of it is deleted.
 *
 * <p>That it is abandoned is written before anything is deleted: whoever takes over in between must
 * not find a late object and believe in it while it is being deleted.
 */
final class Receiving implements Step {
  private static final String ABANDONED = "upload-abandoned";
  private static final Set<String> REFUSALS = Set.of("duplicate-content", "nothing-to-replace");

  private final Bus bus;
  private final Ledger ledger;

  Receiving(Bus bus, Ledger ledger) {
    this.bus = bus;
    this.ledger = ledger;
  }

  @Override
  public Future<Task> take(Task task, Signals signals) {
    if (signals.cancelled()) {
      return cleared(task).compose(cleared -> ledger.move(task, TaskState.CANCELLED));
    }
    return whole(task).compose(whole -> whole ? store(task) : abandon(task));
  }

  private Future<Task> store(Task task) {
    return ledger
        .move(task, TaskState.STORED)
        .recover(
            failure ->
                failure instanceof ProblemException known
                        && REFUSALS.contains(known.problem().type())
                    ? refuse(task, known.problem())
                    : Future.failedFuture(failure));
  }

  /** Another upload of the same content was quicker, or what it was to replace is gone. */
  private Future<Task> refuse(Task task, Problem why) {
    return cleared(task).compose(cleared -> ledger.move(task, TaskState.REJECTED, why));
  }

  /** The receiver noted size and key before it completed the object. */
  private Future<Boolean> whole(Task task) {
    boolean givenUp = task.problem() != null && task.problem().type().equals(ABANDONED);
    if (givenUp || task.rawKey() == null || task.sha256() == null || task.dataset() == null) {
      return Future.succeededFuture(false);
    }
    return bus.ask(Asks.HEAD_OBJECT, new HeadObject(task.rawKey()))
        .map(head -> head.exists() && head.bytes() == task.bytes() && sameDigest(head, task));
  }

  /** Objects written in parts carry no digest; then only the size can speak, and does. */
  private static boolean sameDigest(ObjectHead head, Task task) {
    return head.sha256() == null || head.sha256().equals(task.sha256());
  }

  private Future<Task> abandon(Task task) {
    Problem why =
        Problem.of(
            ABANDONED,
            409,
            task.wishes().reread() ? "It was not fetched" : "The upload was cut off",
            task.wishes().reread()
                ? "The service stopped while it fetched the file again. Nothing was changed; ask again."
                : "The file did not arrive whole, and what had arrived was deleted. Upload it again.");
    return ledger
        .note(task, Facts.of(why))
        .compose(noted -> cleared(noted).map(noted))
        .compose(noted -> ledger.move(noted, TaskState.ABANDONED, why));
  }

  private Future<Void> cleared(Task task) {
    bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));
    return bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(Keys.rawPrefix(task.id())))
        .compose(gone -> bus.ask(Asks.DELETE_PREFIX, new DeletePrefix(Keys.rejects(task.id()))))
        .mapEmpty();
  }
}
