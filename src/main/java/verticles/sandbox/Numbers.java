package verticles.sandbox;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes a workbook's numbers plainly, with the 15 digits that spreadsheets reckon with. */
final class Numbers {
  private static final int DIGITS = 15;
  private static final MathContext FIFTEEN = new MathContext(DIGITS);
  private static final int MOST_ZEROS = 40;

  /** What is longer is no number; spreadsheets write 17 digits and an exponent. */
  private static final int LONGEST = 400;

  private Numbers() {}

  static void write(double value, Text out) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.ascii(Long.toString((long) value));
      return;
    }
    String shortest = Double.toString(value);
    if (shortest.length() <= DIGITS + 1 && shortest.indexOf('E') < 0) {
      out.ascii(shortest);
    } else if (Double.isFinite(value)) {
      round(new BigDecimal(value), out);
    }
  }

  /** A number as it stands in the file: mostly it is plain already. */
  static void write(char[] chars, int from, int to, Text out) {
    if (plain(chars, from, to)) {
      out.room(to - from);
      for (int i = from; i < to; i++) {
        out.bytes[out.length++] = (byte) chars[i];
      }
      return;
    }
    if (to - from > LONGEST) {
      out.cell(chars, from, to);
      return;
    }
    try {
      round(new BigDecimal(chars, from, to - from), out);
    } catch (NumberFormatException e) {
      out.cell(chars, from, to); // no number: whoever reads the rows says so
    }
  }

  private static void round(BigDecimal exact, Text out) {
    BigDecimal rounded = exact.round(FIFTEEN).stripTrailingZeros();
    boolean plain = Math.abs((long) rounded.scale()) <= MOST_ZEROS;
    out.ascii(plain ? rounded.toPlainString() : rounded.toString());
  }

  private static boolean plain(char[] chars, int from, int to) {
    int at = from < to && chars[from] == '-' ? from + 1 : from;
    if (to - at > DIGITS + 1 || at == to || chars[at] < '0' || chars[at] > '9') {
      return false;
    }
    int points = 0;
    for (; at < to; at++) {
      if (chars[at] == '.') {
        points++;
      } else if (chars[at] < '0' || chars[at] > '9') {
        return false;
      }
    }
    return points <= 1 && (points == 1 || to - from <= DIGITS);
  }

  /** The value of digits with an optional sign, point and exponent; NaN for anything else. */
  static double parse(char[] chars, int from, int to) {
    long value = 0;
    int at = from;
    for (; at < to && at - from < 18 && chars[at] >= '0' && chars[at] <= '9'; at++) {
      value = 10 * value + chars[at] - '0';
    }
    if (at == to && at > from) {
      return value;
    }
    try {
      return Double.parseDouble(new String(chars, from, to - from));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
