package verticles.validation;

/**
 * Reads times of day, behind a date or alone: {@code 9:05}, {@code 21:05:30.25+02:00}, {@code 9:05
 * PM EST}. It also is the cursor that {@link TimeText} reads dates with.
 */
abstract class ClockText {
  private static final int DAY_MINUTES = 24 * 60;
  private static final Words ZONES =
      Words.of("zones.properties", minutes -> DAY_MINUTES + Integer.parseInt(minutes));

  byte[] bytes;
  int to;
  int at;

  /** Milliseconds that the last time of day adds to its date; below zero by its zone's offset. */
  int clock;

  boolean hasClock;
  boolean zoned;

  /** Reads one digit or two; -1 if there is none. */
  final int oneOrTwo() {
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
  final boolean clock() {
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

  final boolean hours() {
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

  final int four(int from) {
    int high = two(from);
    int low = two(from + 2);
    return high < 0 || low < 0 ? -1 : 100 * high + low;
  }

  final int two(int from) {
    int tens = bytes[from] - '0';
    int units = bytes[from + 1] - '0';
    return tens < 0 || tens > 9 || units < 0 || units > 9 ? -1 : 10 * tens + units;
  }

  final int digit(int from) {
    int value = bytes[from] - '0';
    return value < 0 || value > 9 ? -1 : value;
  }
}
