package verticles.upload;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Everything that can keep a file from being received, in words for whoever sent it. */
final class UploadProblems {
  static final String DUPLICATE = "duplicate-content";

  private static final String NOTHING_TO_REPLACE = "nothing-to-replace";

  private static final Set<String> GONE =
      Set.of("upload-cut", "upload-too-slow", "multipart-truncated", "upload-expired");

  private UploadProblems() {}

  /** How a task ends that met this problem while it was received. */
  static TaskState stateAfter(Problem problem) {
    if (GONE.contains(problem.type())) {
      return TaskState.ABANDONED;
    }
    return problem.status() >= 500 ? TaskState.FAILED : TaskState.REJECTED;
  }

  /** Whether the ledger would not record a whole file, and so nothing of it is to be kept. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof ProblemException known
        && (known.problem().type().equals(DUPLICATE)
            || known.problem().type().equals(NOTHING_TO_REPLACE));
  }

  /** How a request ended, as a metric's tag. */
  static String outcome(Throwable failure) {
    if (failure == null) {
      return "stored";
    }
    return failure instanceof ProblemException known ? known.problem().type() : "internal-error";
  }

  static ProblemException tooLarge(long limit) {
    return Problem.of(
            "file-too-large",
            413,
            "The file is too large",
            "A file may have at most "
                + limit
                + " bytes. Split it, for instance by month, and send the pieces.")
        .asException();
  }

  static ProblemException empty() {
    return Problem.of("file-empty", 400, "The file is empty", "Not one byte arrived.")
        .asException();
  }

  static ProblemException notAsDeclared(long declared, long counted) {
    return Problem.of(
            "upload-cut",
            400,
            "The upload was cut",
            declared + " bytes were announced and " + counted + " arrived. Send the file again.")
        .asException();
  }

  static ProblemException wrongType(String found) {
    return Problem.of(
            "unsupported-file-type",
            415,
            "This kind of file is not taken",
            "This is " + found + ". Send the table as CSV, as an Excel workbook or as Parquet.")
        .asException();
  }

  static ProblemException badName() {
    return Problem.of(
            "bad-file-name",
            400,
            "The file name cannot be used",
            "It has a line break or a NUL character. Rename the file and send it again.")
        .asException();
  }

  static ProblemException badDataset() {
    return Problem.of(
            "bad-dataset-name",
            400,
            "The dataset name cannot be used",
            "A dataset name has 1 to 63 letters, digits, dashes and underscores, and begins with"
                + " a letter.")
        .asException();
  }

  static ProblemException badKey() {
    return Problem.of(
            "bad-idempotency-key",
            400,
            "The idempotency key cannot be used",
            "Idempotency-Key has 1 to 200 printable ASCII characters; a UUID does.")
        .asException();
  }

  static ProblemException tooMany(int limit) {
    return Problem.of(
            "too-many-uploads",
            429,
            "Too many uploads at once",
            limit + " files are being received already. Try again in a few seconds.")
        .retryAfter(5)
        .asException();
  }

  static ProblemException noRoom() {
    return Problem.of(
            "no-room",
            503,
            "There is no room for the file",
            "The server's disk is nearly full. Try again later, or tell its operator.")
        .retryAfter(60)
        .asException();
  }

  static ProblemException inProgress() {
    return Problem.of(
            "upload-in-progress",
            409,
            "This upload is still running",
            "A request with the same Idempotency-Key is sending its file. Wait for it to end.")
        .retryAfter(5)
        .asException();
  }

  static ProblemException keyReused() {
    return Problem.of(
            "idempotency-key-reused",
            422,
            "The idempotency key belongs to another file",
            "An upload with the same Idempotency-Key sent other content. Use a new key for a new"
                + " file.")
        .asException();
  }

  /**
   * @param earlier the task that has brought the same content
   */
  static ProblemException duplicate(Task earlier) {
    String sentence =
        "\"%s\" has brought the same content on %s, as task %s."
            .formatted(
                earlier.filename(),
                LocalDate.ofInstant(earlier.createdAt(), ZoneOffset.UTC),
                earlier.id());
    return Problem.of(
            DUPLICATE,
            409,
            "The same content is there already",
            sentence
                + " Nothing of this file was kept. If it is meant to count twice, send it with"
                + " allow_duplicate=true.")
        .with(
            List.of(
                new Problem.Fault(null, null, earlier.id().toString(), "duplicate-of", sentence)))
        .asException();
  }

  static Problem cancelled() {
    return Problem.of(
        "upload-cancelled", 409, "The upload was cancelled", "Nothing of the file was kept.");
  }

  /** Stands for the reason that whoever stopped it gave. */
  static ProblemException stopped() {
    return Problem.of("upload-stopped", 409, "The upload was stopped", "Nothing of it was kept.")
        .asException();
  }

  static ProblemException outcomeUnknown(UUID task) {
    return Problem.of(
            "outcome-unknown",
            503,
            "The file arrived, but it is not yet recorded",
            "Task "
                + task
                + " is looked after when the database is back. Look at its status before you"
                + " send the file again, or send it with the same Idempotency-Key.")
        .retryAfter(30)
        .asException();
  }

  static Throwable ofDisk(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.contains("No space left") || text.contains("quota") ? noRoom() : failure;
  }
}
