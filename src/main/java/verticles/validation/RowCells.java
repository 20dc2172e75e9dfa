package verticles.validation;

/** The cells of one row, each read as its column is written. The values stay in the readers. */
final class RowCells {
  private final CellReader[] readers;
  private final long[] traits;

  /** Of dates, amounts and marks: a word that says so is no value there. */
  private final boolean[] valued;

  private final boolean[] numbers;

  private byte[] unescaped = new byte[256];

  RowCells(Mapping mapping) {
    this.readers = new CellReader[mapping.columns()];
    this.traits = new long[mapping.columns()];
    this.valued = new boolean[mapping.columns()];
    this.numbers = new boolean[mapping.columns()];
    for (int place = 0; place < readers.length; place++) {
      readers[place] = new CellReader(mapping.decimal(place));
      valued[place] = mapping.valued(place);
      numbers[place] = mapping.numeric(place);
    }
  }

  /** Reads a cell; returns its traits. */
  long read(RowBatch batch, int row, int place, boolean suspicious) {
    long cell = batch.cell(row, place);
    int from = RowBatch.start(cell);
    int to = RowBatch.end(cell);
    byte[] bytes = batch.block;
    if (RowBatch.escaped(cell)) {
      if (unescaped.length < to - from + 2 * Bytes.MARGIN) {
        unescaped = new byte[to - from + 2 * Bytes.MARGIN];
      }
      to = Cells.unescape(bytes, from, to, unescaped, Bytes.MARGIN);
      from = Bytes.MARGIN;
      bytes = unescaped;
    }
    long found =
        numbers[place]
            ? readers[place].readNumber(bytes, from, to, suspicious)
            : readers[place].read(bytes, from, to, suspicious);
    boolean nothing = (found & Traits.NOTHING) != 0 && valued[place];
    return traits[place] = nothing ? Traits.EMPTY : found;
  }

  /** What the last cell read at this place could be. */
  long traits(int place) {
    return traits[place];
  }

  /** Whether the file has the column and its cell has one of these traits. */
  boolean is(int place, long wanted) {
    return place != Mapping.NONE && (traits[place] & wanted) != 0;
  }

  /** Whether the file has the column and its cell has a value. */
  boolean has(int place) {
    return place != Mapping.NONE && (traits[place] & Traits.EMPTY) == 0;
  }

  NumberText number(int place) {
    return readers[place].number;
  }

  long millis(int place, TimeFormat format) {
    return readers[place].time.millis[format.ordinal()];
  }
}
