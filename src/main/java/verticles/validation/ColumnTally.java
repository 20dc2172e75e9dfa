package verticles.validation;

import java.util.Arrays;

/**
 * One column over the whole file: every hypothesis about its type with its count, the range of its
 * numbers, times and texts, the distinct values.
 *
 * <p>Most columns repeat their values. A short value that was looked at lately is recognized by its
 * bytes and only counted; where that seldom succeeds, it is not tried for a while.
 */
final class ColumnTally {
  private static final int SHORT = 16;
  private static final int PROBE = 4096; // values
  private static final int PAUSE = 1024; // batches

  final TraitCounts counts;
  final NumberRange numbers = new NumberRange();
  final TextRange texts = new TextRange();
  final Distinct distinct = new Distinct();
  final long[] earliest = new long[TimeFormat.values().length];
  final long[] latest = new long[TimeFormat.values().length];

  private final CellReader reader = new CellReader();
  private final int shift;
  private byte[] unescaped = new byte[256];

  private final long[] knownLow;
  private final long[] knownHigh;
  private final short[] knownPlace; // place of its traits, its length above; 0 for none
  private boolean remembering = true;
  private int looked;
  private int pause;
  private int forgotten;

  /**
   * @param rule what the plan wants of the column's cells
   * @param memory how many values it remembers; a power of two
   */
  ColumnTally(CellRule rule, int memory) {
    this.counts = new TraitCounts(rule);
    this.shift = Long.numberOfLeadingZeros(memory - 1);
    this.knownLow = new long[memory];
    this.knownHigh = new long[memory];
    this.knownPlace = new short[memory];
    Arrays.fill(earliest, Long.MAX_VALUE);
    Arrays.fill(latest, Long.MIN_VALUE);
  }

  /** Counts a column of a batch, and marks the rows whose cell breaks the plan's rule. */
  void add(RowBatch batch, int column) {
    boolean suspicious = batch.suspicious;
    int rows = batch.rows();
    for (int row = 0; row < rows; row++) {
      long cell = batch.cell(row, column);
      byte[] bytes = batch.block;
      int from = RowBatch.start(cell);
      int to = RowBatch.end(cell);
      if (cell < 0) {
        to = unescape(bytes, from, to);
        from = Bytes.MARGIN;
        bytes = unescaped;
      }
      int place =
          to - from > SHORT
              ? lengthy(bytes, from, to, suspicious)
              : brief(bytes, from, to, suspicious);
      if (counts.count(place)) {
        batch.suspect(row);
      }
    }
    adapt(rows);
  }

  private int brief(byte[] bytes, int from, int to, boolean suspicious) {
    int length = to - from;
    long low = Bytes.firstWord(bytes, from, length);
    long high = Bytes.secondWord(bytes, from, length);
    long key = (low ^ Long.rotateLeft(high * 0x9e3779b97f4a7c15L, 29)) + length;
    if (!remembering) {
      return look(bytes, from, to, low, key, suspicious);
    }
    int slot = (int) (key * 0x9e3779b97f4a7c15L >>> shift);
    int known = knownPlace[slot];
    if (known >>> 8 == length + 1 && knownLow[slot] == low && knownHigh[slot] == high) {
      return known & 0xff;
    }
    forgotten++;
    int place = look(bytes, from, to, low, key, suspicious);
    if (place < 256) {
      knownLow[slot] = low;
      knownHigh[slot] = high;
      knownPlace[slot] = (short) (length + 1 << 8 | place);
    }
    return place;
  }

  private int lengthy(byte[] bytes, int from, int to, boolean suspicious) {
    long key = Bytes.hash(bytes, from, to);
    return look(bytes, from, to, Bytes.word(bytes, from), key, suspicious);
  }

  /** Looks at a value closely; returns the place of its traits. */
  private int look(byte[] bytes, int from, int to, long head, long key, boolean suspicious) {
    int traits = reader.read(bytes, from, to, suspicious);
    if (traits != Traits.EMPTY) {
      distinct.add(key);
      texts.add(bytes, from, to, head);
    }
    if ((traits & Traits.NUMBER) != 0) {
      numbers.add(reader.number);
    }
    if ((traits & Traits.ANY_TIME) != 0) {
      times(traits);
    }
    return counts.place(traits);
  }

  private void times(int traits) {
    for (int bits = traits & Traits.ANY_TIME; bits != 0; bits &= bits - 1) {
      int format = Traits.timeFormat(bits);
      long millis = reader.time.millis[format];
      earliest[format] = Math.min(earliest[format], millis);
      latest[format] = Math.max(latest[format], millis);
    }
  }

  /** Cells that are not empty. */
  long values() {
    return counts.total() - counts.any(Traits.EMPTY);
  }

  /** The way of writing a time that most cells agree with; the first of equals. */
  TimeFormat timeFormat() {
    TimeFormat written = writtenFormat();
    TimeFormat best = written;
    for (TimeFormat format : TimeFormat.values()) {
      if (format.integer() && count(format) > count(best)) {
        best = format;
      }
    }
    return best;
  }

  /** The same among those that are not plain integers as well. */
  TimeFormat writtenFormat() {
    TimeFormat best = TimeFormat.ISO;
    for (TimeFormat format : TimeFormat.values()) {
      if (!format.integer() && count(format) > count(best)) {
        best = format;
      }
    }
    return best;
  }

  private long count(TimeFormat format) {
    return counts.any(Traits.of(format));
  }

  private int unescape(byte[] bytes, int from, int to) {
    if (unescaped.length < to - from + 2 * Bytes.MARGIN) {
      unescaped = new byte[2 * (to - from) + 2 * Bytes.MARGIN];
    }
    return Cells.unescape(bytes, from, to, unescaped, Bytes.MARGIN);
  }

  /** Stops remembering where few values come again, and tries it anew from time to time. */
  private void adapt(int rows) {
    if (!remembering) {
      remembering = ++pause == PAUSE;
      return;
    }
    looked += rows;
    if (looked >= PROBE) {
      remembering = forgotten * 3L < looked * 2L;
      looked = 0;
      forgotten = 0;
      pause = 0;
    }
  }
}
