package verticles.validation;

import java.util.Arrays;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.Plan;

/** Single rows as they would be loaded, and the time that all of them span. */
final class MappedRows implements CanonicalWriter.PartSink {
  private final Mapping mapping;
  private final char delimiter;
  private final int columns;
  private CanonicalWriter writer;
  private List<String> row;
  private Long minTime;
  private Long maxTime;

  /**
   * @param columns of the file
   */
  MappedRows(Plan plan, int columns) {
    this.mapping = new Mapping(plan);
    this.delimiter = plan.delimiter();
    this.columns = columns;
    if (loadable()) {
      this.writer = new CanonicalWriter(mapping, "", this);
    }
  }

  /** There is a time and an amount. */
  boolean loadable() {
    boolean amount =
        mapping.has(CanonicalColumn.GROSS) || mapping.derivation(CanonicalColumn.GROSS).isPresent();
    return mapping.has(CanonicalColumn.TIME) && amount;
  }

  /** The canonical columns, without the task's id. */
  List<Canonical.Column> columns() {
    List<Canonical.Column> all = writer.columns();
    return all.subList(0, all.size() - 1);
  }

  /** The row's cells; null if it would be set aside. */
  List<String> of(byte[] bytes, RowBatch.Broken place) {
    row = null;
    if (place.rule() == Rule.CELL_COUNT) {
      new CsvReader(delimiter, columns, place.line(), writer)
          .read(bytes, place.start(), place.end(), true);
    }
    return row;
  }

  /** Reads all rows for their times. */
  void span(Header header, byte[] bytes, int from, int to, boolean whole) {
    if (!loadable()) {
      return;
    }
    CanonicalWriter all = new CanonicalWriter(mapping, "", (names, row, start, end) -> {});
    new CsvReader(delimiter, columns, header.dataLine(), all).read(bytes, from, to, whole);
    if (all.minTime() <= all.maxTime()) {
      minTime = all.minTime();
      maxTime = all.maxTime();
    }
  }

  /** Epoch milliseconds; null if no row would be loaded. */
  Long minTime() {
    return minTime;
  }

  Long maxTime() {
    return maxTime;
  }

  @Override
  public void row(byte[] header, byte[] bytes, int from, int to) {
    byte[] line = Arrays.copyOfRange(bytes, from, to - 1);
    List<String> cells = Cells.split(line, 0, line.length, ',');
    row = cells.subList(0, cells.size() - 1);
  }
}
