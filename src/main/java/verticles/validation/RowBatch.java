package verticles.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some hundred rows of one block, as the places of their cells. Nothing is copied: a batch is only
 * good until the block is filled anew.
 */
final class RowBatch {
  /** So few that a batch and its text stay in the fastest cache while all columns are tallied. */
  private static final int CELLS = 2_048;

  private static final int MOST_ROWS = 512;

  /** A cell: start in the upper half, end in the lower. Column by column. */
  private final long[] cells;

  private final long[] lines;
  private final int[] starts;
  private final int[] ends;
  private final List<Broken> broken = new ArrayList<>();
  private final int columns;
  private final int capacity;
  private int rows;
  byte[] block;

  /** The block has bytes other than ASCII, or NULs. */
  boolean suspicious;

  /** For whoever works on the batch: one number for each row. */
  final int[] scratch;

  /** Rows with a cell that breaks a rule. */
  private final boolean[] suspects;

  private boolean suspicion;

  /** A row that has no cells to look at, or not as many as the header. */
  record Broken(long line, int start, int end, int cells, Rule rule) {
    Broken after(long lines) {
      return new Broken(line + lines, start, end, cells, rule);
    }
  }

  RowBatch(int columns) {
    this.columns = columns;
    this.capacity = Math.max(8, Math.min(MOST_ROWS, CELLS / Math.max(1, columns)));
    this.cells = new long[capacity * columns];
    this.lines = new long[capacity];
    this.starts = new int[capacity];
    this.ends = new int[capacity];
    this.scratch = new int[capacity];
    this.suspects = new boolean[capacity];
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  List<Broken> broken() {
    return broken;
  }

  long line(int row) {
    return lines[row];
  }

  int rowStart(int row) {
    return starts[row];
  }

  int rowEnd(int row) {
    return ends[row];
  }

  long cell(int row, int column) {
    return cells[column * capacity + row];
  }

  static int start(long cell) {
    return (int) (cell >>> 32) & Integer.MAX_VALUE;
  }

  static int end(long cell) {
    return (int) cell;
  }

  /** The cell holds doubled quotes. */
  static boolean escaped(long cell) {
    return cell < 0;
  }

  /** Sets a cell of the row that is being read. */
  void put(int column, int start, int end) {
    cells[column * capacity + rows] = (long) start << 32 | end;
  }

  void putEscaped(int column, int start, int end) {
    cells[column * capacity + rows] = (long) start << 32 | end | Long.MIN_VALUE;
  }

  void endRow(long line, int start, int end) {
    lines[rows] = line;
    starts[rows] = start;
    ends[rows] = end;
    rows++;
  }

  void breakRow(long line, int start, int end, int cells, Rule rule) {
    broken.add(new Broken(line, start, end, cells, rule));
  }

  boolean full() {
    return rows == capacity || broken.size() >= MOST_ROWS;
  }

  private boolean empty() {
    return rows == 0 && broken.isEmpty();
  }

  void suspect(int row) {
    suspects[row] = true;
    suspicion = true;
  }

  /** Whether any row may have to be set aside. */
  boolean anySuspected() {
    return suspicion || !broken.isEmpty();
  }

  /** All lines are so many further on. */
  void skipLines(long more) {
    for (int row = 0; row < rows; row++) {
      lines[row] += more;
    }
    broken.replaceAll(row -> row.after(more));
  }

  boolean suspected(int row) {
    return suspects[row];
  }

  /** Gives its rows away, if it has any, and is empty from then on. */
  void handOver(RowSink sink, boolean oddBytes) {
    if (!empty()) {
      suspicious = oddBytes;
      sink.rows(this);
      clear();
    }
  }

  private void clear() {
    Arrays.fill(suspects, 0, rows, false);
    suspicion = false;
    rows = 0;
    broken.clear();
  }
}
