package verticles.validation;

/**
 * Counts rows that repeat an earlier one, by 64-bit hashes: exactly up to {@link #MOST} different
 * rows. Beyond, only hashes that begin with some zero bits are kept, one bit more each time that
 * there is no room, and what is found among them stands for all (adaptive sampling, Flajolet 1990):
 * the standard error is that of a sample of {@code MOST / 2} different rows at least.
 */
final class Duplicates {
  static final int MOST = 1 << 17;

  private static final long LANE = 0xbf58476d1ce4e5b9L;

  /** Twice as many slots as hashes, at least; 0 for a free one. */
  private long[] hashes = new long[1 << 10];

  private int[] repeats = new int[1 << 10];
  private int kept;
  private int bits;

  /** Adds a row of 16 bytes or more. */
  void add(byte[] bytes, int from, int to) {
    add(hash(bytes, from, to));
  }

  /** Two lanes, so that one multiplication need not wait for the other. */
  private static long hash(byte[] bytes, int from, int to) {
    long one = to - from;
    long two = LANE;
    int at = from;
    for (; at + 16 <= to; at += 16) {
      one = (Long.rotateLeft(one, 29) ^ Bytes.word(bytes, at)) * LANE;
      two = (Long.rotateLeft(two, 31) ^ Bytes.word(bytes, at + 8)) * LANE;
    }
    one = (Long.rotateLeft(one, 29) ^ Bytes.word(bytes, to - 16)) * LANE;
    two = (Long.rotateLeft(two, 31) ^ Bytes.word(bytes, to - 8)) * LANE;
    return Bytes.mix(one ^ Bytes.mix(two));
  }

  private void add(long hash) {
    if (!sampled(hash)) {
      return;
    }
    int slot = slot(hash);
    if (hashes[slot] != 0) {
      repeats[slot]++;
      return;
    }
    hashes[slot] = hash;
    if (2 * ++kept > hashes.length) {
      rebuild(2 * hashes.length);
    } else if (kept == MOST) {
      bits++;
      rebuild(hashes.length);
    }
  }

  private boolean sampled(long hash) {
    return bits == 0 || hash >>> (64 - bits) == 0;
  }

  /** Where the hash is, or else belongs. */
  private int slot(long hash) {
    int slot = (int) hash & (hashes.length - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void rebuild(int slots) {
    long[] hashesBefore = hashes;
    int[] repeatsBefore = repeats;
    hashes = new long[slots];
    repeats = new int[slots];
    kept = 0;
    for (int i = 0; i < hashesBefore.length; i++) {
      if (hashesBefore[i] != 0 && sampled(hashesBefore[i])) {
        int slot = slot(hashesBefore[i]);
        hashes[slot] = hashesBefore[i];
        repeats[slot] = repeatsBefore[i];
        kept++;
      }
    }
  }

  boolean exact() {
    return bits == 0;
  }

  long count() {
    long sum = 0;
    for (int repeat : repeats) {
      sum += repeat;
    }
    return sum << bits;
  }
}
