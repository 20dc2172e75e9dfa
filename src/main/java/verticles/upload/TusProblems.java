package verticles.upload;

import java.util.UUID;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;

/** What can keep a piece of a file from being received, in words for whoever sent it. */
final class TusProblems {
  private TusProblems() {}

  static ProblemException version() {
    return Problem.of(
            "tus-version",
            412,
            "Another version of tus",
            "Send Tus-Resumable: 1.0.0 with every request.")
        .asException();
  }

  /**
   * @param what must be said, and how
   */
  static ProblemException header(String what) {
    return Problem.of("bad-tus-header", 400, "A header is wrong or missing", what).asException();
  }

  static ProblemException notABody() {
    return Problem.of(
            "unsupported-request",
            415,
            "This is not a piece of a file",
            "Send the bytes with Content-Type: application/offset+octet-stream.")
        .asException();
  }

  static ProblemException wrongOffset(long offset) {
    return Problem.of(
            "wrong-offset",
            409,
            "The piece does not fit",
            "The next byte wanted is " + offset + ". Ask with HEAD where to go on.")
        .asException();
  }

  static ProblemException tooLong() {
    return Problem.of(
            "upload-too-long",
            413,
            "More bytes than announced",
            "The file has fewer bytes left by its Upload-Length. What fits is kept.")
        .asException();
  }

  static ProblemException takenOver() {
    return Problem.of(
            "upload-taken-over",
            400,
            "The upload goes on elsewhere",
            "Another request has this upload now. What had arrived by this one is kept.")
        .asException();
  }

  static Problem expired() {
    return Problem.of(
        "upload-expired",
        410,
        "The upload has expired",
        "Nothing of it came for too long, and what had arrived was deleted. Send the file again.");
  }

  static Problem stopping() {
    return Problem.of(
        "upload-cut",
        410,
        "The upload was cut",
        "The service was stopped before the last byte. Send the file again.");
  }

  static ProblemException unknown() {
    return Problem.of(
            "upload-not-found",
            404,
            "No such upload",
            "There is no upload at this address. Begin a new one.")
        .asException();
  }

  /** Its turn came too late: it has been stored or dropped. */
  static ProblemException over() {
    return Problem.of("upload-over", 410, "The upload is over", "Nothing more of it is taken.")
        .asException();
  }

  /** It has been dropped, and its task says why. */
  static ProblemException gone(Task task) {
    return task.problem() == null
        ? over()
        : Problem.of(task.problem().type(), 410, task.problem().title(), task.problem().detail())
            .with(task.problem().errors())
            .asException();
  }

  static ProblemException stored(UUID task) {
    return Problem.of(
            "upload-stored",
            410,
            "The file is here already",
            "All of it has arrived, as task " + task + ". Follow, cancel or undo that.")
        .asException();
  }

  /** Another attempt at the same upload may still find it stored. */
  static ProblemException undecided() {
    return Problem.of(
            "upload-being-stored",
            423,
            "The file is being stored",
            "All of it has arrived. Ask again in a few seconds.")
        .retryAfter(5)
        .asException();
  }

  static ProblemException tooMany(int limit) {
    return Problem.of(
            "too-many-uploads",
            429,
            "Too many unfinished uploads",
            limit + " resumable uploads are unfinished. Try again in a few minutes.")
        .retryAfter(30)
        .asException();
  }

  /**
   * Clients of tus come back after a 409 and send everything again. What ended an upload for good
   * is no conflict to be resolved, so they hear that it is gone.
   */
  static ProblemException isFinal(Problem why) {
    return why.status() != 409
        ? why.asException()
        : new Problem(
                why.type(), 410, why.title(), why.detail(), why.retryAfterSeconds(), why.errors())
            .asException();
  }
}
