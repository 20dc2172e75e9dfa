package verticles.sandbox;

import java.util.List;
import java.util.Locale;

/** Why nothing of a file can be used, in words for the person who has it. */
final class Refusal extends RuntimeException {
  final String type;
  final String title;

  private Refusal(String type, String title, String detail) {
    super(detail, null, false, false);
    this.type = type;
    this.title = title;
  }

  static Refusal damaged(String what) {
    return new Refusal(
        "damaged-file",
        "The file is damaged",
        what + " Open it in the program that wrote it, save it anew, and send that.");
  }

  static Refusal tooLarge(String what) {
    return new Refusal(
        "too-large-inside",
        "The file holds too much",
        what + " Split it, or leave out what is not needed.");
  }

  static Refusal hostile(String what) {
    return new Refusal(
        "suspicious-file", "The file is not what it says", what + " It was not read.");
  }

  static Refusal locked(String what) {
    return new Refusal(
        "password-protected",
        "The file is locked",
        what + " is protected by a password. Save it without one and send it again.");
  }

  static Refusal encrypted() {
    return new Refusal(
        "password-protected",
        "The file is locked",
        "The Parquet file is encrypted. Write it without encryption and send it again.");
  }

  static Refusal unsupported(String what) {
    return new Refusal("unsupported-format", "The file cannot be read", what);
  }

  static Refusal tooOld() {
    return unsupported("The workbook is of Excel 95 or older. Save it as .xlsx and send that.");
  }

  static Refusal noSheet(String wanted, List<String> names) {
    String sheets = names.isEmpty() ? "" : " It has: " + String.join(", ", shown(names)) + ".";
    return new Refusal(
        "no-such-sheet",
        "There is no such sheet",
        "The workbook has no sheet called “" + wanted + "”." + sheets);
  }

  static Refusal empty() {
    return new Refusal(
        "empty-file", "The file is empty", "No sheet has a cell with anything in it.");
  }

  static String count(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static List<String> shown(List<String> names) {
    List<String> first = names.stream().limit(20).map(name -> "“" + name + "”").toList();
    return names.size() <= 20
        ? first
        : List.of(String.join(", ", first), "and " + (names.size() - 20) + " more");
  }
}
