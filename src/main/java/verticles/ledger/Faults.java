package verticles.ledger;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** The ledger's ways to say no. */
final class Faults {
  private static final String UNAVAILABLE = "ledger-unavailable";

  private Faults() {}

  static boolean isUnavailable(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().type().equals(UNAVAILABLE);
  }

  /** Nobody is served yet: this is for the person at the terminal. */
  static <T> Future<T> awayAtStart(Duration patience) {
    return failed(
        Problem.of(
            UNAVAILABLE,
            503,
            "PostgreSQL does not answer",
            "It was waited for, for "
                + patience.toSeconds()
                + " s. Check that it runs and that DATABASE_URL is right; it may also be that this"
                + " machine has too much to do."));
  }

  static <T> Future<T> unavailable() {
    return failed(
        Problem.of(
                UNAVAILABLE,
                503,
                "The task ledger is away",
                "PostgreSQL does not answer just now. Nothing that was accepted is lost: try again in"
                    + " a few seconds.")
            .retryAfter(5));
  }

  static <T> Future<T> unstorable() {
    return failed(
        Problem.of(
            "bad-text",
            400,
            "Not a text",
            "There is a character in what was asked for that no text has. Leave it out."));
  }

  static <T> Future<T> leaseLost(UUID task) {
    return failed(
        Problem.of(
            "lease-lost",
            409,
            "Somebody else has taken over",
            "Task " + task + " has moved on or is held by another worker. Ask for it again."));
  }

  static <T> Future<T> illegalMove(TaskState from, TaskState to) {
    return failed(
        Problem.of(
            "illegal-move",
            409,
            "Not a legal move",
            "A task cannot go from " + from + " to " + to + "."));
  }

  static <T> Future<T> noSuchTask(UUID task) {
    return failed(
        Problem.of(
            "task-not-found",
            404,
            "No such task",
            "There is no task " + task + ". Check the id, or list the tasks."));
  }

  static <T> Future<T> noSuchDataset(String name) {
    return failed(
        Problem.of(
            "no-such-dataset",
            404,
            "No such dataset",
            "There is no dataset of the name " + name + ". Send a file to it, and there is."));
  }

  static <T> Future<T> cannotCancel(Task task) {
    String why =
        switch (task.state()) {
          case PUBLISHING, QUERYABLE -> "Its rows are already in Druid.";
          case PARKED -> "Its outcome in Druid is unknown. Retry it, and it will be settled first.";
          default -> "It has already ended: " + task.state() + ".";
        };
    return failed(Problem.of("cannot-cancel", 409, "Too late to cancel", why));
  }

  static <T> Future<T> cannotRetry(Task task) {
    String why =
        switch (task.state()) {
          case FAILED, CANCELLED ->
              task.entered().containsKey(TaskState.STORED)
                  ? "Its time is over, and what was kept of it is deleted. Upload the file again."
                  : "Its file never arrived whole. Upload it again.";
          case REJECTED ->
              task.entered().containsKey(TaskState.STORED)
                  ? "The file itself is at fault. Confirm how it is to be read instead, or correct it"
                      + " and upload it again."
                  : "The file itself is at fault. Correct it and upload it again.";
          case ABANDONED -> "Its upload was cut off. Upload the file again.";
          default -> "It is " + task.state() + ", so there is nothing to retry.";
        };
    return failed(Problem.of("cannot-retry", 409, "Cannot be retried", why));
  }

  static <T> Future<T> notWaiting(Task task) {
    return failed(
        Problem.of(
            "not-waiting",
            409,
            "It does not wait for its mapping",
            task.state() == TaskState.AWAITING_MAPPING
                ? "It is being cancelled."
                : "It is " + task.state() + "."));
  }

  static <T> Future<T> cannotUndo(Task task) {
    String why =
        task.state() == TaskState.UNDONE
            ? "It has been taken off already."
            : "It is " + task.state() + ", so nothing of it is on the dashboard.";
    return failed(Problem.of("cannot-undo", 409, "Nothing to undo", why));
  }

  static <T> Future<T> cannotRedo(Task task) {
    String why =
        switch (task.state()) {
          case UNDONE -> "Its time is over and its rows are deleted. Upload the file again.";
          case QUERYABLE -> "It is on the dashboard already.";
          default -> "It is " + task.state() + ", so there is nothing to put back.";
        };
    return failed(Problem.of("cannot-redo", 409, "Cannot be put back", why));
  }

  static <T> Future<T> cannotReread(Task task) {
    String why =
        task.state() == TaskState.UNDONE && task.replacedBy() != null
            ? "Its place has been taken by task " + task.replacedBy() + ": read that one."
            : "It is " + task.state() + ". Only a file that is on the dashboard can be read again.";
    return failed(Problem.of("cannot-reread", 409, "It cannot be read again", why));
  }

  /**
   * @param earlier the task that brought it before
   */
  static <T> Future<T> duplicate(Task earlier) {
    String message =
        "\"%s\" brought the same content %s."
            .formatted(
                earlier.filename(),
                earlier.state() == TaskState.QUERYABLE ? "before" : "and is on its way");
    return failed(
        Problem.of(
                "duplicate-content",
                409,
                "The same content is there already",
                "The dataset "
                    + earlier.dataset()
                    + " has this file's content already: nothing was"
                    + " loaded. If it is meant to count twice, allow duplicates.")
            .with(
                List.of(
                    new Problem.Fault(
                        null, null, earlier.id().toString(), "duplicate-of", message))));
  }

  /**
   * @param other the task that has brought the content of what was to come back
   */
  static <T> Future<T> countsTwice(Task other) {
    String sentence =
        "\"%s\" has brought the same content, as task %s.".formatted(other.filename(), other.id());
    return failed(
        Problem.of(
                "duplicate-content",
                409,
                "The same content is there already",
                sentence
                    + " Its rows would count twice, so nothing was changed. Take that one off first,"
                    + " or say allow_duplicate=true.")
            .with(
                List.of(
                    new Problem.Fault(
                        null, null, other.id().toString(), "duplicate-of", sentence))));
  }

  static <T> Future<T> datasetBusy(String name) {
    return failed(
        Problem.of(
            "dataset-busy",
            409,
            "Files are on their way",
            "Files are on their way into "
                + name
                + ". Wait until they have arrived, or cancel them."));
  }

  static <T> Future<T> noSuchView() {
    return failed(
        Problem.of(
            "no-such-view",
            404,
            "No such view",
            "There is no view of this id in the dataset. List its views."));
  }

  static <T> Future<T> tooManyViews(String dataset, int most) {
    return failed(
        Problem.of(
            "too-many-views",
            409,
            "Too many views",
            dataset + " has " + most + " saved views already. Delete one first."));
  }

  private static <T> Future<T> failed(Problem problem) {
    return Future.failedFuture(problem.asException());
  }
}
