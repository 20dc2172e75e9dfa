package verticles.validation;

import java.math.BigDecimal;

/**
 * Reads numbers, exactly: {@code mantissa / 10^scale}, or {@link #big} where that is too narrow.
 * Plain ones, which are nearly all, have a short way; the others go through {@link AmountText}.
 */
final class NumberText {
  private static final long ZEROS = 0x3030303030303030L;
  private static final int NO_POINT = -1;
  private static final int MOST_SCALE = 124;

  /** A point with three digits behind it: thousands, if the decimal sign is a comma. */
  private static final int THOUSANDS = 3;

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

  /** Sign, digits and at most one point: the text itself is what is written for Druid. */
  boolean plain;

  private final Decimal preferred;
  private final AmountText amount = new AmountText();

  /** Decimals of the last number: the next one in the column mostly has as many. */
  private int decimals = NO_POINT;

  /**
   * @param preferred decides where a text is a number in both styles
   */
  NumberText(Decimal preferred) {
    this.preferred = preferred;
  }

  /**
   * Reads a plain number of up to 16 digits.
   *
   * @return the number's {@link Traits}, or 0 if {@code bytes[from, to)}, not empty, is none
   */
  long read(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    if (to - start > 16 || !fits(bytes, start, to)) {
      return 0;
    }
    big = null;
    plain = true;
    long traits = decimals == NO_POINT ? Traits.INTEGER | Traits.NUMBER : Traits.POINT;
    if (decimals == THOUSANDS && thousands(bytes, start, to)) {
      traits = Traits.NUMBER;
      plain = preferred == Decimal.POINT;
      scale = plain ? scale : 0;
    }
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

  /** Whether 1.234 is a thousand and more, if the decimal sign is a comma. */
  private static boolean thousands(byte[] bytes, int start, int to) {
    int whole = to - start - 1 - THOUSANDS;
    return whole >= 1 && whole <= 3 && bytes[start] != '0';
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

  /** Reads any number; as {@link #read}, which does not take it. */
  long readAmount(byte[] bytes, int from, int to) {
    plain = false;
    if (!amount.read(bytes, from, to)) {
      return 0;
    }
    boolean point = keeps(amount.pointScale);
    boolean comma = keeps(amount.commaScale);
    if (!point && !comma) {
      return 0;
    }
    as(point && comma ? preferred : point ? Decimal.POINT : Decimal.COMMA);
    long traits = (point ? Traits.POINT : 0) | (comma ? Traits.COMMA : 0);
    boolean same = amount.pointScale == amount.commaScale;
    traits |= same && amount.pointScale <= 0 ? Traits.INTEGER : 0;
    traits |= amount.percent ? Traits.PERCENT : 0;
    traits |= amount.currency == Words.NONE ? 0 : Traits.CURRENCY;
    return traits | sign();
  }

  private static boolean keeps(int decimals) {
    return decimals != AmountText.NO && Math.abs(decimals) <= MOST_SCALE;
  }

  private long sign() {
    BigDecimal value = value();
    return switch (value.signum()) {
      case 0 -> Traits.ZERO;
      case -1 -> Traits.NEGATIVE;
      default -> Traits.POSITIVE | (value.compareTo(BigDecimal.ONE) < 0 ? Traits.BELOW_ONE : 0);
    };
  }

  BigDecimal value() {
    return big != null ? big : BigDecimal.valueOf(mantissa, scale);
  }

  /** The currency of the last amount, if its traits say that it has one. */
  String currency() {
    return Currencies.code(amount.currency);
  }

  /** Takes the last number in this style, in which its traits say that it is one. */
  void as(Decimal style) {
    if (plain) {
      scale = style == Decimal.POINT || decimals == NO_POINT ? Math.max(0, decimals) : 0;
      return;
    }
    int wanted = style == Decimal.POINT ? amount.pointScale : amount.commaScale;
    long value = amount.mantissa();
    if (value >= 0 && wanted >= 0 && wanted < POWERS.length) {
      mantissa = amount.negative ? -value : value;
      scale = wanted;
      big = null;
    } else {
      keep(amount.value(wanted));
    }
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
}
