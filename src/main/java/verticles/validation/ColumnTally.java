package verticles.validation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * One column over the whole file: every hypothesis about its type with its count, the range of its
 * numbers, times and texts, the distinct values.
 *
 * <p>Most columns repeat their values. A short value that was looked at lately is recognized by its
 * bytes and only counted; where that seldom succeeds, it is not tried for a while.
 */
final class ColumnTally {
  private static final int SHORT = 16;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final int PROBE = 4096; // values
  private static final int PAUSE = 1024; // batches
  private static final int CURRENCIES = 8;

  final TraitCounts counts;
  final TextRange texts = new TextRange();
  final Distinct distinct = new Distinct();
  final long[] earliest = new long[TimeFormat.values().length];
  final long[] latest = new long[TimeFormat.values().length];

  /** Numbers that are the same in either style, and those of one style only. */
  private final NumberRange wholes = new NumberRange();

  private final NumberRange points = new NumberRange();
  private final NumberRange commas = new NumberRange();
  private final Set<String> currencies = new TreeSet<>();

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
    int[] others = batch.scratch;
    int count = remembering ? recognize(batch, column, others) : all(batch, others);
    for (int i = 0; i < count; i++) {
      int row = others[i];
      if (counts.count(look(batch, batch.cell(row, column)))) {
        batch.suspect(row);
      }
    }
    adapt(batch.rows(), count);
  }

  private static int all(RowBatch batch, int[] others) {
    for (int row = 0; row < batch.rows(); row++) {
      others[row] = row;
    }
    return batch.rows();
  }

  /**
   * Counts the cells that were looked at lately. A loop of its own without any call: nearly all
   * cells of most files end here.
   *
   * @param others filled with the rows of the cells that were not
   * @return how many they are
   */
  private int recognize(RowBatch batch, int column, int[] others) {
    byte[] bytes = batch.block;
    int rows = batch.rows();
    long[] tally = counts.counts();
    int count = 0;
    for (int row = 0; row < rows; row++) {
      long cell = batch.cell(row, column);
      int from = RowBatch.start(cell);
      int length = RowBatch.end(cell) - from;
      others[count] = row;
      if (length > SHORT || RowBatch.escaped(cell)) {
        count++;
        continue;
      }
      long low = Bytes.firstWord(bytes, from, length);
      long high = Bytes.secondWord(bytes, from, length);
      int slot = (int) (key(low, high, length) * SPREAD >>> shift);
      int known = knownPlace[slot];
      if (known >>> 8 == length + 1 && knownLow[slot] == low && knownHigh[slot] == high) {
        tally[known & 0xff]++;
      } else {
        count++;
      }
    }
    return count;
  }

  private static long key(long low, long high, int length) {
    return (low ^ Long.rotateLeft(high * SPREAD, 29)) + length;
  }

  /** Looks at a cell, and remembers it if it is short and good. */
  private int look(RowBatch batch, long cell) {
    byte[] bytes = batch.block;
    int from = RowBatch.start(cell);
    int to = RowBatch.end(cell);
    if (RowBatch.escaped(cell)) {
      to = unescape(bytes, from, to);
      from = Bytes.MARGIN;
      bytes = unescaped;
    }
    int length = to - from;
    if (length > SHORT) {
      long key = Bytes.hash(bytes, from, to);
      return look(bytes, from, to, Bytes.word(bytes, from), key, batch.suspicious);
    }
    long low = Bytes.firstWord(bytes, from, length);
    long high = Bytes.secondWord(bytes, from, length);
    long key = key(low, high, length);
    int place = look(bytes, from, to, low, key, batch.suspicious);
    if (remembering && place < 256 && !counts.broken(place)) {
      int slot = (int) (key * SPREAD >>> shift);
      knownLow[slot] = low;
      knownHigh[slot] = high;
      knownPlace[slot] = (short) (length + 1 << 8 | place);
    }
    return place;
  }

  /** Looks at a value closely; returns the place of its traits. */
  private int look(byte[] bytes, int from, int to, long head, long key, boolean suspicious) {
    long traits = reader.read(bytes, from, to, suspicious);
    if (traits != Traits.EMPTY) {
      distinct.add(key);
      texts.add(bytes, from, to, head);
    }
    if ((traits & Traits.NUMBER) != 0) {
      number(traits);
    }
    if ((traits & Traits.ANY_TIME) != 0) {
      times(traits);
    }
    return counts.place(traits);
  }

  private void number(long traits) {
    if ((traits & Traits.INTEGER) != 0) {
      wholes.add(reader.number);
    } else if ((traits & Traits.NUMBER) == Traits.POINT) {
      points.add(reader.number);
    } else {
      styled(traits);
    }
    if ((traits & Traits.CURRENCY) != 0 && currencies.size() < CURRENCIES) {
      currencies.add(reader.number.currency());
    }
  }

  private void styled(long traits) {
    for (Decimal style : Decimal.values()) {
      if ((traits & style.number()) != 0) {
        reader.number.as(style);
        (style == Decimal.POINT ? points : commas).add(reader.number);
      }
    }
  }

  private void times(long traits) {
    for (long bits = traits & Traits.ANY_TIME; bits != 0; bits &= bits - 1) {
      int format = Traits.timeFormat(bits);
      long millis = reader.time.millis[format];
      earliest[format] = Math.min(earliest[format], millis);
      latest[format] = Math.max(latest[format], millis);
    }
  }

  /** Adds what was found of the column in another part of the file. */
  void join(ColumnTally other) {
    counts.join(other.counts);
    wholes.join(other.wholes);
    points.join(other.points);
    commas.join(other.commas);
    currencies.addAll(other.currencies);
    texts.join(other.texts);
    distinct.join(other.distinct);
    for (int format = 0; format < earliest.length; format++) {
      earliest[format] = Math.min(earliest[format], other.earliest[format]);
      latest[format] = Math.max(latest[format], other.latest[format]);
    }
  }

  /** Cells that are not empty. */
  long values() {
    return counts.total() - counts.any(Traits.EMPTY);
  }

  /** Cells that are numbers in this style. */
  long numbers(Decimal style) {
    return counts.any(style.number());
  }

  /** Cells that are numbers in this style and not in the other. */
  long only(Decimal style) {
    return counts.any(style.number(), style.other().number());
  }

  /** Cells that are numbers in either style, but not the same: {@code 1,234}. */
  long ambiguous() {
    return counts.all(Traits.NUMBER) - counts.all(Traits.NUMBER | Traits.INTEGER);
  }

  /** The style that more cells agree with; a point where that says nothing. */
  Decimal decimal() {
    return numbers(Decimal.COMMA) > numbers(Decimal.POINT) ? Decimal.COMMA : Decimal.POINT;
  }

  /** Its numbers are parts of one, as a workbook keeps percentages: 0.1 for 10 %. */
  boolean fractions() {
    long parts = counts.any(Traits.BELOW_ONE | Traits.ZERO, Traits.PERCENT);
    return counts.any(Traits.BELOW_ONE, Traits.PERCENT) > 0 && parts == counts.any(Traits.NUMBER);
  }

  /** Range of the column's numbers in this style. */
  NumberRange range(Decimal style) {
    NumberRange range = new NumberRange();
    range.join(wholes);
    range.join(style == Decimal.POINT ? points : commas);
    return range;
  }

  /** More than half of its values have a currency's sign or code. */
  boolean mostlyPriced() {
    return 2 * counts.any(Traits.CURRENCY) > values();
  }

  /** Codes of the first currencies met. */
  Set<String> currencies() {
    return currencies;
  }

  /** Words that say whether a row is a return: yes and no, sale and refund, 1 and 0. */
  long flags() {
    return counts.any(Traits.RETURNED | Traits.SOLD);
  }

  /** Cells that agree with this way of writing a time. */
  long times(TimeFormat format) {
    return counts.any(Traits.of(format));
  }

  private int unescape(byte[] bytes, int from, int to) {
    if (unescaped.length < to - from + 2 * Bytes.MARGIN) {
      unescaped = new byte[2 * (to - from) + 2 * Bytes.MARGIN];
    }
    return Cells.unescape(bytes, from, to, unescaped, Bytes.MARGIN);
  }

  /** Stops remembering where few values come again, and tries it anew from time to time. */
  private void adapt(int rows, int unknown) {
    if (!remembering) {
      remembering = ++pause == PAUSE;
      return;
    }
    looked += rows;
    forgotten += unknown;
    if (looked >= PROBE) {
      remembering = forgotten * 3L < looked * 2L;
      looked = 0;
      forgotten = 0;
      pause = 0;
    }
  }
}
