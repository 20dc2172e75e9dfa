package verticles.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days and months without a year, as in {@code 3112}, {@code 31.12.} or {@code 31-Dec}: DATEV's
 * posting batches have them. Nobody can tell the year, so they are never read; the answer says so.
 */
final class YearlessDates {
  private static final Pattern COMPACT = Pattern.compile("(\\d{1,2})(\\d{2})");
  private static final Pattern PARTED = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-]?");
  private static final Pattern NAMED =
      Pattern.compile("\\d{1,2}[-. ]{1,2}\\p{L}{3,10}\\.?|\\p{L}{3,10}\\.?[-. ]{1,2}\\d{1,2}");

  private YearlessDates() {}

  /** One of them, if the column's least and greatest text are such. */
  static Optional<String> example(Evidence column) {
    String min = column.tally().texts.min();
    String max = column.tally().texts.max();
    boolean both = min != null && Stream.of(min, max).allMatch(YearlessDates::is);
    return both ? Optional.of(min) : Optional.empty();
  }

  private static boolean is(String text) {
    return figures(COMPACT.matcher(text))
        || figures(PARTED.matcher(text))
        || NAMED.matcher(text).matches();
  }

  private static boolean figures(Matcher found) {
    if (!found.matches()) {
      return false;
    }
    int one = Integer.parseInt(found.group(1));
    int two = Integer.parseInt(found.group(2));
    return one >= 1 && two >= 1 && Math.min(one, two) <= 12 && Math.max(one, two) <= 31;
  }
}
