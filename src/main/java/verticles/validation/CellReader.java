package verticles.validation;

/** Finds out what a cell could be. The values read stay in {@link #number} and {@link #time}. */
final class CellReader {
  /** The longest cell that is taken, in bytes. */
  static final int MAX_CELL = 1 << 16;

  private static final long FIRST_SECOND = 100_000_000L; // 1973: below it, it is just a number
  private static final long LAST_SECOND =
      (Calendar.days(Calendar.LAST_YEAR, 12, 31) + 1) * 86_400 - 1;
  private static final String[] BOOLEANS = {"true", "false", "yes", "no", "t", "f", "y", "n"};

  final NumberText number = new NumberText();
  final TimeText time = new TimeText();

  /**
   * @param suspicious whether there may be bytes other than ASCII, or NULs
   * @return the cell's {@link Traits}
   */
  int read(byte[] bytes, int from, int to, boolean suspicious) {
    int start = Bytes.skipSpaces(bytes, from, to);
    int end = Bytes.dropSpaces(bytes, start, to);
    if (start == end) {
      return Traits.EMPTY;
    }
    byte first = bytes[start];
    if (first <= '9' && first >= '+') {
      int traits = figure(bytes, start, end);
      if (traits != 0) {
        return traits;
      }
    } else if (end - start <= 5 && isBoolean(bytes, start, end)) {
      return Traits.BOOLEAN;
    }
    int flaws = to - from > MAX_CELL ? Traits.TOO_LONG : 0;
    return Traits.TEXT | flaws | (suspicious ? Utf8.flaws(bytes, from, to) : 0);
  }

  /** Numbers and times: both begin with a digit, a sign or a point. */
  private int figure(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= 8) {
      int traits = time.read(bytes, from, to);
      if (traits != 0) {
        return traits;
      }
    }
    int traits = number.read(bytes, from, to);
    if ((traits & (Traits.INTEGER | Traits.POSITIVE)) != (Traits.INTEGER | Traits.POSITIVE)) {
      return traits;
    }
    if (length == 1) {
      return number.mantissa == 1 ? traits | Traits.BOOLEAN : traits;
    }
    return length >= 8 && length <= 13 && bytes[from] != '+'
        ? traits | integerTimes(length)
        : traits;
  }

  private int integerTimes(int length) {
    long value = number.mantissa;
    if (length == 8) {
      int year = (int) (value / 10_000);
      int month = (int) (value / 100 % 100);
      int day = (int) (value % 100);
      return Calendar.valid(year, month, day)
          ? time(TimeFormat.COMPACT, Calendar.days(year, month, day) * Calendar.DAY)
          : 0;
    }
    if (length <= 10) {
      return value >= FIRST_SECOND && value <= LAST_SECOND
          ? time(TimeFormat.EPOCH_SECONDS, value * 1000)
          : 0;
    }
    return value >= FIRST_SECOND * 1000 && value <= LAST_SECOND * 1000 + 999
        ? time(TimeFormat.EPOCH_MILLIS, value)
        : 0;
  }

  private int time(TimeFormat format, long millis) {
    time.millis[format.ordinal()] = millis;
    return Traits.of(format);
  }

  private static boolean isBoolean(byte[] bytes, int from, int to) {
    for (String word : BOOLEANS) {
      if (word.length() == to - from && same(bytes, from, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(byte[] bytes, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[from + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
