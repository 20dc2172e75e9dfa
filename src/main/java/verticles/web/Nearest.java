package verticles.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant who has written a name that there is not. */
public final class Nearest {
  private static final int LONGEST = 60;

  private Nearest() {}

  /**
   * The name that needs the fewest letters changed, whatever their case (Levenshtein).
   *
   * @param names at least one
   */
  public static String to(String given, Collection<String> names) {
    String text = cut(given);
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(text, name)))
        .orElseThrow(IllegalArgumentException::new);
  }

  /** What was written, short enough to be said back. */
  public static String cut(String given) {
    return given.length() <= LONGEST ? given : given.substring(0, LONGEST) + "…";
  }

  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
