package verticles.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads amounts as people and programs write them: thousands parted by commas, points, spaces or
 * apostrophes, a decimal point or comma, a sign before or behind or parentheses for it, a currency
 * or percent sign, an exponent. Whether a comma is a decimal sign is not decided here: the digits
 * stay the same, only the number of decimals is kept for either style.
 */
final class AmountText {
  /** In place of a scale: it is no number in that style. */
  static final int NO = Integer.MIN_VALUE;

  private static final int MOST_DIGITS = 64;
  private static final int MOST_EXPONENT = 60;
  private static final int MOST_MARKS = 24;
  private static final int LONG_DIGITS = 18;

  boolean negative;
  boolean percent;

  /** Among {@link Currencies}, or {@link Words#NONE}. */
  int currency;

  /** Decimals if the decimal sign is a point, or if it is a comma; else {@link #NO}. */
  int pointScale;

  int commaScale;

  private final byte[] digits = new byte[MOST_DIGITS];
  private int count;

  /** The marks between the digits, and how many digits come before each. */
  private final char[] marks = new char[MOST_MARKS];

  private final int[] before = new int[MOST_MARKS];
  private int marked;

  private boolean exponential;
  private int exponent;
  private boolean signed;
  private boolean bracketed;
  private byte[] bytes;
  private int from;
  private int to;

  /** Whether {@code bytes[from, to)} is a number in one style at least. */
  boolean read(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    negative = false;
    percent = false;
    signed = false;
    bracketed = false;
    exponential = false;
    exponent = 0;
    currency = Words.NONE;
    count = 0;
    marked = 0;
    if (!front() || !back() || bracketed || !core() || count == 0) {
      return false;
    }
    pointScale = scale('.');
    commaScale = scale(',');
    return pointScale != NO || commaScale != NO;
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
    BigDecimal value = new BigDecimal(whole, scale);
    return negative ? value.negate() : value;
  }

  /** Takes off what stands before the digits. */
  private boolean front() {
    while (from < to) {
      int length = Spaces.at(bytes, from, to);
      byte first = bytes[from];
      if (digit(first) || first == '.' || first == ',') {
        return true;
      } else if (length > 0) {
        from += length;
      } else if (first == '-' || first == '+') {
        from++;
        if (!sign(first == '-')) {
          return false;
        }
      } else if (first == '(') {
        from++;
        bracketed = true;
        if (!sign(true)) {
          return false;
        }
      } else if ((length = Spaces.minus(bytes, from, to)) > 0) {
        from += length;
        if (!sign(true)) {
          return false;
        }
      } else if (!currencyBefore()) {
        return false;
      }
    }
    return false;
  }

  private boolean sign(boolean minus) {
    boolean first = !signed;
    signed = true;
    negative = minus;
    return first;
  }

  private boolean currencyBefore() {
    int end = from;
    while (end < to && !digit(bytes[end]) && !parting(bytes[end]) && space(end) == 0) {
      end++;
    }
    if (!currency(from, end)) {
      if (bytes[end - 1] != '.' || !currency(from, --end)) {
        return false;
      }
    }
    from = end;
    return true;
  }

  /** Takes off what stands behind the digits. */
  private boolean back() {
    while (from < to) {
      int length = Spaces.before(bytes, from, to);
      byte last = bytes[to - 1];
      if (digit(last) || last == '.' || last == ',') {
        return true;
      } else if (length > 0) {
        to -= length;
      } else if (last == '%' && !percent) {
        percent = true;
        to--;
      } else if (last == ')' && bracketed) {
        bracketed = false;
        to--;
      } else if (last == '-') {
        to--;
        if (!sign(true)) {
          return false;
        }
      } else if (!currencyBehind()) {
        return false;
      }
    }
    return false;
  }

  private boolean currencyBehind() {
    int start = to;
    while (start > from && !digit(bytes[start - 1]) && !parting(bytes[start - 1])) {
      if (Spaces.before(bytes, from, start) > 0) {
        break;
      }
      start--;
    }
    boolean found = currency(start, to);
    to = start;
    return found;
  }

  private boolean currency(int start, int end) {
    if (currency != Words.NONE) {
      return false;
    }
    currency = Currencies.find(bytes, start, end);
    return currency != Words.NONE;
  }

  private int space(int at) {
    return Spaces.at(bytes, at, to) + Spaces.minus(bytes, at, to);
  }

  private static boolean parting(byte b) {
    return b == '(' || b == ')' || b == '-' || b == '+' || b == '%';
  }

  /** Digits with marks between them, and an exponent. */
  private boolean core() {
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

  /** Decimals if this is the decimal sign: it comes last and once, all others part thousands. */
  private int scale(char decimal) {
    boolean has = marked > 0 && marks[marked - 1] == decimal;
    int groups = has ? marked - 1 : marked;
    int wholes = has ? before[groups] : count;
    if (exponential) {
      return groups == 0 ? count - wholes - exponent : NO;
    }
    return groups == 0 || grouped(groups, wholes, decimal) ? count - wholes : NO;
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

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }
}
