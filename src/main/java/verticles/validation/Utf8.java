package verticles.validation;

import java.nio.charset.StandardCharsets;

/** Well-formed UTF-8 (Unicode 15, table 3-7), and texts fit to be shown. */
final class Utf8 {
  private static final int SHOWN = 100;

  private Utf8() {}

  /** {@link Traits#NUL} and {@link Traits#NOT_UTF8} as they apply. */
  static long flaws(byte[] bytes, int from, int to) {
    long flaws = 0;
    for (int at = from; at < to; ) {
      byte b = bytes[at];
      if (b > 0) {
        at++;
      } else if (b == 0) {
        flaws |= Traits.NUL;
        at++;
      } else {
        int length = length(bytes, at, to);
        if (length == 0) {
          return flaws | Traits.NOT_UTF8;
        }
        at += length;
      }
    }
    return flaws;
  }

  /** Bytes of the character that begins at {@code at}, or 0 if it is malformed. */
  private static int length(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > to) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean bad =
        (lead == 0xe0 && second < 0xa0) // overlong
            || (lead == 0xed && second > 0x9f) // surrogates
            || (lead == 0xf0 && second < 0x90) // overlong
            || (lead == 0xf4 && second > 0x8f); // past U+10FFFF
    return bad ? 0 : length;
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** A text as it can be shown and stored anywhere: short, without control characters. */
  static String shown(String text) {
    int end = text.length() <= SHOWN ? text.length() : text.offsetByCodePoints(0, cut(text));
    StringBuilder shown = new StringBuilder(end + 1);
    text.substring(0, end)
        .codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x202E ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return end < text.length() ? shown.append('…').toString() : shown.toString();
  }

  private static int cut(String text) {
    return Math.min(SHOWN, text.codePointCount(0, text.length()));
  }
}
