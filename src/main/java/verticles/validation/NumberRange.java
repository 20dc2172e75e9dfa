package verticles.validation;

import java.math.BigDecimal;

/** Smallest and largest of a column's numbers, exactly. */
final class NumberRange {
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private int scale;
  private BigDecimal bigMin;
  private BigDecimal bigMax;

  void add(NumberText number) {
    if (number.big != null) {
      addBig(number.big);
    } else if (number.scale == scale) {
      add(number.mantissa);
    } else {
      rescaled(number);
    }
  }

  private void add(long mantissa) {
    if (mantissa < min) {
      min = mantissa;
    }
    if (mantissa > max) {
      max = mantissa;
    }
  }

  /** Brings the number and what is kept to one scale; what does not fit is kept as big. */
  private void rescaled(NumberText number) {
    if (number.scale > scale) {
      long factor = NumberText.POWERS[number.scale - scale];
      if (min <= max && (!fits(min, factor) || !fits(max, factor))) {
        addBig(BigDecimal.valueOf(min, scale));
        addBig(BigDecimal.valueOf(max, scale));
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
      }
      if (min <= max) {
        min *= factor;
        max *= factor;
      }
      scale = number.scale;
      add(number.mantissa);
      return;
    }
    long factor = NumberText.POWERS[scale - number.scale];
    if (fits(number.mantissa, factor)) {
      add(number.mantissa * factor);
    } else {
      addBig(BigDecimal.valueOf(number.mantissa, number.scale));
    }
  }

  private static boolean fits(long value, long factor) {
    return Math.abs(value) <= Long.MAX_VALUE / factor;
  }

  private void addBig(BigDecimal value) {
    bigMin = bigMin == null || value.compareTo(bigMin) < 0 ? value : bigMin;
    bigMax = bigMax == null || value.compareTo(bigMax) > 0 ? value : bigMax;
  }

  /** The smallest as a plain number, or null if there is none. */
  String min() {
    BigDecimal small = min <= max ? BigDecimal.valueOf(min, scale) : bigMin;
    return text(bigMin != null && bigMin.compareTo(small) < 0 ? bigMin : small);
  }

  String max() {
    BigDecimal large = min <= max ? BigDecimal.valueOf(max, scale) : bigMax;
    return text(bigMax != null && bigMax.compareTo(large) > 0 ? bigMax : large);
  }

  private static String text(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
