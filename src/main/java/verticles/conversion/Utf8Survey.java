package verticles.conversion;

import java.nio.ByteBuffer;

/**
 * Tells whether text is UTF-8 by what it has outside ASCII: it is if more of that reads as UTF-8
 * than does not. Text of one byte a character hardly ever does, and a file of UTF-8 stays one with
 * a few broken bytes in it. The first {@value #ENOUGH} such characters decide, wherever they are.
 */
final class Utf8Survey {
  static final int ENOUGH = 1000;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private long good;
  private long bad;

  /** Continuation bytes that are due, and the bounds of the next one. */
  private int due;

  private int low;
  private int high;

  /** Nothing that comes can change the answer. */
  boolean settled() {
    return good + bad >= ENOUGH;
  }

  /** The answer for what has been read so far. */
  boolean utf8() {
    return bad == 0 || good > bad;
  }

  /** Takes all that remains in the buffer. */
  void read(ByteBuffer bytes) {
    while (bytes.hasRemaining() && !settled()) {
      if (due == 0) {
        skipAscii(bytes);
      }
      if (bytes.hasRemaining()) {
        take(bytes.get() & 0xff);
      }
    }
    if (settled()) {
      bytes.position(bytes.limit());
    }
  }

  /** The text is over: a character that was begun is broken. */
  void end() {
    bad += due > 0 ? 1 : 0;
    due = 0;
  }

  private static void skipAscii(ByteBuffer bytes) {
    int at = bytes.position();
    int end = bytes.limit();
    while (at + 32 <= end && (word(bytes, at) & HIGH_BITS) == 0) {
      at += 32;
    }
    while (at < end && bytes.get(at) >= 0) {
      at++;
    }
    bytes.position(at);
  }

  /** Whether any of 32 bytes has a bit is told by all of them at once. */
  private static long word(ByteBuffer bytes, int at) {
    return bytes.getLong(at)
        | bytes.getLong(at + 8)
        | bytes.getLong(at + 16)
        | bytes.getLong(at + 24);
  }

  private void take(int next) {
    if (due > 0 && next >= low && next <= high) {
      low = 0x80;
      high = 0xBF;
      due--;
      good += due == 0 ? 1 : 0;
      return;
    }
    bad += due > 0 ? 1 : 0;
    due = 0;
    if (next >= 0x80) {
      begin(next);
    }
  }

  /** The table of well-formed sequences: Unicode 15, 3.9, table 3-7. */
  private void begin(int first) {
    low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
      due = 1;
    } else if (first >= 0xE0 && first <= 0xEF) {
      due = 2;
    } else if (first >= 0xF0 && first <= 0xF4) {
      due = 3;
    } else {
      bad++;
    }
  }
}
