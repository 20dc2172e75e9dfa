package verticles.sandbox;

import java.math.BigDecimal;

/**
 * Writes numbers plainly: the shortest digits that give the same number again, without an exponent.
 * What is no number (NaN, infinity) is an empty cell.
 */
final class PlainDecimals {
  private static final int LONGEST = 19;
  private static final double EXACT = 1L << 50;
  private static final byte[] PAIRS = pairs();

  private PlainDecimals() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  static void write(long value, Text out) {
    if (value == Long.MIN_VALUE) {
      out.ascii(Long.toString(value));
      return;
    }
    out.room(20);
    sign(value, out);
    digits(Math.abs(value), 1, out);
  }

  private static void sign(long value, Text out) {
    if (value < 0) {
      out.bytes[out.length++] = '-';
    }
  }

  /** At least that many. */
  private static void digits(long value, int least, Text out) {
    int count = Math.max(least, length(value));
    int at = out.length + count;
    int start = out.length;
    out.length = at;
    long large = value;
    for (; large > Integer.MAX_VALUE; large /= 100) {
      at = pair((int) (large % 100), at, out);
    }
    int rest = (int) large;
    for (; rest > 9; rest /= 100) {
      at = pair(rest % 100, at, out);
    }
    if (at > start) {
      out.bytes[--at] = (byte) ('0' + rest);
    }
    while (at > start) {
      out.bytes[--at] = '0';
    }
  }

  private static int pair(int pair, int end, Text out) {
    out.bytes[end - 1] = PAIRS[2 * pair + 1];
    out.bytes[end - 2] = PAIRS[2 * pair];
    return end - 2;
  }

  private static int length(long value) {
    int length = 1;
    for (long ten = 10; length < LONGEST && value >= ten; ten *= 10) {
      length++;
    }
    return length;
  }

  /** A decimal of that many places, all of which are written. */
  static void write(long unscaled, int scale, Text out) {
    if (scale == 0) {
      write(unscaled, out);
    } else if (scale < 0 || scale > 17 || unscaled == Long.MIN_VALUE) {
      out.ascii(BigDecimal.valueOf(unscaled, scale).toPlainString());
    } else {
      out.room(22);
      sign(unscaled, out);
      digits(Math.abs(unscaled), scale + 1, out);
      int point = out.length - scale;
      for (int i = out.length++; i > point; i--) {
        out.bytes[i] = out.bytes[i - 1];
      }
      out.bytes[point] = '.';
    }
  }

  /**
   * Most numbers have few decimals, and are told by giving the same number again: below {@link
   * #EXACT} no other decimal of as many digits or fewer does.
   */
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
      plain(Double.toString(value), out);
    }
  }

  private static void plain(String number, Text out) {
    boolean plain = number.indexOf('E') < 0;
    out.ascii(plain ? number : new BigDecimal(number).toPlainString());
  }

  static void write(float value, Text out) {
    if (value == Math.rint(value) && Math.abs(value) < 1 << 24) {
      write((long) value, out);
    } else if (Float.isFinite(value)) {
      plain(Float.toString(value), out);
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
