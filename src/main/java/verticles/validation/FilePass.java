package verticles.validation;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import verticles.contract.ColumnProfile;
import verticles.contract.Note;
import verticles.contract.Problem.Fault;

/** One pass over a file's rows: tallies every column and sets aside the rows at fault. */
final class FilePass implements RowSink, Closeable {
  private static final int MEMORY = 1 << 16;
  private static final int RAW_KEPT = 10_000;

  private final Header header;
  private final RowRules rules;
  private final RejectsFile rejects;
  private final CsvReader reader;
  private final List<ColumnTally> tallies = new ArrayList<>();
  private final Faults faults = new Faults();
  private LongSupplier linesBefore;
  private long rows;

  /**
   * @param rules null to tally only
   * @param rejects where rows at fault go; null to drop them
   */
  FilePass(Header header, RowRules rules, RejectsFile rejects) {
    this.header = header;
    this.rules = rules;
    this.rejects = rejects;
    int columns = header.names().size();
    int memory = Math.max(16, Math.min(4096, Integer.highestOneBit(MEMORY / columns)));
    for (int place = 0; place < columns; place++) {
      tallies.add(new ColumnTally(rules == null ? CellRule.NONE : rules.cell(place), memory));
    }
    this.reader = new CsvReader(header.delimiter(), columns, header.dataLine(), this);
  }

  /** Reads as {@link CsvReader#read} does. */
  int read(byte[] block, int from, int to, boolean last) {
    return reader.read(block, from, to, last);
  }

  /** It begins so many lines further on, to be counted if a row is at fault. */
  void linesBefore(LongSupplier lines) {
    linesBefore = lines;
  }

  /** No row has been begun that is not ended. */
  boolean betweenRows() {
    return reader.betweenRows();
  }

  @Override
  public void rows(RowBatch batch) {
    for (int place = 0; place < tallies.size(); place++) {
      tallies.get(place).add(batch, place);
    }
    rows += batch.rows() + batch.broken().size();
    if (rules != null && (rules.everyRow() || batch.anySuspected())) {
      countLines(batch);
      setAside(batch);
    }
  }

  /** Adds what another pass found in the part of the file behind this one's. */
  void join(FilePass next) throws IOException {
    for (int place = 0; place < tallies.size(); place++) {
      tallies.get(place).join(next.tallies.get(place));
    }
    rows += next.rows;
    faults.join(next.faults);
    rules.join(next.rules);
    rejects.join(next.rejects);
  }

  private void countLines(RowBatch batch) {
    if (linesBefore != null) {
      long lines = linesBefore.getAsLong();
      reader.skipLines(lines);
      batch.skipLines(lines);
      linesBefore = null;
    }
  }

  /** In the order of their lines. */
  private void setAside(RowBatch batch) {
    Iterator<RowBatch.Broken> broken = batch.broken().iterator();
    RowBatch.Broken next = broken.hasNext() ? broken.next() : null;
    boolean everyRow = rules.everyRow();
    for (int row = 0; row < batch.rows(); row++) {
      while (next != null && next.line() < batch.line(row)) {
        setAside(batch, next);
        next = broken.hasNext() ? broken.next() : null;
      }
      if (everyRow || batch.suspected(row)) {
        setAside(batch, row);
      }
    }
    while (next != null) {
      setAside(batch, next);
      next = broken.hasNext() ? broken.next() : null;
    }
  }

  private void setAside(RowBatch batch, int row) {
    Fault fault = rules.judge(batch, row);
    if (fault == null) {
      return;
    }
    faults.add(fault);
    if (rejects != null) {
      List<String> cells = new ArrayList<>();
      for (int place = 0; place < tallies.size(); place++) {
        cells.add(Cells.text(batch, row, place));
      }
      rejects.add(cells, fault);
    }
  }

  private void setAside(RowBatch batch, RowBatch.Broken row) {
    List<String> cells = cells(batch, row);
    Fault fault = rules.fault(row, cells);
    faults.add(fault);
    if (rejects != null) {
      rejects.add(cells, fault);
    }
  }

  private List<String> cells(RowBatch batch, RowBatch.Broken row) {
    int end = Math.min(row.end(), row.start() + RAW_KEPT);
    return row.rule() == Rule.CELL_COUNT
        ? Cells.split(batch.block, row.start(), row.end(), header.delimiter())
        : List.of(Utf8.text(batch.block, row.start(), end));
  }

  long rows() {
    return rows;
  }

  /** Nothing is in any row. One that could not be taken apart has something in it. */
  boolean blank() {
    return tallies.stream().allMatch(tally -> tally.values() == 0 && tally.counts.total() == rows);
  }

  Faults faults() {
    return faults;
  }

  /** What there is to say of the plan, with what the rows that were set aside have to add. */
  List<Note> notes(List<Note> planned) {
    List<Note> notes = new ArrayList<>(planned);
    rules.note().ifPresent(notes::add);
    return notes;
  }

  List<ColumnTally> tallies() {
    return tallies;
  }

  List<ColumnProfile> profiles() {
    return Profiles.of(header, tallies);
  }

  /** Removes what was written. */
  void discard() throws IOException {
    if (rejects != null) {
      rejects.discard();
    }
  }

  @Override
  public void close() {
    if (rejects != null) {
      rejects.close();
    }
  }
}
