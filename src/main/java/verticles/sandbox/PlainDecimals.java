package verticles.sandbox;

import java.math.BigDecimal;

/**
 * Writes numbers plainly: the shortest digits that give the same number again, without an exponent.
 * What is no number (NaN, infinity) is an empty cell.
 */
final class PlainDecimals {
  private static final int LONGEST = 19;
  private static final double EXACT = 1L << 50;

  private PlainDecimals() {}

  static void write(long value, Text out) {
    if (value == Long.MIN_VALUE) {
      out.ascii(Long.toString(value));
      return;
    }
    out.room(20);
    if (value < 0) {
      out.bytes[out.length++] = '-';
    }
    digits(Math.abs(value), 1, out);
  }

  /** At least that many. */
  private static void digits(long value, int least, Text out) {
    int count = least;
    for (long ten = power(least); count < LONGEST && value >= ten; ten *= 10) {
      count++;
    }
    int at = out.length + count;
    out.length = at;
    for (long rest = value; count > 0; count--, rest /= 10) {
      out.bytes[--at] = (byte) ('0' + rest % 10);
    }
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** A decimal of that many places, all of which are written. */
  static void write(long unscaled, int scale, Text out) {
    if (scale == 0) {
      write(unscaled, out);
    } else if (scale < 0 || scale > 17 || unscaled == Long.MIN_VALUE) {
      out.ascii(BigDecimal.valueOf(unscaled, scale).toPlainString());
    } else {
      out.room(22);
      if (unscaled < 0) {
        out.bytes[out.length++] = '-';
      }
      long power = power(scale);
      long value = Math.abs(unscaled);
      digits(value / power, 1, out);
      out.bytes[out.length++] = '.';
      digits(value % power, scale, out);
    }
  }

  static void write(double value, Text out) {
    for (int scale = 0, power = 1; scale <= 4; scale += 2, power *= 100) {
      double unscaled = Math.rint(value * power);
      if (Math.abs(unscaled) < EXACT && unscaled / power == value) {
        write((long) unscaled, scale, out);
        dropZeros(scale, out);
        return;
      }
    }
    if (Double.isFinite(value)) {
      out.ascii(new BigDecimal(Double.toString(value)).toPlainString());
    }
  }

  static void write(float value, Text out) {
    if (value == Math.rint(value) && Math.abs(value) < 1 << 24) {
      write((long) value, out);
    } else if (Float.isFinite(value)) {
      out.ascii(new BigDecimal(Float.toString(value)).toPlainString());
    }
  }

  private static void dropZeros(int scale, Text out) {
    if (scale > 0) {
      while (out.bytes[out.length - 1] == '0') {
        out.length--;
      }
    }
  }

  /** Two bytes of IEEE 754-2008 binary16. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 0x1f
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : (float) Math.scalb(1 + fraction / 1024.0, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
