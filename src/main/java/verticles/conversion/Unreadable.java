package verticles.conversion;

import java.util.Locale;
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
            Locale.ROOT,
            "There are %,d files in it. Send each by itself, or an archive with one of them.",
            files));
  }

  static ProblemException nested() {
    return problem(
        "archive-nested",
        "There is an archive in the archive",
        "Unpack the outer one and send what is in it.");
  }

  static ProblemException packedOtherwise() {
    return problem(
        "archive-method",
        "The archive is packed in a way that is not read here",
        "Pack the file as an ordinary ZIP (Deflate) or gzip archive, or send it as it is.");
  }

  static ProblemException tooLarge(long most) {
    return problem(
        "unpacks-too-large",
        "The file becomes too large",
        String.format(
            Locale.ROOT,
            "Unpacked and as UTF-8, together, it may have %,d bytes, and has more. Split it, for"
                + " instance by month, and send the pieces.",
            most));
  }

  static ProblemException bomb(int ratio) {
    return problem(
        "unpacks-too-large",
        "The archive is packed too tightly",
        "It becomes more than "
            + ratio
            + " times as large, as no table of sales does. Send the file unpacked.");
  }

  static ProblemException charset(String wanted) {
    return problem(
        "unknown-charset",
        "The encoding is not known",
        "There is no encoding “"
            + wanted
            + "” here. Name one as IANA does, such as windows-1252 or UTF-16LE, or leave it out.");
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
