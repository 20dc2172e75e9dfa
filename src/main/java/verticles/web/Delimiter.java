package verticles.web;

import java.util.Arrays;

/**
 * Searches {@code CRLF--boundary} in a body, by Horspool's algorithm over pairs of bytes: a pair of
 * the text that is nowhere in the delimiter lets the search leap by the delimiter's whole length,
 * so most bytes are never looked at. (Single bytes leap too short: the digits of a table are often
 * in the boundary.)
 */
final class Delimiter {
  private static final int PAIRS = 1 << 12;

  private final byte[] text;
  private final int[] leap = new int[PAIRS];

  Delimiter(byte[] boundary) {
    text = new byte[boundary.length + 4];
    text[0] = '\r';
    text[1] = '\n';
    text[2] = '-';
    text[3] = '-';
    System.arraycopy(boundary, 0, text, 4, boundary.length);
    int last = text.length - 1;
    Arrays.fill(leap, last);
    for (int i = 1; i < last; i++) {
      leap[pair(text[i - 1], text[i])] = last - i;
    }
  }

  int length() {
    return text.length;
  }

  /** Where it begins in the input below {@code end}, or -1. */
  int indexIn(byte[] input, int from, int end) {
    int last = text.length - 1;
    byte ending = text[last];
    for (int at = from + last; at < end; ) {
      byte here = input[at];
      if (here == ending && matches(input, at - last, last)) {
        return at - last;
      }
      at += leap[pair(input[at - 1], here)];
    }
    return -1;
  }

  /** Where one may begin that the input does not end. */
  int startOfPossible(byte[] input, int from, int end) {
    int at = Math.max(from, end - text.length + 1);
    while (at < end && !matches(input, at, end - at)) {
      at++;
    }
    return at;
  }

  private static int pair(byte first, byte second) {
    return (first * 37 + second) & (PAIRS - 1);
  }

  private boolean matches(byte[] input, int at, int count) {
    for (int i = 0; i < count; i++) {
      if (input[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
