package verticles.conversion;

import verticles.contract.Problem;
import verticles.sandbox.protocol.Frame;

/** Why a file that went to the sandbox cannot be used, in words for the person who has it. */
final class SandboxRefusals {
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST = 2_000;

  private SandboxRefusals() {}

  static Problem of(Frame.Refused refused) {
    return problem(clean(refused.type()), clean(refused.title()), clean(refused.detail()));
  }

  /** What a child says is shown to people: it stays short, and text. */
  private static String clean(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
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

  private static Problem problem(String type, String title, String detail) {
    return Problem.of(type, UNPROCESSABLE, title, detail);
  }
}
