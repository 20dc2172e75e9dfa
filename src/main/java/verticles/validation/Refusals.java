package verticles.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.ProblemException;
import verticles.contract.Wishes;

/** Why nothing of a file can be used, in words for the person who has it. */
final class Refusals {
  private static final int UNPROCESSABLE = 422;
  private static final int UNSUPPORTED = 415;
  private static final int RULES_NAMED = 3;

  private Refusals() {}

  static ProblemException emptyFile() {
    return refusal("empty-file", "The file is empty", "Send a file with a header and rows.");
  }

  static ProblemException blankFile() {
    return refusal(
        "empty-file",
        "The file is empty",
        "It has nothing but blank lines. Send a file with a header and rows.");
  }

  static ProblemException blankBeginning() {
    return refusal(
        "empty-file",
        "The file begins with nothing",
        "Its first megabyte has nothing but blank lines. Send a file that begins with its header.");
  }

  static Problem noRows() {
    return problem(
        "no-rows",
        "The file has no rows",
        "There is a header, but nothing in the rows below it. Send a file with at least one row.");
  }

  static ProblemException unreadableHeader() {
    return Problem.of(
            "unsupported-encoding",
            UNSUPPORTED,
            "The header cannot be read",
            "It has bytes that are no characters. Save the file as “CSV UTF-8”, or name its"
                + " charset, and send it again.")
        .asException();
  }

  static ProblemException headerTooLong() {
    return refusal(
        "header-too-long",
        "No header found",
        "The first line is longer than 1 MB. A CSV file starts with a line of column names.");
  }

  static ProblemException brokenHeader(RowBatch.Broken row) {
    String message = "The quote opened in the header is not closed properly.";
    return problem("broken-header", "The header cannot be read", message + " Mend it.")
        .with(List.of(new Fault(row.line(), null, null, row.rule().word(), message)))
        .asException();
  }

  static ProblemException tooManyColumns(int columns) {
    return refusal(
        "too-many-columns",
        "Too many columns",
        String.format(
            Locale.ROOT,
            "The header has %,d columns, and %,d is the limit. Leave out what is not needed.",
            columns,
            HeaderReader.MAX_COLUMNS));
  }

  static ProblemException badHeader(List<Fault> faults) {
    return problem(
            "bad-header",
            "The header has unusable names",
            faults.get(0).message() + " Every column needs a name of its own.")
        .with(faults)
        .asException();
  }

  static ProblemException noHeaderThere(long line) {
    return refusal(
        "no-header-there",
        "No header in that line",
        String.format(
            Locale.ROOT,
            "Line %,d is empty, is too far down or does not begin a row. Name the line that has the"
                + " column names.",
            line));
  }

  static ProblemException unknownZone(String zone) {
    return refusal(
        "unknown-time-zone",
        "Unknown time zone",
        "There is no time zone “"
            + Utf8.shown(zone)
            + "”. Use a name such as Africa/Nairobi or an offset such as +03:00.");
  }

  static Problem tooManyRejected(long rejected, long rows, Map<String, Long> byRule, Terms terms) {
    String rules =
        byRule.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(RULES_NAMED)
            .map(rule -> String.format(Locale.ROOT, "%s %,d", rule.getKey(), rule.getValue()))
            .collect(Collectors.joining(", "));
    return problem(
        "too-many-rejected-rows",
        "Too many rows at fault",
        String.format(
            Locale.ROOT,
            "%,d of %,d rows are at fault, %s: %s. The rows with their reasons can be downloaded;"
                + " mend them and send the file again.",
            rejected,
            rows,
            terms.onError() == Wishes.OnError.REJECT
                ? "and none was to be"
                : "more than " + percent(terms.maxRejectRatio()),
            rules));
  }

  private static String percent(double ratio) {
    return BigDecimal.valueOf(100 * ratio)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  static Problem problem(String type, String title, String detail) {
    return Problem.of(type, UNPROCESSABLE, title, detail);
  }

  private static ProblemException refusal(String type, String title, String detail) {
    return problem(type, title, detail).asException();
  }
}
