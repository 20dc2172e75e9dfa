package verticles.rest;

/**
 * Text in a cell of a file that somebody will open in a spreadsheet: what would be run there as a
 * formula gets an apostrophe in front (OWASP, CSV injection). Numbers are not text: −5 stays −5.
 */
final class SafeText {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private SafeText() {}

  static String of(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
