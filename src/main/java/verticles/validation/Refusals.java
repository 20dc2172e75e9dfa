package verticles.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.ProblemException;
import verticles.contract.Wishes;

/** Why nothing of a file can be used, in words for the person who has it. */
final class Refusals {
  private static final int UNPROCESSABLE = 422;
  private static final int UNSUPPORTED = 415;
  private static final int RULES_NAMED = 4;

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
    return problem(
        "too-many-rejected-rows",
        "Too many rows at fault",
        String.format(
            Locale.ROOT,
            "%,d of %,d rows cannot be used, %s: %s. %s",
            rejected,
            rows,
            terms.onError() == Wishes.OnError.REJECT
                ? "and none was to be set aside"
                : "and at most " + percent(terms.maxRejectRatio()) + " were to be set aside",
            inWords(byRule),
            wayOn(rows - rejected)));
  }

  private static String wayOn(long good) {
    String whole = "read it differently, or mend the rows in your own file and send it again.";
    return good == 0
        ? "The file is kept: " + whole
        : String.format(
            Locale.ROOT,
            "The other %,d %s good. The file is kept: load the good rows alone, %s",
            good,
            good == 1 ? "is" : "are",
            whole);
  }

  /** The most frequent reasons; the counts add up to all of them. */
  private static String inWords(Map<String, Long> byRule) {
    List<String> words = new ArrayList<>();
    long others = byRule.values().stream().mapToLong(Long::longValue).sum();
    for (Rule rule : mostFrequent(byRule)) {
      long rows = byRule.get(rule.word());
      words.add(String.format(Locale.ROOT, "%,d %s", rows, rule.said()));
      others -= rows;
    }
    if (others > 0) {
      words.add(String.format(Locale.ROOT, "%,d for other reasons", others));
    }
    return String.join(", ", words);
  }

  private static List<Rule> mostFrequent(Map<String, Long> byRule) {
    return Arrays.stream(Rule.values())
        .filter(rule -> byRule.containsKey(rule.word()))
        .sorted(Comparator.comparing((Rule rule) -> byRule.get(rule.word())).reversed())
        .limit(RULES_NAMED)
        .toList();
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
