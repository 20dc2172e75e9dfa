package verticles.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time. Blocks keep {@link #MARGIN} bytes free at both ends, so that a word may be
 * read around any cell without a check.
 */
final class Bytes {
  static final int MARGIN = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Masks for the first and the second word of a text of so many bytes. */
  private static final long[] FIRST = new long[17];

  private static final long[] SECOND = new long[17];

  static {
    for (int length = 1; length <= 16; length++) {
      FIRST[length] = -1L >>> Math.max(0, 64 - 8 * length);
      SECOND[length] = length <= 8 ? 0 : -1L >>> (128 - 8 * length);
    }
  }

  private Bytes() {}

  /** Eight bytes from {@code at} on; the first is the lowest. */
  static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void putWord(byte[] bytes, int at, long word) {
    LONG.set(bytes, at, word);
  }

  /** The first eight of {@code length} (0 to 16) bytes from {@code at} on, zeros behind them. */
  static long firstWord(byte[] bytes, int at, int length) {
    return (long) LONG.get(bytes, at) & FIRST[length];
  }

  /** The bytes after the first eight of {@code length} (0 to 16), zeros behind them. */
  static long secondWord(byte[] bytes, int at, int length) {
    return (long) LONG.get(bytes, at + 8) & SECOND[length];
  }

  /** The part of a word that the first eight of {@code length} bytes take up. */
  static long first(long word, int length) {
    return word & FIRST[length];
  }

  /** The part of a word that the bytes after the first eight take up. */
  static long second(long word, int length) {
    return word & SECOND[length];
  }

  /** Spreads the bits of a key over the whole word (the finalizer of MurmurHash3). */
  static long mix(long key) {
    key ^= key >>> 33;
    key *= 0xff51afd7ed558ccdL;
    key ^= key >>> 33;
    key *= 0xc4ceb9fe1a85ec53L;
    return key ^ (key >>> 33);
  }

  /** A hash of a longer text, {@code to - from >= 8}. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = (to - from) * 0x9e3779b97f4a7c15L;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (Long.rotateLeft(hash, 29) ^ word(bytes, at)) * 0xbf58476d1ce4e5b9L;
    }
    return mix(hash ^ word(bytes, to - 8));
  }

  static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\t' || b == '\r' || b == '\n');
  }

  /**
   * First byte from {@code from} on that is not a space, tab or line break; {@code to} if there is
   * none.
   */
  static int skipSpaces(byte[] bytes, int from, int to) {
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    return from;
  }

  /** End of the text before trailing spaces, tabs and line breaks. */
  static int dropSpaces(byte[] bytes, int from, int to) {
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    return to;
  }

  /** End of the line that {@code from} is in, its break excluded; {@code to} if it goes on. */
  static int lineEnd(byte[] bytes, int from, int to) {
    while (from < to && bytes[from] != '\n' && bytes[from] != '\r') {
      from++;
    }
    return from;
  }

  /** Behind the line break at {@code at}, a CRLF being one; nothing comes after {@code to}. */
  static int afterBreak(byte[] bytes, int at, int to) {
    boolean two = bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n';
    return two ? at + 2 : at + 1;
  }
}
