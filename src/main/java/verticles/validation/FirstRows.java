package verticles.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file's first rows for a person to look at: as they are, good or bad. */
final class FirstRows {
  static final int ROWS = 50;
  private static final int SAMPLED = 1_000;
  private static final int SAMPLES = 5;

  private final Header header;
  private final byte[] bytes;
  private final List<RowBatch.Broken> rows = new ArrayList<>();
  private final List<List<String>> cells = new ArrayList<>();
  private final List<Set<String>> samples = new ArrayList<>();
  private int sampled;

  FirstRows(Header header, byte[] bytes, int from, int to, boolean whole) {
    this.header = header;
    this.bytes = bytes;
    header.names().forEach(name -> samples.add(new LinkedHashSet<>()));
    // A reader of no columns takes every row for a broken one, and leaves its cells alone.
    new CsvReader(
            header.delimiter(), 0, header.dataLine(), batch -> batch.broken().forEach(this::add))
        .read(bytes, from, to, whole);
  }

  private void add(RowBatch.Broken row) {
    if (sampled++ >= SAMPLED) {
      return;
    }
    List<String> shown = cells(row);
    if (rows.size() < ROWS) {
      rows.add(row);
      cells.add(shown);
    }
    if (shown.size() == samples.size()) {
      for (int place = 0; place < shown.size(); place++) {
        String cell = shown.get(place);
        if (!cell.isBlank() && samples.get(place).size() < SAMPLES) {
          samples.get(place).add(Utf8.shown(cell));
        }
      }
    }
  }

  private List<String> cells(RowBatch.Broken row) {
    if (row.rule() != Rule.CELL_COUNT) {
      return List.of(
          Utf8.shown(Utf8.text(bytes, row.start(), Math.min(row.end(), row.start() + 1000))));
    }
    return Cells.split(bytes, row.start(), row.end(), header.delimiter());
  }

  List<RowBatch.Broken> rows() {
    return rows;
  }

  /** Of each of these rows. */
  List<List<String>> cells() {
    return cells;
  }

  /** A few different values of each column. */
  List<List<String>> samples() {
    return samples.stream().map(List::copyOf).toList();
  }
}
