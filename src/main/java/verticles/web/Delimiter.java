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

  /** How far a pair lets the search leap; 0 for the delimiter's last pair, which may be a hit. */
  private final int[] leap = new int[PAIRS];

  /** How far to leap after the last pair was no hit. */
  private final int missed;

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
    int ending = pair(text[last - 1], text[last]);
    missed = leap[ending];
    leap[ending] = 0;
  }

  int length() {
    return text.length;
  }

  /** Where it begins in the input below {@code end}, or -1. */
  int indexIn(byte[] input, int from, int end) {
    int last = text.length - 1;
    for (int at = from + last; at < end; ) {
      int step = leap[pair(input[at - 1], input[at])];
      if (step == 0) {
        if (matches(input, at - last, text.length)) {
          return at - last;
        }
        step = missed;
      }
      at += step;
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
