package verticles.validation;

/** One canonical row while it is put together: UTF-8 CSV without line breaks inside cells. */
final class RowText {
  /** Room for what a row gains: fixed columns, the id, signs, numbers with exponents. */
  private static final int ADDED = 4096;

  private static final int BILLION = 1_000_000_000;

  private static final long[] PAD = new long[8];

  /** The first digit of each number below a hundred. */
  private static final byte[] TENS = new byte[100];

  static {
    for (int kept = 0; kept < 8; kept++) {
      PAD[kept] = 0x2020202020202020L << 8 * kept; // behind the text, soon written over
    }
    for (int number = 0; number < TENS.length; number++) {
      TENS[number] = (byte) ('0' + number / 10);
    }
  }

  private byte[] bytes = new byte[1 << 14];
  private byte[] unescaped = new byte[0];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * @param source length of the row in the file; no cell gets longer than twice that, plus quotes
   */
  void begin(int source) {
    length = 0;
    int needed = 3 * source + ADDED;
    if (bytes.length < needed) {
      bytes = new byte[needed];
    }
  }

  void comma() {
    bytes[length++] = ',';
  }

  void put(byte[] source, int from, int to) {
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  void put(char character) {
    bytes[length++] = (byte) character;
  }

  /** Copies by words: for short texts, as there is room for more behind them. */
  void copy(byte[] source, int from, int to) {
    for (int at = from, into = length; at < to; at += 8, into += 8) {
      Bytes.putWord(bytes, into, Bytes.word(source, at));
    }
    length += to - from;
  }

  void number(long value) {
    if (value < 0) {
      bytes[length++] = '-';
      value = -value;
    }
    int high = (int) (value / BILLION);
    int low = (int) (value % BILLION);
    if (high == 0) {
      digits(low, count(low));
    } else {
      digits(high, count(high));
      digits(low, 9);
    }
  }

  /** A number that is not negative, {@code mantissa / 10^scale}. */
  void decimal(long mantissa, int scale) {
    if (scale == 0) {
      number(mantissa);
      return;
    }
    long power = NumberText.POWERS[scale];
    number(mantissa / power);
    bytes[length++] = '.';
    long rest = mantissa % power;
    for (int at = length + scale - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += scale;
  }

  void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Two at a time. */
  private void digits(int value, int count) {
    int at = length + count;
    for (; at - length > 1; value /= 100) {
      int pair = value % 100;
      bytes[--at] = (byte) ('0' + pair % 10);
      bytes[--at] = TENS[pair];
    }
    if (at > length) {
      bytes[length] = (byte) ('0' + value);
    }
    length += count;
  }

  private static int count(int value) {
    int digits = 1;
    while (digits < 10 && value >= NumberText.POWERS[digits]) {
      digits++;
    }
    return digits;
  }

  /** A cell of the file without spaces around it; returns the length of that. */
  int cell(RowBatch batch, int row, int place) {
    long cell = batch.cell(row, place);
    byte[] source = batch.block;
    int from = RowBatch.start(cell);
    int to = RowBatch.end(cell);
    if (RowBatch.escaped(cell)) {
      if (unescaped.length < to - from + 2 * Bytes.MARGIN) {
        unescaped = new byte[to - from + 2 * Bytes.MARGIN];
      }
      to = Cells.unescape(source, from, to, unescaped, Bytes.MARGIN);
      source = unescaped;
      from = Bytes.MARGIN;
    }
    from = Bytes.skipSpaces(source, from, to);
    to = Bytes.dropSpaces(source, from, to);
    if (!plain(source, from, to)) {
      quoted(source, from, to);
    }
    return to - from;
  }

  /** Copies by words; gives up where something has to be quoted. */
  private boolean plain(byte[] source, int from, int to) {
    int into = length;
    for (int at = from; at < to; at += 8) {
      long word =
          to - at >= 8
              ? Bytes.word(source, at)
              : Bytes.firstWord(source, at, to - at) | PAD[to - at];
      if (StructureIndex.special(word)) {
        return false;
      }
      Bytes.putWord(bytes, into, word);
      into += 8;
    }
    length += to - from;
    return true;
  }

  private void quoted(byte[] source, int from, int to) {
    bytes[length++] = '"';
    for (int at = from; at < to; at++) {
      byte b = source[at];
      if (b == '"') {
        bytes[length++] = '"';
      } else if (b == '\r' && at + 1 < to && source[at + 1] == '\n') {
        at++;
      }
      boolean lineBreak = b == '\r' || b == '\n';
      bytes[length++] = lineBreak ? (byte) ' ' : b;
    }
    bytes[length++] = '"';
  }
}
