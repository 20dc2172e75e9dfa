package verticles.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;

/**
 * Says why a file cannot take the place of another: it is not on the dashboard of the same dataset,
 * or not any more. The statements themselves look at that; here only words are found for it.
 */
final class Places {
  static final String NOTHING_KEPT = "Nothing of this file was kept.";

  private final Tasks tasks;

  Places(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * @param dataset of the file that was to take the place; null if it is not known yet
   * @param then what has become of that file, a sentence
   * @param otherwise if this is not what was in the way
   */
  Future<Task> refused(
      String dataset, Wishes wishes, String then, Supplier<Future<Task>> otherwise) {
    UUID old = wishes == null ? null : wishes.replaces();
    if (old == null) {
      return otherwise.get();
    }
    return tasks
        .find(old)
        .compose(
            found -> isThere(found, dataset) ? otherwise.get() : inWords(found, dataset, then),
            failure -> isUnknown(failure) ? unknown(old, then) : Future.failedFuture(failure));
  }

  private static boolean isThere(Task old, String dataset) {
    return old.state() == TaskState.QUERYABLE && (dataset == null || dataset.equals(old.dataset()));
  }

  private Future<Task> inWords(Task old, String dataset, String then) {
    String name = "“" + old.filename() + "” ";
    if (dataset != null && !dataset.equals(old.dataset())) {
      return failed(name + "is a file of another dataset, " + old.dataset() + ".", then, List.of());
    }
    if (old.state() != TaskState.UNDONE) {
      return failed(name + "is not on the dashboard: it is " + old.state() + ".", then, List.of());
    }
    if (old.replacedBy() != null) {
      return tasks.find(old.replacedBy()).compose(other -> faster(name, other, then));
    }
    String back = old.purgeAt() == null ? " for good." : ". Put it back first, or go without it.";
    return failed(name + "has been taken off the dashboard" + back, then, List.of());
  }

  private static Future<Task> faster(String name, Task other, String then) {
    String sentence =
        "%shas been replaced already, by “%s” (task %s). To replace that one, name it instead."
            .formatted(name, other.filename(), other.id());
    return failed(
        sentence,
        then,
        List.of(
            new Problem.Fault(null, "replaces", other.id().toString(), "replaced-by", sentence)));
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().status() == 404;
  }

  private static Future<Task> unknown(UUID old, String then) {
    return failed("There is no task " + old + ".", then, List.of());
  }

  private static Future<Task> failed(String why, String then, List<Problem.Fault> faults) {
    return Future.failedFuture(
        Problem.of("nothing-to-replace", 409, "There is nothing to replace", why + " " + then)
            .with(faults)
            .asException());
  }
}
