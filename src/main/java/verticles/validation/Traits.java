package verticles.validation;

/**
 * What a cell could be, as bits: every hypothesis that it agrees with, and what the rules for
 * amounts want to know. Counting cells by these bits keeps every hypothesis for a column over the
 * whole file.
 */
final class Traits {
  private Traits() {}

  /** No characters but spaces. */
  static final int EMPTY = 1;

  static final int BOOLEAN = 1 << 1;
  static final int INTEGER = 1 << 2;

  /** Any plain number, integers included. */
  static final int NUMBER = 1 << 3;

  static final int NEGATIVE = 1 << 4;
  static final int ZERO = 1 << 5;
  static final int POSITIVE = 1 << 6;

  /** Above zero and below one. */
  static final int BELOW_ONE = 1 << 7;

  /** A date with a time of day. */
  static final int CLOCK = 1 << 8;

  /** None of the others. */
  static final int TEXT = 1 << 9;

  static final int NOT_UTF8 = 1 << 10;
  static final int NUL = 1 << 11;
  static final int TOO_LONG = 1 << 12;

  /** Characters that no column takes. */
  static final int UNUSABLE = NOT_UTF8 | NUL | TOO_LONG;

  private static final int TIMES = 16;

  /** All ways of writing a time. */
  static final int ANY_TIME = -1 << TIMES;

  /** Ordinal of the first format among these traits. */
  static int timeFormat(int traits) {
    return Integer.numberOfTrailingZeros(traits) - TIMES;
  }

  static int of(TimeFormat format) {
    return 1 << (TIMES + format.ordinal());
  }
}
