package verticles.embedded;

import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Reasons not to start that the person at the terminal can do something about. */
final class CannotStart {
  private CannotStart() {}

  /**
   * @param detail what is in the way, and what to do
   */
  static ProblemException because(String type, String detail) {
    return new ProblemException(Problem.of(type, 500, "Sluice cannot start", detail));
  }
}
