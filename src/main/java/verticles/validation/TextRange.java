package verticles.validation;

import java.util.Arrays;

/** Smallest and largest of a column's texts, in the order of their bytes (that of code points). */
final class TextRange {
  private static final int KEPT = 256;

  private byte[] min;
  private byte[] max;
  private long minHead = -1L; // first eight bytes, the first one highest
  private long maxHead;

  /**
   * @param head the first eight bytes, zeros after a shorter text, the first byte lowest
   */
  void add(byte[] bytes, int from, int to, long head) {
    long big = Long.reverseBytes(head) ^ Long.MIN_VALUE; // so that a signed comparison will do
    if (big <= (minHead ^ Long.MIN_VALUE) || big >= (maxHead ^ Long.MIN_VALUE) || min == null) {
      compare(bytes, from, to);
    }
  }

  void join(TextRange other) {
    if (other.min != null) {
      compare(other.min, 0, other.min.length);
      compare(other.max, 0, other.max.length);
    }
  }

  private void compare(byte[] bytes, int from, int to) {
    if (min == null || Arrays.compareUnsigned(bytes, from, to, min, 0, min.length) < 0) {
      min = kept(bytes, from, to);
      minHead = head(min);
    }
    if (max == null || Arrays.compareUnsigned(bytes, from, to, max, 0, max.length) > 0) {
      max = kept(bytes, from, to);
      maxHead = head(max);
    }
  }

  private static byte[] kept(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, Math.min(to, from + KEPT));
  }

  private static long head(byte[] text) {
    return Long.reverseBytes(Bytes.word(Arrays.copyOf(text, Math.max(8, text.length)), 0));
  }

  String min() {
    return min == null ? null : Utf8.shown(Utf8.text(min, 0, min.length));
  }

  String max() {
    return max == null ? null : Utf8.shown(Utf8.text(max, 0, max.length));
  }
}
