package verticles.sandbox;

/**
 * Writes a workbook's times, which are counts of days, as ISO 8601 (ECMA-376 part 1, 18.17.4). The
 * 1900 system has a 29 February 1900 that never was: serials up to it count from one day later.
 */
final class Serials {
  private static final int DAY_MS = 86_400_000;
  private static final int LAST = 2_958_465; // 9999-12-31
  private static final int LEAP_DAY = 60;
  private static final int FROM_1904 = 1_462;
  private static final int EPOCH = 25_569; // 1970-01-01

  private Serials() {}

  /**
   * @return the kind of cell that was written; a number that is no time stays one
   */
  static Cells.Kind write(double serial, boolean from1904, NumberFormat format, Text out) {
    double days = from1904 ? serial + FROM_1904 : serial;
    if (format == NumberFormat.DURATION && serial >= 0 && serial <= LAST) {
      duration(Math.round(serial * DAY_MS), out);
      return Cells.Kind.TEXT;
    }
    if (!(serial >= 0 && days < LAST + 1) || !from1904 && (int) days == LEAP_DAY) {
      Numbers.write(serial, out);
      return Cells.Kind.NUMBER;
    }
    long millis = Math.round(days * DAY_MS);
    int day = (int) (millis / DAY_MS);
    int clock = (int) (millis % DAY_MS);
    if (day == 0 && !from1904) {
      clock(clock, out);
      return Cells.Kind.TEXT;
    }
    date(day - EPOCH + (day < LEAP_DAY && !from1904 ? 1 : 0), out);
    if (clock != 0) {
      out.ascii(" ");
      clock(clock, out);
    }
    return Cells.Kind.DATE;
  }

  /** As Howard Hinnant's "chrono-compatible low-level date algorithms". */
  static void date(long epochDay, Text out) {
    long z = epochDay + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    out.room(20);
    if (year < 0 || year > 9_999) {
      out.ascii(Long.toString(year));
    } else {
      two((int) year / 100, out);
      two((int) year % 100, out);
    }
    out.bytes[out.length++] = '-';
    two(month, out);
    out.bytes[out.length++] = '-';
    two(dayOfYear - (153 * shifted + 2) / 5 + 1, out);
  }

  /** hh:mm:ss, with milliseconds where there are any. */
  static void clock(int millis, Text out) {
    int seconds = millis / 1_000;
    out.room(12);
    two(seconds / 3_600, out);
    sixties(seconds, out);
    if (millis % 1_000 != 0) {
      fraction(millis % 1_000, 3, out);
    }
  }

  /** A point and that many digits. */
  static void fraction(int value, int digits, Text out) {
    out.room(digits + 1);
    out.bytes[out.length] = '.';
    for (int i = digits; i > 0; i--, value /= 10) {
      out.bytes[out.length + i] = (byte) ('0' + value % 10);
    }
    out.length += digits + 1;
  }

  private static void duration(long millis, Text out) {
    long seconds = millis / 1_000;
    out.ascii(Long.toString(seconds / 3_600));
    out.room(6);
    sixties((int) (seconds % 3_600), out);
  }

  private static void sixties(int seconds, Text out) {
    out.bytes[out.length++] = ':';
    two(seconds / 60 % 60, out);
    out.bytes[out.length++] = ':';
    two(seconds % 60, out);
  }

  private static void two(int value, Text out) {
    out.bytes[out.length++] = (byte) ('0' + value / 10);
    out.bytes[out.length++] = (byte) ('0' + value % 10);
  }
}
