package verticles.validation;

/**
 * How many single letters have to be put in, left out, changed or swapped with their neighbour to
 * make one word of another (Damerau–Levenshtein, optimal string alignment).
 */
final class Edits {
  private Edits() {}

  static int between(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] now = new int[other.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int changed = last[j - 1] + (same ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(last[j], now[j - 1]));
        if (swapped(one, other, i, j)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, String other, int i, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
