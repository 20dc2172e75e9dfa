package verticles.contract;

/**
 * Something about a file that its owner should know.
 *
 * @param kind what follows from it
 * @param column the header's cell that it is about, or null
 * @param message in a sentence
 */
public record Note(Kind kind, String column, String message) {
  public enum Kind {
    /** How the file was understood: title rows passed over, a column derived. */
    INFO,
    /** It may be wrong: look at it. */
    WARNING,
    /** It cannot be decided without the owner: the file waits for its mapping. */
    QUESTION
  }
}
