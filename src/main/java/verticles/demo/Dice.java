package verticles.demo;

/**
 * Numbers that look random and are the same on every machine and Java: SplitMix64 (Steele, Lea,
 * Flood 2014), written out because the library promises no sequence.
 */
final class Dice {
  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From 0 to below 1. */
  double part() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return part() < probability;
  }

  /** An index, as often as its share of all. */
  int among(double[] shares) {
    double all = 0;
    for (double share : shares) {
      all += share;
    }
    double left = part() * all;
    for (int i = 0; i < shares.length - 1; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return shares.length - 1;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
