package verticles.sandbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes of cells as they stand in the rows: UTF-8, in quotes only where a comma or a quote asks for
 * it. Line breaks and other controls become spaces, so that a row stays on its line.
 */
final class Text {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int SHORT = 64;

  byte[] bytes = new byte[1 << 12];
  int length;

  void clear() {
    length = 0;
  }

  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** Appends a cell's text. */
  void cell(char[] chars, int from, int to) {
    room(3 * (to - from));
    int start = length;
    boolean special = false;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        special |= c == ',' || c == '"';
        if (c != '\r' || i + 1 == to || chars[i + 1] != '\n') {
          bytes[length++] = (byte) (c < ' ' || c == 0x7f ? ' ' : c);
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < to
          && Character.isLowSurrogate(chars[i + 1])) {
        wide(Character.toCodePoint(c, chars[++i]));
      } else {
        wide(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    if (special) {
      quote(start);
    }
  }

  /** Appends a cell's text that is UTF-8 already. */
  void cell(byte[] from, int offset, int count) {
    room(count);
    int start = length;
    boolean special = false;
    for (int i = offset; i < offset + count; i++) {
      byte c = from[i];
      special |= c == ',' || c == '"';
      bytes[length++] = c >= 0 && c < ' ' || c == 0x7f ? (byte) ' ' : c;
    }
    if (special) {
      quote(start);
    }
  }

  private void wide(int c) {
    if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | c >> 6);
    } else if (c < 0x10000) {
      bytes[length++] = (byte) (0xe0 | c >> 12);
      bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
    } else {
      bytes[length++] = (byte) (0xf0 | c >> 18);
      bytes[length++] = (byte) (0x80 | c >> 12 & 0x3f);
      bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
    }
    bytes[length++] = (byte) (0x80 | c & 0x3f);
  }

  /** Puts what stands from {@code start} on in quotes, and doubles those in it. */
  private void quote(int start) {
    int quotes = 2;
    for (int i = start; i < length; i++) {
      quotes += bytes[i] == '"' ? 1 : 0;
    }
    room(quotes);
    int from = length;
    length += quotes;
    int to = length;
    bytes[--to] = '"';
    while (from > start) {
      byte c = bytes[--from];
      bytes[--to] = c;
      if (c == '"') {
        bytes[--to] = '"';
      }
    }
    bytes[start] = '"';
  }

  /**
   * Appends a cell as another text has it. Most are short, and copied by words: what comes along
   * behind it is written over later.
   *
   * @param from the bytes of the other text
   */
  void copy(byte[] from, int start, int count) {
    room(count);
    if (count > SHORT) {
      System.arraycopy(from, start, bytes, length, count);
    } else {
      for (int i = 0; i < count; i += Long.BYTES) {
        WORDS.set(bytes, length + i, (long) WORDS.get(from, start + i));
      }
    }
    length += count;
  }

  /** Makes sure that {@code more} bytes fit, and a word behind them. */
  void room(int more) {
    int needed = length + more + Long.BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
    }
  }
}
