package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file's first rows as one delimiter makes them. How far it looks does not depend on how much of
 * the file is there.
 */
final class TopRows {
  private static final int ROWS = 100;
  private static final int BYTES = 1 << 17;

  private final byte[] bytes;
  private final char delimiter;
  private final List<TopRow> rows = new ArrayList<>();

  private TopRows(byte[] bytes, char delimiter) {
    this.bytes = bytes;
    this.delimiter = delimiter;
  }

  static TopRows read(byte[] bytes, int from, int to, boolean whole, char delimiter) {
    TopRows top = new TopRows(bytes, delimiter);
    int end = Math.min(to, from + BYTES);
    top.read(from, end, whole && end == to);
    if (top.rows.isEmpty()) {
      top.read(from, to, whole);
    }
    return top;
  }

  /** A reader of no columns sets all rows aside. */
  private void read(int from, int to, boolean whole) {
    new CsvReader(delimiter, 0, 1, batch -> batch.broken().forEach(this::add))
        .read(bytes, from, to, whole);
  }

  private void add(RowBatch.Broken row) {
    if (rows.size() < ROWS) {
      boolean readable = row.rule() == Rule.CELL_COUNT;
      rows.add(
          new TopRow(
              row, readable ? Cells.split(bytes, row.start(), row.end(), delimiter) : List.of()));
    }
  }

  List<TopRow> rows() {
    return rows;
  }

  /** How many cells most of these rows have; the greater number of equals. */
  static int width(List<TopRow> rows) {
    Map<Integer, Integer> counts = new TreeMap<>();
    rows.stream()
        .filter(TopRow::readable)
        .forEach(row -> counts.merge(row.cells().size(), 1, Integer::sum));
    int width = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getValue() >= counts.getOrDefault(width, 0)) {
        width = count.getKey();
      }
    }
    return width;
  }

  /** The part of them that has so many cells. */
  static double share(List<TopRow> rows, int width) {
    return (double) rows.stream().filter(row -> row.cells().size() == width).count()
        / Math.max(1, rows.size());
  }
}
