package verticles.sandbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A sheet's first rows, by which it is judged. */
final class Sample implements RowSink {
  private static final int ROWS = 1_000;
  private static final int BYTES = 2 << 20;

  final List<Cells> rows = new ArrayList<>();
  private final BitSet used = new BitSet();
  private int bytes;

  @Override
  public boolean row(int number, Cells cells) {
    rows.add(cells.copy());
    bytes += cells.text.length + 16 * cells.count();
    for (int i = 0; i < cells.count(); i++) {
      used.set(cells.column(i));
    }
    return !full();
  }

  /** There may be more rows than these. */
  boolean full() {
    return rows.size() >= ROWS || bytes >= BYTES;
  }

  /** The columns in which there is anything. */
  int[] columns() {
    return used.stream().toArray();
  }
}
