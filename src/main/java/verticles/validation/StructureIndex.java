package verticles.validation;

/**
 * Finds the bytes that may end a cell: the delimiter, the quote, and all controls below 0x0E (line
 * breaks, tab, NUL). Eight bytes are compared at once within a long (SWAR; see "Hacker's Delight",
 * 6-1, for the exact zero-byte test: the shorter one would take '-' after ',' for a comma).
 */
final class StructureIndex {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = ONES << 7;
  private static final long LOW = ~HIGH;
  private static final long QUOTES = ONES * '"';
  private static final long CONTROLS = ONES * 0x0E;

  private final long delimiters;
  private final int[] places;
  private boolean suspicious;

  StructureIndex(char delimiter, int window) {
    this.delimiters = ONES * delimiter;
    this.places = new int[window + 8];
  }

  int[] places() {
    return places;
  }

  /**
   * Whether any byte found since the last call is not ASCII or a NUL, which ask for a closer look.
   */
  boolean suspicious() {
    boolean is = suspicious;
    suspicious = false;
    return is;
  }

  /** Fills {@link #places} with those in {@code [from, to)}, ascending; returns how many. */
  int find(byte[] block, int from, int to) {
    int[] found = places;
    int count = 0;
    int at = from;
    long unusual = 0;
    for (; at + 8 <= to; at += 8) {
      long word = Bytes.word(block, at);
      unusual |= word | ((word - ONES) & ~word); // not ASCII, or a NUL somewhere
      long hits = hits(word, delimiters);
      int more = Long.bitCount(hits);
      // Two are written whether they are there or not: that is cheaper than to ask.
      found[count] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
      hits &= hits - 1;
      found[count + 1] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
      if (more > 2) {
        rest(hits & (hits - 1), at, count + 2);
      }
      count += more;
    }
    if (at < to) {
      long inside = -1L >>> (64 - 8 * (to - at));
      long word = (Bytes.word(block, at) & inside) | (ONES & ~inside);
      unusual |= word | ((word - ONES) & ~word);
      long hits = hits(word, delimiters) & inside;
      rest(hits, at, count);
      count += Long.bitCount(hits);
    }
    suspicious |= (unusual & HIGH) != 0;
    return count;
  }

  private void rest(long hits, int at, int count) {
    while (hits != 0) {
      places[count++] = at + (Long.numberOfTrailingZeros(hits) >>> 3);
      hits &= hits - 1;
    }
  }

  /** Whether a cell with these bytes must be quoted, or mended, in our own CSV. */
  static boolean special(long word) {
    return hits(word, ONES * ',') != 0;
  }

  private static long hits(long word, long delimiters) {
    long quote = word ^ QUOTES;
    long delimiter = word ^ delimiters;
    long noQuote = ((quote & LOW) + LOW) | quote;
    long noDelimiter = ((delimiter & LOW) + LOW) | delimiter;
    long noControl = ((word | HIGH) - CONTROLS) | word;
    return ~(noQuote & noDelimiter & noControl) & HIGH;
  }
}
