package verticles.conversion;

import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Why a file cannot become rows, in words for the person who has it. */
final class Unreadable {
  private static final int UNPROCESSABLE = 422;
  private static final int UNSUPPORTED = 415;

  private Unreadable() {}

  /**
   * @param what for “This is …”
   * @param instead what to do, in a sentence
   */
  static ProblemException format(String what, String instead) {
    return Problem.of(
            "unsupported-format",
            UNSUPPORTED,
            "This kind of file is not taken",
            "This is " + what + ". " + instead)
        .asException();
  }

  static ProblemException damaged(String how) {
    return problem(
        "archive-damaged",
        "The archive is damaged",
        how + " Pack the file again, or send it as it is.");
  }

  static ProblemException cut() {
    return problem(
        "archive-cut",
        "The archive is not whole",
        "It ends before its contents do. Copy or pack it again, and send that.");
  }

  static ProblemException manyFiles(long files) {
    return problem(
        "archive-many-files",
        "The archive holds several files",
        String.format(
            java.util.Locale.ROOT,
            "There are %,d files in it. Send each by itself, or an archive with one of them.",
            files));
  }

  static ProblemException emptyArchive() {
    return problem(
        "archive-empty", "The archive is empty", "There is no file in it. Send the file itself.");
  }

  static ProblemException encrypted() {
    return problem(
        "archive-encrypted",
        "The archive has a password",
        "It cannot be read without it. Pack the file without a password, or send it as it is.");
  }

  private static ProblemException problem(String type, String title, String detail) {
    return Problem.of(type, UNPROCESSABLE, title, detail).asException();
  }
}
