package verticles.contract;

import java.util.List;

/**
 * What went wrong, in words for the person who has to do something about it (RFC 9457). It never
 * carries a stack trace, a server path or a host name.
 *
 * @param type stable identifier of the kind of problem, a kebab-case word such as {@code
 *     file-too-large}; rendered as the URI {@code /problems/{type}}
 * @param status the HTTP status that fits
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param detail this occurrence, and what to do
 * @param retryAfterSeconds when to try again, or null
 * @param errors single faults inside the file or the request, possibly empty
 */
public record Problem(
    String type,
    int status,
    String title,
    String detail,
    Integer retryAfterSeconds,
    List<Fault> errors)
    implements Message {

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  public static Problem of(String type, int status, String title, String detail) {
    return new Problem(type, status, title, detail, null, List.of());
  }

  public Problem retryAfter(int seconds) {
    return new Problem(type, status, title, detail, seconds, errors);
  }

  public Problem with(List<Fault> faults) {
    return new Problem(type, status, title, detail, retryAfterSeconds, faults);
  }

  /** This problem as something that a {@code Future} can fail with. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /**
   * One fault in a file or a request.
   *
   * @param line physical line in the file, 1-based; null where there is none
   * @param column the column's or the field's name, or null
   * @param value the offending value, cut to a readable length, or null
   * @param rule stable kebab-case name of the rule that was broken
   * @param message the fault in a sentence
   */
  public record Fault(Long line, String column, String value, String rule, String message)
      implements Message {}
}
