package verticles.sandbox;

import java.util.Arrays;
import java.util.TreeMap;

/** The cells of one row that have anything in them, by ascending column. */
final class Cells {
  enum Kind {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN
  }

  final Text text = new Text();
  private int[] columns = new int[16];
  private int[] ends = new int[16];
  private Kind[] kinds = new Kind[16];
  private int count;

  void clear() {
    count = 0;
    text.clear();
  }

  int count() {
    return count;
  }

  int column(int cell) {
    return columns[cell];
  }

  Kind kind(int cell) {
    return kinds[cell];
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int end(int cell) {
    return ends[cell];
  }

  /** What has been appended to {@link #text} since the last cell is a cell; nothing is none. */
  void end(int column, Kind kind) {
    if (text.length == start(count)) {
      return;
    }
    if (count == columns.length) {
      columns = Arrays.copyOf(columns, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      kinds = Arrays.copyOf(kinds, 2 * count);
    }
    columns[count] = column;
    ends[count] = text.length;
    kinds[count++] = kind;
  }

  Cells copy() {
    Cells copy = new Cells();
    copy.columns = Arrays.copyOf(columns, count);
    copy.ends = Arrays.copyOf(ends, count);
    copy.kinds = Arrays.copyOf(kinds, count);
    copy.text.bytes = Arrays.copyOf(text.bytes, text.length);
    copy.text.length = text.length;
    copy.count = count;
    return copy;
  }

  /** The same by ascending column; of two in one column the later. */
  Cells sorted() {
    TreeMap<Integer, Integer> order = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      order.put(columns[i], i);
    }
    Cells sorted = new Cells();
    for (int cell : order.values()) {
      int length = end(cell) - start(cell);
      sorted.text.room(length);
      System.arraycopy(text.bytes, start(cell), sorted.text.bytes, sorted.text.length, length);
      sorted.text.length += length;
      sorted.end(columns[cell], kinds[cell]);
    }
    return sorted;
  }
}
