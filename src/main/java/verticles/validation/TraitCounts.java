package verticles.validation;

import java.util.Arrays;

/** How many cells have which combination of {@link Traits}. There are few combinations. */
final class TraitCounts {
  private final CellRule rule;
  private long[] traits = new long[8];
  private long[] counts = new long[8];
  private boolean[] broken = new boolean[8];
  private int used;
  private int last;

  TraitCounts(CellRule rule) {
    this.rule = rule;
  }

  /** The place of this combination, to count it by. */
  int place(long wanted) {
    if (last < used && traits[last] == wanted) {
      return last;
    }
    last = 0;
    while (last < used && traits[last] != wanted) {
      last++;
    }
    if (last == used) {
      if (used == traits.length) {
        traits = Arrays.copyOf(traits, 2 * used);
        counts = Arrays.copyOf(counts, 2 * used);
        broken = Arrays.copyOf(broken, 2 * used);
      }
      broken[used] = rule.broken(wanted);
      traits[used++] = wanted;
    }
    return last;
  }

  /** Counts one more; whether it breaks the column's rule. */
  boolean count(int place) {
    counts[place]++;
    return broken[place];
  }

  void join(TraitCounts other) {
    for (int i = 0; i < other.used; i++) {
      counts[place(other.traits[i])] += other.counts[i];
    }
  }

  /** To be counted in directly, until the next combination is met. */
  long[] counts() {
    return counts;
  }

  boolean broken(int place) {
    return broken[place];
  }

  /** Cells with at least one of these. */
  long any(long wanted) {
    long sum = 0;
    for (int i = 0; i < used; i++) {
      sum += (traits[i] & wanted) != 0 ? counts[i] : 0;
    }
    return sum;
  }

  /** Cells with all of these. */
  long all(long wanted) {
    long sum = 0;
    for (int i = 0; i < used; i++) {
      sum += (traits[i] & wanted) == wanted ? counts[i] : 0;
    }
    return sum;
  }

  /** Cells with at least one of these, and none of those. */
  long any(long wanted, long without) {
    long sum = 0;
    for (int i = 0; i < used; i++) {
      sum += (traits[i] & wanted) != 0 && (traits[i] & without) == 0 ? counts[i] : 0;
    }
    return sum;
  }

  long total() {
    return Arrays.stream(counts).sum();
  }
}
