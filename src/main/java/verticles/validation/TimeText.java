package verticles.validation;

/** Reads times in all of the written {@link TimeFormat}s at once. */
final class TimeText {
  private static final int LONGEST = 48;
  private static final int PIVOT = 69; // two-digit years below it are of this century

  private static final Words MONTHS = Words.of("months.properties", Integer::parseInt);
  private static final int DAY_MINUTES = 24 * 60;
  private static final Words ZONES =
      Words.of("zones.properties", minutes -> DAY_MINUTES + Integer.parseInt(minutes));

  /** Epoch milliseconds for each format that the last text agrees with; local unless zoned. */
  final long[] millis = new long[TimeFormat.values().length];

  private byte[] bytes;
  private int to;
  private int at;
  private int clock;
  private boolean hasClock;
  private boolean zoned;

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
      return yearLast(from, separator);
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

  private long yearLast(int from, byte separator) {
    at = from;
    int first = oneOrTwo();
    if (bytes[at++] != separator) {
      return 0;
    }
    if (bytes[at] == ' ' || letter(bytes[at])) {
      return monthNext(first);
    }
    int second = oneOrTwo();
    if (first < 0 || second < 0 || bytes[at++] != separator) {
      return 0;
    }
    boolean four = at + 4 <= to && digit(at + 2) >= 0;
    int year = year();
    if (year < 0 || !clock()) {
      return 0;
    }
    return switch (separator) {
      case '/' ->
          four
              ? either(TimeFormat.DAY_SLASH, TimeFormat.MONTH_SLASH, year, first, second)
              : either(
                  TimeFormat.DAY_SLASH_SHORT, TimeFormat.MONTH_SLASH_SHORT, year, first, second);
      case '-' ->
          four
              ? either(TimeFormat.DAY_DASH, TimeFormat.MONTH_DASH, year, first, second)
              : either(TimeFormat.DAY_DASH_SHORT, TimeFormat.MONTH_DASH_SHORT, year, first, second);
      case '.' ->
          Calendar.valid(year, second, first)
              ? time(four ? TimeFormat.DAY_DOT : TimeFormat.DAY_DOT_SHORT, year, second, first)
              : 0;
      default -> 0;
    };
  }

  /** Day and month may be the other way round. */
  private long either(TimeFormat dayFirst, TimeFormat monthFirst, int year, int first, int second) {
    long traits = Calendar.valid(year, second, first) ? time(dayFirst, year, second, first) : 0;
    return Calendar.valid(year, first, second)
        ? traits | time(monthFirst, year, first, second)
        : traits;
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

  /** Reads a date that begins with the name of its month: Dec 31, 2024. */
  long readMonthFirst(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    at = from;
    int month = to - from > LONGEST ? -1 : month();
    if (month < 0) {
      return 0;
    }
    skipParting();
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
    return year < 0 ? -1 : year < PIVOT ? 2000 + year : 1900 + year;
  }

  /** Reads one digit or two; -1 if there is none. */
  private int oneOrTwo() {
    int value = at < to ? digit(at) : -1;
    at++;
    if (value >= 0 && at < to) {
      int next = digit(at);
      if (next >= 0) {
        at++;
        return 10 * value + next;
      }
    }
    return value;
  }

  /** Reads what follows a date up to the end of the text; {@link #clock} is what it adds. */
  private boolean clock() {
    clock = 0;
    zoned = false;
    hasClock = at != to;
    if (!hasClock) {
      return true;
    }
    if (at < to && bytes[at] == ',') {
      at++;
    }
    return at < to && (bytes[at] == 'T' || bytes[at] == ' ') && hours(++at);
  }

  private boolean hours(int from) {
    at = from;
    return hours();
  }

  private boolean hours() {
    int hour = oneOrTwo();
    if (hour < 0 || at + 3 > to || bytes[at] != ':') {
      return false;
    }
    int minute = two(at + 1);
    at += 3;
    int second = 0;
    int fraction = 0;
    if (at < to && bytes[at] == ':') {
      second = at + 3 <= to ? two(at + 1) : -1;
      at += 3;
      fraction = fraction();
    }
    hour = halfDay(hour);
    clock = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
    boolean valid = hour >= 0 && minute >= 0 && second >= 0 && fraction >= 0;
    return valid && hour <= 23 && minute <= 59 && second <= 59 && zone();
  }

  /** Milliseconds of an optional fraction; further digits are dropped. */
  private int fraction() {
    if (at >= to || bytes[at] != '.') {
      return 0;
    }
    int start = ++at;
    int value = 0;
    for (; at < to && digit(at) >= 0; at++) {
      if (at - start < 3) {
        value = 10 * value + digit(at);
      }
    }
    int digits = at - start;
    if (digits == 0 || digits > 9) {
      return -1;
    }
    return digits == 1 ? value * 100 : digits == 2 ? value * 10 : value;
  }

  /** The hour, with an AM or PM that may come next. */
  private int halfDay(int hour) {
    int start = at < to && bytes[at] == ' ' ? at + 1 : at;
    if (start + 2 > to) {
      return hour;
    }
    int half = bytes[start] | 0x20;
    boolean dots = bytes[start + 1] == '.';
    int m = dots ? start + 2 : start + 1;
    if ((half != 'a' && half != 'p') || m >= to || (bytes[m] | 0x20) != 'm') {
      return hour;
    }
    at = dots && m + 1 < to && bytes[m + 1] == '.' ? m + 2 : m + 1;
    return hour < 1 || hour > 12 ? -1 : hour % 12 + (half == 'p' ? 12 : 0);
  }

  /** An optional Z, +hh, +hhmm, +hh:mm or abbreviation at the end. */
  private boolean zone() {
    if (at == to) {
      return true;
    }
    zoned = true;
    at += bytes[at] == ' ' ? 1 : 0;
    byte sign = bytes[at];
    if (sign == 'Z' && at + 1 == to) {
      return true;
    }
    if (sign != '+' && sign != '-') {
      int minutes = ZONES.find(bytes, at, to);
      clock -= (minutes - DAY_MINUTES) * 60_000;
      return minutes != Words.NONE;
    }
    int length = to - ++at;
    boolean colon = length == 5 && bytes[at + 2] == ':';
    if (length != 2 && length != 4 && !colon) {
      return false;
    }
    int hours = two(at);
    int minutes = length == 2 ? 0 : two(to - 2);
    int offset = (hours * 60 + minutes) * 60_000;
    clock -= sign == '+' ? offset : -offset;
    return hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59;
  }

  private int four(int from) {
    int high = two(from);
    int low = two(from + 2);
    return high < 0 || low < 0 ? -1 : 100 * high + low;
  }

  private int two(int from) {
    int tens = bytes[from] - '0';
    int units = bytes[from + 1] - '0';
    return tens < 0 || tens > 9 || units < 0 || units > 9 ? -1 : 10 * tens + units;
  }

  private int digit(int from) {
    int value = bytes[from] - '0';
    return value < 0 || value > 9 ? -1 : value;
  }
}
