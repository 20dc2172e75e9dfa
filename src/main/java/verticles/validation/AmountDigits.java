package verticles.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The digits of an amount, the marks between them and its exponent. Whether a comma is a decimal
 * sign is not decided here: the digits stay the same, only the number of decimals differs.
 */
final class AmountDigits {
  private static final int MOST_DIGITS = 64;
  private static final int MOST_EXPONENT = 60;
  private static final int MOST_MARKS = 24;
  private static final int LONG_DIGITS = 18;

  private final byte[] digits = new byte[MOST_DIGITS];
  private int count;

  /** The marks between the digits, and how many digits come before each. */
  private final char[] marks = new char[MOST_MARKS];

  private final int[] before = new int[MOST_MARKS];
  private int marked;

  private boolean exponential;
  private int exponent;
  private byte[] bytes;
  private int to;

  /** Whether {@code bytes[from, to)} is made of nothing else, and has a digit. */
  boolean read(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    count = 0;
    marked = 0;
    exponential = false;
    exponent = 0;
    return core(from) && count > 0;
  }

  private boolean core(int from) {
    for (int at = from; at < to; ) {
      byte b = bytes[at];
      if (digit(b)) {
        if (count == MOST_DIGITS) {
          return false;
        }
        digits[count++] = b;
        at++;
      } else if ((b == 'e' || b == 'E') && marked <= 1) {
        return exponent(at + 1);
      } else {
        int length = mark(at);
        if (length == 0 || marked == MOST_MARKS) {
          return false;
        }
        before[marked++] = count;
        at += length;
      }
    }
    return true;
  }

  /** Keeps the mark at this place; returns its length. */
  private int mark(int at) {
    if (bytes[at] == '.' || bytes[at] == ',') {
      marks[marked % MOST_MARKS] = (char) bytes[at];
      return 1;
    }
    int apostrophe = Spaces.apostrophe(bytes, at, to);
    marks[marked % MOST_MARKS] = apostrophe > 0 ? '\'' : ' ';
    return apostrophe > 0 ? apostrophe : Spaces.at(bytes, at, to);
  }

  private boolean exponent(int at) {
    boolean minus = bytes[at] == '-';
    int start = minus || bytes[at] == '+' ? at + 1 : at;
    if (start >= to || to - start > 3) {
      return false;
    }
    for (int i = start; i < to; i++) {
      if (!digit(bytes[i])) {
        return false;
      }
      exponent = 10 * exponent + bytes[i] - '0';
    }
    exponential = true;
    boolean small = exponent <= MOST_EXPONENT;
    exponent = minus ? -exponent : exponent;
    return small;
  }

  /**
   * Decimals if this is the decimal sign: it comes last and once, all others part thousands.
   *
   * @return {@link AmountText#NO} if it is no number then
   */
  int scale(char decimal) {
    boolean has = marked > 0 && marks[marked - 1] == decimal;
    int groups = has ? marked - 1 : marked;
    int wholes = has ? before[groups] : count;
    if (exponential) {
      return groups == 0 ? count - wholes - exponent : AmountText.NO;
    }
    return groups == 0 || grouped(groups, wholes, decimal) ? count - wholes : AmountText.NO;
  }

  /** Thousands as 1,234,567, or lakhs as 12,34,567. */
  private boolean grouped(int groups, int wholes, char decimal) {
    boolean thousands = before[0] <= 3;
    boolean lakhs = before[0] <= 2 && marks[0] == ',';
    for (int i = 0; i < groups; i++) {
      if (marks[i] != marks[0] || marks[i] == decimal) {
        return false;
      }
      boolean last = i + 1 == groups;
      int length = (last ? wholes : before[i + 1]) - before[i];
      thousands &= length == 3;
      lakhs &= length == (last ? 3 : 2);
    }
    return before[0] > 0 && digits[0] != '0' && (thousands || lakhs);
  }

  /** The digits as a number, if they fit; else -1. */
  long mantissa() {
    if (count > LONG_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = 10 * value + digits[i] - '0';
    }
    return value;
  }

  BigDecimal value(int scale) {
    BigInteger whole = new BigInteger(new String(digits, 0, count, StandardCharsets.ISO_8859_1));
    return new BigDecimal(whole, scale);
  }

  static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }
}
