package verticles.web;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Reads a task id from a URL. What is no id names no task, so it gets the same 404. */
public final class TaskIds {
  private static final Pattern SHAPE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private TaskIds() {}

  public static Future<UUID> parse(String text) {
    return read(text).map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown()));
  }

  /** Empty where it is no id. */
  static Optional<UUID> read(String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  public static ProblemException unknown() {
    return Problem.of(
            "task-not-found",
            404,
            "No such task",
            "There is no upload with this task id. The id is in the answer to the upload, and in"
                + " the list of tasks.")
        .asException();
  }
}
