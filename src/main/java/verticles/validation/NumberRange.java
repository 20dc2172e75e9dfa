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
    } else {
      add(number.mantissa, number.scale);
    }
  }

  private void add(long mantissa, int itsScale) {
    if (itsScale == scale) {
      add(mantissa);
    } else {
      rescaled(mantissa, itsScale);
    }
  }

  void join(NumberRange other) {
    if (other.min <= other.max) {
      add(other.min, other.scale);
      add(other.max, other.scale);
    }
    if (other.bigMin != null) {
      addBig(other.bigMin);
      addBig(other.bigMax);
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
  private void rescaled(long mantissa, int itsScale) {
    if (itsScale > scale) {
      long factor = NumberText.POWERS[itsScale - scale];
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
      scale = itsScale;
      add(mantissa);
      return;
    }
    long factor = NumberText.POWERS[scale - itsScale];
    if (fits(mantissa, factor)) {
      add(mantissa * factor);
    } else {
      addBig(BigDecimal.valueOf(mantissa, itsScale));
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
