package verticles.conversion;

import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.sandbox.protocol.Frame;

/** Why a file that went to the sandbox gave no rows, in words for the person who has it. */
final class SandboxRefusals {
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST = 2_000;

  private SandboxRefusals() {}

  static Problem of(Frame.Refused refused) {
    return problem(
        plain(refused.type(), LONGEST),
        plain(refused.title(), LONGEST),
        plain(refused.detail(), LONGEST));
  }

  /** What a child says is shown to people, and kept: it stays short, and text. */
  static String plain(String text, int longest) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
  }

  static Problem crashed() {
    return problem(
        "unreadable-file",
        "The file cannot be read",
        "Reading it broke off. It is damaged, or made to do harm. Open it in the program that wrote"
            + " it, save it anew, and send that.");
  }

  static Problem outOfMemory() {
    return problem(
        "too-large-inside",
        "The file holds too much",
        "Reading it takes more memory than a file is given. Split it, or save it as CSV.");
  }

  static Problem hung() {
    return problem(
        "unreadable-file",
        "The file cannot be read",
        "Reading it came to a standstill. It is damaged, or made to do harm. Open it in the program"
            + " that wrote it, save it anew, and send that.");
  }

  static Problem tooSlow(int seconds) {
    return problem(
        "too-large-inside",
        "The file holds too much",
        "Reading it takes longer than " + seconds + " s. Split it, or save it as CSV.");
  }

  /** Not the file's fault: no child can be started. It passes, or somebody has to see to it. */
  static ProblemException noChild() {
    return Problem.of(
            "no-reader",
            503,
            "The file cannot be read at present",
            "The server has too little memory, or too many processes, to start one that reads it."
                + " It is tried again by itself; if it stays so, tell its operator.")
        .asException();
  }

  /** Nor is this, it seems; and yet it may be, so that it is not tried for ever. */
  static ProblemException taken() {
    return Problem.of(
            "reader-lost",
            500,
            "The file could not be read to its end",
            "The server ran short of memory, or ended the process that read the file. It is tried"
                + " again by itself; if it stays so, tell its operator, or send the file as CSV.")
        .asException();
  }

  private static Problem problem(String type, String title, String detail) {
    return Problem.of(type, UNPROCESSABLE, title, detail);
  }
}
