package verticles.validation;

/** Reads times in all of the written {@link TimeFormat}s at once. */
final class TimeText extends ClockText {
  private static final int LONGEST = 48;
  private static final int PIVOT = 69; // two-digit years below it are of this century

  private static final Words MONTHS = Words.of("months.properties", Integer::parseInt);

  /** Epoch milliseconds for each format that the last text agrees with; local unless zoned. */
  final long[] millis = new long[TimeFormat.values().length];

  /**
   * Reads a date, with or without a time of day, or a time of day alone.
   *
   * @return the {@link Traits} of the formats that it agrees with, or 0
   */
  long read(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 4 || length > LONGEST) {
      return 0;
    }
    this.bytes = bytes;
    this.to = to;
    byte separator = bytes[from + 1] < '0' ? bytes[from + 1] : bytes[from + 2];
    if (separator <= ' ' || separator > '9') {
      return separator == ':' || bytes[from + 1] == ':' ? timeOfDay(from) : dayName(from);
    }
    if (length < 6) {
      return bytes[from + 1] == ':' ? timeOfDay(from) : 0;
    }
    if (separator < '0') {
      return figures(from, separator);
    }
    return switch (bytes[from + 4]) {
      case '-' -> yearFirst(from, '-', TimeFormat.ISO);
      case '/' -> yearFirst(from, '/', TimeFormat.YEAR_SLASH);
      case '.' -> yearFirst(from, '.', TimeFormat.YEAR_DOT);
      default -> bytes[from + 1] == ':' ? timeOfDay(from) : 0;
    };
  }

  private long yearFirst(int from, char separator, TimeFormat format) {
    int year = four(from);
    if (year < 0) {
      return 0;
    }
    int month;
    int day;
    if (to - from >= 10 && bytes[from + 7] == separator) {
      month = two(from + 5);
      day = two(from + 8);
      at = from + 10;
    } else {
      at = from + 5;
      month = oneOrTwo();
      if (at == to && separator != '.') {
        return monthOf(TimeFormat.YEAR_MONTH, year, month);
      }
      if (bytes[at++] != separator) {
        return 0;
      }
      day = oneOrTwo();
    }
    if (!Calendar.valid(year, month, day) || !clock()) {
      return 0;
    }
    return time(format, year, month, day);
  }

  /** Two figures of one digit or two, and a third of up to four: 31/12/2024, 24/12/31. */
  private long figures(int from, byte separator) {
    at = from;
    int first = oneOrTwo();
    boolean firstIsLong = at - from == 2;
    if (bytes[at++] != separator) {
      return 0;
    }
    if (bytes[at] == ' ' || letter(bytes[at])) {
      return monthNext(first);
    }
    if (at + 4 == to && four(at) >= 0) {
      return monthOf(TimeFormat.MONTH_YEAR, four(at), first);
    }
    int second = oneOrTwo();
    if (first < 0 || second < 0 || bytes[at++] != separator) {
      return 0;
    }
    if (at + 4 <= to && digit(at + 1) >= 0 && digit(at + 2) >= 0) {
      int year = four(at);
      at += 4;
      return year >= 0 && clock() ? yearLast(separator, first, second, year) : 0;
    }
    int start = at;
    int third = oneOrTwo();
    boolean thirdIsLong = at - start == 2;
    if (third < 0 || !clock()) {
      return 0;
    }
    long traits = thirdIsLong ? shortYearLast(separator, first, second, century(third)) : 0;
    return firstIsLong ? traits | shortYearFirst(separator, century(first), second, third) : traits;
  }

  private long yearLast(byte separator, int first, int second, int year) {
    return switch (separator) {
      case '/' -> either(TimeFormat.DAY_SLASH, TimeFormat.MONTH_SLASH, year, first, second);
      case '-' -> either(TimeFormat.DAY_DASH, TimeFormat.MONTH_DASH, year, first, second);
      case '.' -> one(TimeFormat.DAY_DOT, year, second, first);
      default -> 0;
    };
  }

  private long shortYearLast(byte separator, int first, int second, int year) {
    return switch (separator) {
      case '/' ->
          either(TimeFormat.DAY_SLASH_SHORT, TimeFormat.MONTH_SLASH_SHORT, year, first, second);
      case '-' ->
          either(TimeFormat.DAY_DASH_SHORT, TimeFormat.MONTH_DASH_SHORT, year, first, second);
      case '.' -> one(TimeFormat.DAY_DOT_SHORT, year, second, first);
      default -> 0;
    };
  }

  private long shortYearFirst(byte separator, int year, int month, int day) {
    return switch (separator) {
      case '/' -> one(TimeFormat.YEAR_SLASH_SHORT, year, month, day);
      case '-' -> one(TimeFormat.YEAR_DASH_SHORT, year, month, day);
      case '.' -> one(TimeFormat.YEAR_DOT_SHORT, year, month, day);
      default -> 0;
    };
  }

  /** Day and month may be the other way round. */
  private long either(TimeFormat dayFirst, TimeFormat monthFirst, int year, int first, int second) {
    return one(dayFirst, year, second, first) | one(monthFirst, year, first, second);
  }

  private long one(TimeFormat format, int year, int month, int day) {
    return Calendar.valid(year, month, day) ? time(format, year, month, day) : 0;
  }

  /** 31 Dec 2024, 31-Dec-24, 31. Dezember 2024. */
  private long dayName(int from) {
    at = from;
    int day = oneOrTwo();
    if (day < 0 || !parts(bytes[at])) {
      return 0;
    }
    at++;
    return monthNext(day);
  }

  private long monthNext(int day) {
    skipParting();
    int month = month();
    skipParting();
    int year = month < 0 ? -1 : year();
    return Calendar.valid(year, month, day) && clock()
        ? time(TimeFormat.DAY_NAME, year, month, day)
        : 0;
  }

  /** A month without a day: its first. */
  private long monthOf(TimeFormat format, int year, int month) {
    clock = 0;
    hasClock = false;
    zoned = false;
    return one(format, year, month, 1);
  }

  /** Reads a month between dots, which is a number as well: 12.2024. */
  long readDottedMonth(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    at = from;
    int month = oneOrTwo();
    return at + 5 == to && bytes[at] == '.' && four(at + 1) >= 0
        ? monthOf(TimeFormat.MONTH_YEAR, four(at + 1), month)
        : 0;
  }

  /** Reads a date that begins with the name of its month: Dec 31, 2024, or Dec 2024. */
  long readMonthFirst(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    at = from;
    int month = to - from > LONGEST ? -1 : month();
    if (month < 0) {
      return 0;
    }
    skipParting();
    if (at + 4 == to && four(at) >= 0) {
      return monthOf(TimeFormat.NAME_YEAR, four(at), month);
    }
    int day = oneOrTwo();
    boolean parted = at < to && parts(bytes[at]);
    skipParting();
    int year = day < 0 || !parted ? -1 : year();
    return Calendar.valid(year, month, day) && clock()
        ? time(TimeFormat.MONTH_NAME, year, month, day)
        : 0;
  }

  private long time(TimeFormat format, int year, int month, int day) {
    millis[format.ordinal()] = Calendar.days(year, month, day) * Calendar.DAY + clock;
    return Traits.of(format) | (hasClock ? Traits.CLOCK : 0) | (zoned ? Traits.ZONED : 0);
  }

  private long timeOfDay(int from) {
    at = from;
    zoned = false;
    if (!hours() || zoned) {
      return 0;
    }
    millis[TimeFormat.TIME_OF_DAY.ordinal()] = clock;
    return Traits.of(TimeFormat.TIME_OF_DAY);
  }

  /** The number of the month whose name comes next; -1 if none does. */
  private int month() {
    int start = at;
    while (at < to && letter(bytes[at])) {
      at++;
    }
    return MONTHS.find(bytes, start, at);
  }

  private static boolean letter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z' || b < 0;
  }

  private void skipParting() {
    while (at < to && parts(bytes[at])) {
      at++;
    }
  }

  private static boolean parts(byte b) {
    return b == ' ' || b == '-' || b == '.' || b == '/' || b == ',';
  }

  /** Four digits or two. */
  private int year() {
    if (at + 4 <= to && digit(at + 2) >= 0) {
      at += 4;
      return four(at - 4);
    }
    int year = at + 2 <= to ? two(at) : -1;
    at += 2;
    return year < 0 ? -1 : century(year);
  }

  private static int century(int year) {
    return year < PIVOT ? 2000 + year : 1900 + year;
  }
}
