package verticles.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Days since 1899-12-30, as Excel counts them in its 1900 system from 1900-03-01 on; a fraction is
 * the time of day, rounded to milliseconds.
 */
final class Serial {
  /** 1970-01-01. */
  private static final long EPOCH = 25_569;

  /** 2100-01-01: from here on, it is just a number. */
  private static final long END = 73_051;

  /** Enough: a millisecond is 1.2e-8 of a day. */
  private static final int DECIMALS = 10;

  private static final long[] FIRST = new long[NumberText.POWERS.length];

  static {
    for (int scale = 0; scale < FIRST.length; scale++) {
      long power = NumberText.POWERS[scale];
      FIRST[scale] = EPOCH <= Long.MAX_VALUE / power ? EPOCH * power : Long.MAX_VALUE;
    }
  }

  private Serial() {}

  /** The mantissa of 1970-01-01. */
  static long first(int scale) {
    return FIRST[scale];
  }

  /** Epoch milliseconds, not before 1970; -1 from 2100 on. */
  static long millis(long mantissa, int scale) {
    long power = NumberText.POWERS[scale];
    long days = mantissa / power;
    return days >= END ? -1 : (days - EPOCH) * Calendar.DAY + fraction(mantissa % power, scale);
  }

  /** The same for a number with many decimals; -1 before 1970 too. */
  static long millis(BigDecimal value) {
    BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_UP);
    boolean time =
        rounded.compareTo(BigDecimal.valueOf(EPOCH)) >= 0
            && rounded.compareTo(BigDecimal.valueOf(END)) < 0;
    return time ? millis(rounded.unscaledValue().longValueExact(), DECIMALS) : -1;
  }

  /** Milliseconds of a part of a day, {@code part / 10^scale} below one. */
  private static long fraction(long part, int scale) {
    while (scale > DECIMALS) {
      part /= 10;
      scale--;
    }
    long power = NumberText.POWERS[scale];
    return (part * Calendar.DAY + power / 2) / power;
  }
}
