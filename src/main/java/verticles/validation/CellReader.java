package verticles.validation;

/** Finds out what a cell could be. The values read stay in {@link #number} and {@link #time}. */
final class CellReader {
  /** The longest cell that is taken, in bytes. */
  static final int MAX_CELL = 1 << 16;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2099;
  private static final long FIRST_SECOND = 100_000_000L; // 1973: below it, it is just a number
  private static final long LAST_SECOND =
      (Calendar.days(Calendar.LAST_YEAR, 12, 31) + 1) * 86_400 - 1;

  /** The longest number with all that may be around it, in bytes. */
  private static final int LONGEST_NUMBER = 128;

  /** Words that mean something besides themselves. */
  private static final Words WORDS =
      Words.of("flags.properties", CellReader::number)
          .and(Words.of("blanks.properties", CellReader::number))
          .and(Words.of("totals.properties", CellReader::number));

  private static final long[] WORD_TRAITS = {
    Traits.TEXT | Traits.RETURNED,
    Traits.TEXT | Traits.SOLD,
    Traits.BOOLEAN | Traits.RETURNED,
    Traits.BOOLEAN | Traits.SOLD,
    Traits.TEXT | Traits.NOTHING,
    Traits.TEXT | Traits.TOTAL
  };

  final NumberText number;
  final TimeText time = new TimeText();

  CellReader() {
    this(Decimal.POINT);
  }

  /**
   * @param decimal decides about the value of what is a number in both styles
   */
  CellReader(Decimal decimal) {
    number = new NumberText(decimal);
  }

  private static int number(String key) {
    return switch (key) {
      case "returned" -> 0;
      case "sold" -> 1;
      case "yes" -> 2;
      case "no" -> 3;
      case "nothing" -> 4;
      case "total" -> 5;
      default -> throw new IllegalArgumentException("no words are known by " + key);
    };
  }

  /** Whether this text alone labels a line of totals. */
  static boolean labelsTotals(String text) {
    byte[] plain = Encoding.utf8(text.strip());
    byte[] padded = new byte[plain.length + 2 * Bytes.MARGIN];
    System.arraycopy(plain, 0, padded, Bytes.MARGIN, plain.length);
    int word = WORDS.find(padded, Bytes.MARGIN, Bytes.MARGIN + plain.length);
    return word != Words.NONE && (WORD_TRAITS[word] & Traits.TOTAL) != 0;
  }

  /**
   * @param suspicious whether there may be bytes other than ASCII, or NULs
   * @return the cell's {@link Traits}
   */
  long read(byte[] bytes, int from, int to, boolean suspicious) {
    int start = Bytes.skipSpaces(bytes, from, to);
    int end = Bytes.dropSpaces(bytes, start, to);
    if (start == end) {
      return Traits.EMPTY;
    }
    byte first = bytes[start];
    long traits =
        first <= '9' && first >= '+' ? figure(bytes, start, end) : word(bytes, start, end);
    if (traits != 0 && (traits & Traits.TEXT) == 0) {
      return traits;
    }
    traits |= Traits.TEXT | (to - from > MAX_CELL ? Traits.TOO_LONG : 0);
    return suspicious ? traits | Utf8.flaws(bytes, from, to) : traits;
  }

  /** The same where a number is wanted: a plain one is not asked whether it is a time as well. */
  long readNumber(byte[] bytes, int from, int to, boolean suspicious) {
    int start = Bytes.skipSpaces(bytes, from, to);
    int end = Bytes.dropSpaces(bytes, start, to);
    long traits = start == end ? Traits.EMPTY : number.read(bytes, start, end);
    return traits != 0 ? traits : read(bytes, from, to, suspicious);
  }

  /** Numbers and times that begin with a digit, a sign or a mark. */
  private long figure(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= 8) {
      long traits = time.read(bytes, from, to);
      if (traits != 0) {
        return traits;
      }
    }
    long traits = number.read(bytes, from, to);
    if (traits == 0) {
      return rare(bytes, from, to);
    }
    if ((traits & Traits.INTEGER) == 0) {
      boolean above = (traits & Traits.POSITIVE) != 0;
      return above ? traits | serial() | dottedMonth(bytes, from, to) : traits;
    }
    if (length == 1) {
      return traits | digit();
    }
    boolean positive = (traits & Traits.POSITIVE) != 0 && bytes[from] != '+';
    return positive && length >= 5 && length <= 13 ? traits | integerTimes(length) : traits;
  }

  /** Short dates, times of day, and numbers that are not plain. */
  private long rare(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 8) {
      long traits = time.read(bytes, from, to);
      if (traits != 0) {
        return traits;
      }
    }
    long traits = length > LONGEST_NUMBER ? 0 : number.readAmount(bytes, from, to);
    if (traits == 0) {
      int word = WORDS.find(bytes, from, to); // a dash
      return word == Words.NONE ? 0 : WORD_TRAITS[word];
    }
    return (traits & Traits.POSITIVE) == 0 ? traits : traits | serial();
  }

  /**
   * Yes and no, what says that there is nothing, names of months, and amounts that begin with a
   * currency or a bracket.
   */
  private long word(byte[] bytes, int from, int to) {
    int length = to - from;
    int word = WORDS.find(bytes, from, to);
    if (word != Words.NONE) {
      return WORD_TRAITS[word];
    }
    if (length < 2 || length > LONGEST_NUMBER || !hasDigit(bytes, from, to)) {
      return 0;
    }
    long traits = length >= 8 ? time.readMonthFirst(bytes, from, to) : 0;
    return traits != 0 ? traits : number.readAmount(bytes, from, to);
  }

  /** Behind the first characters, which may be a currency or a month. */
  private static boolean hasDigit(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + 14);
    for (int at = from + 1; at < end; at++) {
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        return true;
      }
    }
    return false;
  }

  private long digit() {
    return number.mantissa == 1
        ? Traits.BOOLEAN | Traits.RETURNED
        : number.mantissa == 0 ? Traits.BOOLEAN | Traits.SOLD : 0;
  }

  private long integerTimes(int length) {
    long value = number.mantissa;
    if (length < 8) {
      return length == 5 ? serial() : length == 6 ? compactMonth((int) value) : 0;
    }
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
          ? time(TimeFormat.EPOCH_SECONDS, value * 1000) | Traits.CLOCK | Traits.ZONED
          : 0;
    }
    return value >= FIRST_SECOND * 1000 && value <= LAST_SECOND * 1000 + 999
        ? time(TimeFormat.EPOCH_MILLIS, value) | Traits.CLOCK | Traits.ZONED
        : 0;
  }

  private long compactMonth(int value) {
    int year = value / 100;
    int month = value % 100;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
      return 0;
    }
    return time(TimeFormat.COMPACT_MONTH, Calendar.days(year, month, 1) * Calendar.DAY)
        | (year % 100 > 12 ? Traits.CLEAR_MONTH : 0);
  }

  private long dottedMonth(byte[] bytes, int from, int to) {
    return to - from == 6 || to - from == 7 ? time.readDottedMonth(bytes, from, to) : 0;
  }

  /** Days as Excel counts them. */
  private long serial() {
    if (number.big == null && number.mantissa < Serial.first(number.scale)) {
      return 0;
    }
    long millis =
        number.big != null
            ? Serial.millis(number.big)
            : Serial.millis(number.mantissa, number.scale);
    return millis < 0 ? 0 : time(TimeFormat.EXCEL, millis);
  }

  private long time(TimeFormat format, long millis) {
    time.millis[format.ordinal()] = millis;
    return Traits.of(format);
  }
}
