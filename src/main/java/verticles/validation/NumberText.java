package verticles.validation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads plain numbers: sign, digits, one decimal point, an exponent if need be. The value is kept
 * exactly: {@code mantissa / 10^scale}, or {@link #big} where that is too narrow.
 */
final class NumberText {
  private static final long ZEROS = 0x3030303030303030L;
  private static final int MOST_DIGITS = 64;
  private static final int MOST_EXPONENT = 60;
  private static final int NO_POINT = -1;

  static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Signed. */
  long mantissa;

  int scale;

  /** The value if it does not fit into 18 digits, else null. */
  BigDecimal big;

  /** Written with an exponent. */
  boolean exponent;

  /** Decimals of the last number: the next one in the column mostly has as many. */
  private int decimals = NO_POINT;

  /**
   * @return the number's {@link Traits}, or 0 if {@code bytes[from, to)}, not empty, is none
   */
  int read(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    int length = to - start;
    if (length > 16 || !fits(bytes, start, to)) {
      return slow(bytes, from, to);
    }
    big = null;
    exponent = false;
    int traits = Traits.NUMBER | (decimals == NO_POINT ? Traits.INTEGER : 0);
    if (mantissa == 0) {
      return traits | Traits.ZERO;
    }
    if (negative) {
      mantissa = -mantissa;
      return traits | Traits.NEGATIVE;
    }
    traits |= Traits.POSITIVE;
    return mantissa < POWERS[scale] ? traits | Traits.BELOW_ONE : traits;
  }

  /** Up to 16 characters, digits and at most one point. */
  private boolean fits(byte[] bytes, int from, int to) {
    int point = to - 1 - decimals;
    if (decimals < 0 || point < from || bytes[point] != '.') {
      point = from;
      while (point < to && bytes[point] != '.') {
        point++;
      }
      decimals = point == to ? NO_POINT : to - 1 - point;
    }
    if (decimals == NO_POINT) {
      scale = 0;
      mantissa = from < to ? digits(bytes, from, to) : -1;
      return mantissa >= 0;
    }
    if (to - from < 2) {
      return false; // a point alone
    }
    long whole = digits(bytes, from, point);
    long fraction = digits(bytes, point + 1, to);
    scale = decimals;
    mantissa = whole * POWERS[scale] + fraction;
    return whole >= 0 && fraction >= 0;
  }

  /** The value of up to 16 digits (0 for none), or -1 if there is anything else. */
  static long digits(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 8) {
      return eight(bytes, to, length);
    }
    long high = eight(bytes, to - 8, length - 8);
    long low = eight(bytes, to, 8);
    return high < 0 || low < 0 ? -1 : high * 100_000_000 + low;
  }

  /**
   * The value of the {@code length} (0 to 8) digits before {@code to}. Neighbouring digits are
   * joined pairwise, all pairs at once.
   */
  private static long eight(byte[] bytes, int to, int length) {
    if (length == 0) {
      return 0;
    }
    int others = 64 - 8 * length;
    long word = (Bytes.word(bytes, to - 8) >>> others << others) | (ZEROS & ~(-1L << others));
    long value = word - ZEROS;
    long over = word + 0x4646464646464646L; // a digit stays below 0x80
    if (((over | value) & 0x8080808080808080L) != 0) {
      return -1;
    }
    value = value * 10 + (value >>> 8);
    value =
        (value & 0x000000FF000000FFL) * 0x000F424000000064L
            + ((value >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
    return value >>> 32;
  }

  /** Long numbers and those with an exponent. */
  private int slow(byte[] bytes, int from, int to) {
    if (!wellFormed(bytes, from, to)) {
      return 0;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    BigDecimal value = new BigDecimal(text);
    if (Math.abs((long) value.scale()) > MOST_DIGITS + MOST_EXPONENT) {
      return 0;
    }
    exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    boolean integer = text.indexOf('.') < 0 && !exponent;
    keep(value);
    int traits = Traits.NUMBER | (integer ? Traits.INTEGER : 0);
    return switch (value.signum()) {
      case 0 -> traits | Traits.ZERO;
      case -1 -> traits | Traits.NEGATIVE;
      default ->
          traits | Traits.POSITIVE | (value.compareTo(BigDecimal.ONE) < 0 ? Traits.BELOW_ONE : 0);
    };
  }

  private void keep(BigDecimal value) {
    BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
    if (whole.precision() <= 18 && whole.scale() <= 18) {
      mantissa = whole.unscaledValue().longValueExact();
      scale = whole.scale();
      big = null;
    } else {
      big = value;
    }
  }

  private static boolean wellFormed(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    int digits = 0;
    boolean point = false;
    for (; at < to && bytes[at] != 'e' && bytes[at] != 'E'; at++) {
      if (bytes[at] == '.' && !point) {
        point = true;
      } else if (!digit(bytes[at]) || ++digits > MOST_DIGITS) {
        return false;
      }
    }
    return digits > 0 && (at == to || isExponent(bytes, at + 1, to));
  }

  private static boolean isExponent(byte[] bytes, int from, int to) {
    int at = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    int value = 0;
    for (int i = at; i < to; i++) {
      if (!digit(bytes[i]) || i - at > 2) {
        return false;
      }
      value = 10 * value + bytes[i] - '0';
    }
    return at < to && value <= MOST_EXPONENT;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }
}
