package verticles.sandbox;

import java.util.List;
import java.util.Locale;

/** What in a sheet could not be used: counted, and said once. */
final class SheetFaults {
  private long errors;
  private String firstError;
  private long unreckoned;

  /** A cell shows an error, such as {@code #DIV/0!}. */
  void error(String what) {
    firstError = errors++ == 0 ? what : firstError;
  }

  /** A formula of which the file has no value. */
  void unreckoned() {
    unreckoned++;
  }

  void addTo(List<String> notes) {
    if (errors > 0) {
      notes.add(
          sentence(errors, "an error", " such as " + firstError) + ", and is taken as empty.");
    }
    if (unreckoned > 0) {
      notes.add(
          sentence(unreckoned, "a formula", "")
              + " whose value the file does not have, and is taken as empty: open the file in a"
              + " spreadsheet program and save it.");
    }
  }

  private static String sentence(long cells, String what, String rest) {
    return cells == 1
        ? "1 cell holds " + what + rest
        : String.format(Locale.ROOT, "Each of %,d cells holds %s%s", cells, what, rest);
  }
}
