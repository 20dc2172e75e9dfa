package verticles.validation;

/**
 * What a cell could be, as bits: every hypothesis that it agrees with, and what the rules for
 * amounts want to know. Counting cells by these bits keeps every hypothesis for a column over the
 * whole file.
 */
final class Traits {
  private Traits() {}

  /** No characters but spaces. */
  static final long EMPTY = 1;

  /** Yes or no, in one of the usual words, or 1 or 0. */
  static final long BOOLEAN = 1 << 1;

  /** A number without decimals, whatever the decimal sign. */
  static final long INTEGER = 1 << 2;

  /** A number if the decimal sign is a point; commas may then part thousands. */
  static final long POINT = 1 << 3;

  /** A number if the decimal sign is a comma; points may then part thousands. */
  static final long COMMA = 1 << 4;

  /** Any number. One that is in both styles and no INTEGER has two values: {@code 1,234}. */
  static final long NUMBER = POINT | COMMA;

  static final long NEGATIVE = 1 << 5;
  static final long ZERO = 1 << 6;
  static final long POSITIVE = 1 << 7;

  /** Above zero and below one. */
  static final long BELOW_ONE = 1 << 8;

  /** A number with a percent sign. */
  static final long PERCENT = 1 << 9;

  /** A number with a currency's sign or code. */
  static final long CURRENCY = 1 << 10;

  /** A date with a time of day. */
  static final long CLOCK = 1 << 11;

  /** A time with an offset from UTC, or one that counts from 1970 in UTC. */
  static final long ZONED = 1 << 12;

  /** A word that says that something came back: return, refund, yes, 1… */
  static final long RETURNED = 1 << 13;

  /** A word that says that nothing came back: sale, invoice, no, 0… */
  static final long SOLD = 1 << 14;

  /** Neither number nor time nor yes or no; it may be RETURNED or SOLD all the same. */
  static final long TEXT = 1 << 15;

  static final long NOT_UTF8 = 1 << 16;
  static final long NUL = 1 << 17;
  static final long TOO_LONG = 1 << 18;

  /** A text that says that there is no value: n/a, null, a dash. */
  static final long NOTHING = 1 << 19;

  /** A word that labels a line of totals: total, sum. */
  static final long TOTAL = 1 << 20;

  /** Six digits that are a month of a year, and no day after a year of two digits and a month. */
  static final long CLEAR_MONTH = 1 << 21;

  /** Characters that no column takes. */
  static final long UNUSABLE = NOT_UTF8 | NUL | TOO_LONG;

  private static final int TIMES = 32;

  /** All ways of writing a time. */
  static final long ANY_TIME = -1L << TIMES;

  /** Ordinal of the first format among these traits. */
  static int timeFormat(long traits) {
    return Long.numberOfTrailingZeros(traits >>> TIMES);
  }

  static long of(TimeFormat format) {
    return 1L << (TIMES + format.ordinal());
  }
}
