package verticles.validation;

/** Reads times in all of the written {@link TimeFormat}s at once. */
final class TimeText {
  /** Epoch milliseconds for each format that the last text agrees with. */
  final long[] millis = new long[TimeFormat.values().length];

  private byte[] bytes;
  private int to;
  private int at;
  private int clock;

  /**
   * Reads a date, with or without a time of day.
   *
   * @return the {@link Traits} of the formats that it agrees with, or 0
   */
  int read(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 8 || length > 40) {
      return 0;
    }
    this.bytes = bytes;
    this.to = to;
    byte separator = bytes[from + 1] < '0' ? bytes[from + 1] : bytes[from + 2];
    if (separator == '/' || separator == '.') {
      return yearLast(from, separator);
    }
    return switch (bytes[from + 4]) {
      case '-' -> yearFirst(from, '-', TimeFormat.ISO);
      case '/' -> yearFirst(from, '/', TimeFormat.YEAR_SLASH);
      default -> 0;
    };
  }

  private int yearFirst(int from, char separator, TimeFormat format) {
    if (to - from < 10 || bytes[from + 7] != separator) {
      return 0;
    }
    int year = four(from);
    int month = two(from + 5);
    int day = two(from + 8);
    if (!Calendar.valid(year, month, day) || !clock(from + 10)) {
      return 0;
    }
    millis[format.ordinal()] = Calendar.days(year, month, day) * Calendar.DAY + clock;
    return Traits.of(format) | (to - from > 10 ? Traits.CLOCK : 0);
  }

  private int yearLast(int from, byte separator) {
    at = from;
    int first = oneOrTwo(separator);
    int second = oneOrTwo(separator);
    if (first < 0 || second < 0 || at + 4 > to) {
      return 0;
    }
    int year = four(at);
    int end = at + 4;
    if (year < 0 || !clock(end)) {
      return 0;
    }
    int traits = 0;
    if (Calendar.valid(year, second, first)) {
      TimeFormat format = separator == '/' ? TimeFormat.DAY_SLASH : TimeFormat.DAY_DOT;
      traits |= Traits.of(format);
      millis[format.ordinal()] = Calendar.days(year, second, first) * Calendar.DAY + clock;
    }
    if (separator == '/' && Calendar.valid(year, first, second)) {
      traits |= Traits.of(TimeFormat.MONTH_SLASH);
      millis[TimeFormat.MONTH_SLASH.ordinal()] =
          Calendar.days(year, first, second) * Calendar.DAY + clock;
    }
    return traits == 0 || end == to ? traits : traits | Traits.CLOCK;
  }

  /** Reads a day or month and the separator after it. */
  private int oneOrTwo(byte separator) {
    int value = digit(at++);
    if (at < to && bytes[at] != separator) {
      int next = digit(at++);
      value = value < 0 || next < 0 ? -1 : 10 * value + next;
    }
    return at < to && bytes[at++] == separator ? value : -1;
  }

  /** Reads what follows a date up to the end of the text; {@link #clock} is what it adds. */
  private boolean clock(int from) {
    clock = 0;
    if (from == to) {
      return true;
    }
    if (to - from < 6 || (bytes[from] != 'T' && bytes[from] != ' ') || bytes[from + 3] != ':') {
      return false;
    }
    int hour = two(from + 1);
    int minute = two(from + 4);
    int second = 0;
    at = from + 6;
    int fraction = 0;
    if (at < to && bytes[at] == ':') {
      second = at + 3 <= to ? two(at + 1) : -1;
      at += 3;
      fraction = fraction();
    }
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

  /** An optional Z, +hh, +hhmm or +hh:mm at the end. */
  private boolean zone() {
    if (at == to) {
      return true;
    }
    byte sign = bytes[at++];
    if (sign == 'Z') {
      return at == to;
    }
    if (sign != '+' && sign != '-') {
      return false;
    }
    int length = to - at;
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
