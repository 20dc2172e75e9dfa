package verticles.validation;

import java.math.BigDecimal;

/** A number that is worked with in place, exactly: in a long while it fits, else as it must. */
final class Exact {

  private static final long MOST = NumberText.POWERS[18];

  private long mantissa;
  private int scale;
  private BigDecimal big;

  void clear() {
    mantissa = 0;
    scale = 0;
    big = null;
  }

  void set(NumberText number) {
    mantissa = number.mantissa;
    scale = number.scale;
    big = number.big;
  }

  void set(Exact other) {
    mantissa = other.mantissa;
    scale = other.scale;
    big = other.big;
  }

  int signum() {
    return big != null ? big.signum() : Long.signum(mantissa);
  }

  void negate() {
    mantissa = -mantissa;
    big = big == null ? null : big.negate();
  }

  void absolute() {
    if (signum() < 0) {
      negate();
    }
  }

  void times(Exact other) {
    if (big == null && other.big == null && scale + other.scale <= 18) {
      long product = mantissa * other.mantissa;
      if (Math.multiplyHigh(mantissa, other.mantissa) == product >> 63) {
        mantissa = product;
        scale += other.scale;
        return;
      }
    }
    big = value().multiply(other.value());
  }

  void minus(Exact other) {
    if (big == null && other.big == null) {
      int both = Math.max(scale, other.scale);
      long one = raised(mantissa, both - scale);
      long two = raised(other.mantissa, both - other.scale);
      long difference = one - two;
      boolean fits = ((one ^ two) & (one ^ difference)) >= 0;
      if (one != Long.MIN_VALUE && two != Long.MIN_VALUE && fits) {
        mantissa = difference;
        scale = both;
        return;
      }
    }
    big = value().subtract(other.value());
  }

  /** The mantissa with more decimals, or the smallest long if there is no room. */
  private static long raised(long mantissa, int decimals) {
    long power = NumberText.POWERS[decimals];
    long value = mantissa * power;
    return Math.multiplyHigh(mantissa, power) == value >> 63 ? value : Long.MIN_VALUE;
  }

  /**
   * Takes a part of it off; keeps no more decimals than it needs.
   *
   * @param decimals by which the part is shifted: 2 for percent
   */
  void minusPart(Exact part, int decimals) {
    BigDecimal rest = BigDecimal.ONE.subtract(part.value().movePointLeft(decimals));
    BigDecimal value = value();
    BigDecimal product = value.multiply(rest);
    big = product.stripTrailingZeros();
    big = big.scale() < value.scale() ? big.setScale(Math.max(0, value.scale())) : big;
  }

  BigDecimal value() {
    return big != null ? big : BigDecimal.valueOf(mantissa, scale);
  }

  /** For statistics, not for amounts. */
  double about() {
    return big != null ? big.doubleValue() : (double) mantissa / NumberText.POWERS[scale];
  }

  /** Writes its digits, without a sign. */
  void writeUnsigned(RowText text) {
    if (big == null && Math.abs(mantissa) < MOST && mantissa != Long.MIN_VALUE) {
      text.decimal(Math.abs(mantissa), scale);
    } else {
      text.put(value().abs().toPlainString());
    }
  }
}
