package verticles.validation;

import java.math.BigDecimal;

/**
 * Reads amounts as people and programs write them: a sign before or behind or parentheses for it, a
 * currency or percent sign, and between these {@link AmountDigits}. Whether a comma is a decimal
 * sign is not decided here: the number of decimals is kept for either style.
 */
final class AmountText {
  /** In place of a scale: it is no number in that style. */
  static final int NO = Integer.MIN_VALUE;

  boolean negative;
  boolean percent;

  /** Among {@link Currencies}, or {@link Words#NONE}. */
  int currency;

  /** Decimals if the decimal sign is a point, or if it is a comma; else {@link #NO}. */
  int pointScale;

  int commaScale;

  private final AmountDigits digits = new AmountDigits();
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
    currency = Words.NONE;
    if (!front() || !back() || bracketed || !digits.read(bytes, this.from, this.to)) {
      return false;
    }
    pointScale = digits.scale('.');
    commaScale = digits.scale(',');
    return pointScale != NO || commaScale != NO;
  }

  /** The digits as a number, if they fit; else -1. */
  long mantissa() {
    return digits.mantissa();
  }

  BigDecimal value(int scale) {
    BigDecimal value = digits.value(scale);
    return negative ? value.negate() : value;
  }

  /** Takes off what stands before the digits. */
  private boolean front() {
    while (from < to) {
      int length = Spaces.at(bytes, from, to);
      byte first = bytes[from];
      if (AmountDigits.digit(first) || first == '.' || first == ',') {
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
    while (end < to && !AmountDigits.digit(bytes[end]) && !parting(bytes[end]) && space(end) == 0) {
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
      if (AmountDigits.digit(last) || last == '.' || last == ',') {
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
    while (start > from && !AmountDigits.digit(bytes[start - 1]) && !parting(bytes[start - 1])) {
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
}
