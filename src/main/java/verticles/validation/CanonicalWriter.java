package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.Plan.Role;

/**
 * Turns the rows that the plan takes into canonical rows: exactly those that the check accepted, as
 * both judge by the same {@link RowRules}.
 */
final class CanonicalWriter implements RowSink {
  private static final String UNKNOWN = "Unknown";

  private final Mapping mapping;
  private final RowRules rules;
  private final PartSink parts;
  private final CellReader[] readers;
  private final boolean[] judged;
  private final int[] traits;
  private final List<CanonicalColumn> columns;
  private final List<Integer> extras = new ArrayList<>();
  private final RowText text = new RowText();
  private final Amounts amounts;
  private final byte[] unknown = Encoding.utf8(UNKNOWN);
  private final byte[] suffix;
  private final byte[] header;

  private long minTime = Long.MAX_VALUE;
  private long maxTime = Long.MIN_VALUE;

  /** Takes finished rows. */
  interface PartSink {
    /** One row with its line break; {@code header} begins a part if a new one is due. */
    void row(byte[] header, byte[] bytes, int from, int to);
  }

  CanonicalWriter(Mapping mapping, String ingestionId, PartSink parts) {
    this.mapping = mapping;
    this.rules = new RowRules(mapping);
    this.parts = parts;
    this.readers = new CellReader[mapping.columns()];
    this.judged = new boolean[mapping.columns()];
    this.traits = new int[mapping.columns()];
    for (int place = 0; place < readers.length; place++) {
      readers[place] = new CellReader();
      CanonicalColumn target = mapping.target(place);
      judged[place] = target != null && target.role() != Role.DIMENSION;
      if (target == null) {
        extras.add(place);
      }
    }
    this.columns = CanonicalColumn.ALL.stream().filter(this::written).toList();
    this.amounts = new Amounts(mapping, readers, traits);
    this.suffix = Encoding.utf8(ingestionId + "\n");
    this.header = Encoding.utf8(headerLine());
  }

  private boolean written(CanonicalColumn column) {
    return column.always() || mapping.has(column);
  }

  /** Names and types in the parts' order. */
  List<Canonical.Column> columns() {
    List<Canonical.Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(new Canonical.Column(column.columnName(), column.type())));
    extras.forEach(place -> all.add(new Canonical.Column(mapping.targetName(place), "string")));
    all.add(new Canonical.Column(CanonicalColumn.INGESTION_ID, "string"));
    return all;
  }

  private String headerLine() {
    return String.join(",", columns().stream().map(Canonical.Column::name).toList()) + "\n";
  }

  long minTime() {
    return minTime;
  }

  long maxTime() {
    return maxTime;
  }

  @Override
  public void rows(RowBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      if (taken(batch, row)) {
        write(batch, row);
        parts.row(header, text.bytes(), 0, text.length());
      }
    }
  }

  /** Reads what has to be understood of the row; the values stay in the readers. */
  private boolean taken(RowBatch batch, int row) {
    boolean suspect = false;
    for (int place = 0; place < readers.length; place++) {
      long cell = batch.cell(row, place);
      int from = RowBatch.start(cell);
      int to = RowBatch.end(cell);
      if (judged[place]) {
        traits[place] =
            readers[place].read(batch.block, from, to, batch.suspicious || RowBatch.escaped(cell));
      } else if (batch.suspicious || to - from > CellReader.MAX_CELL) {
        traits[place] = readers[place].read(batch.block, from, to, true);
      } else {
        continue;
      }
      suspect |= rules.cell(place).broken(traits[place]);
    }
    return !suspect || rules.judge(batch, row) == null;
  }

  private void write(RowBatch batch, int row) {
    text.begin(batch.rowEnd(row) - batch.rowStart(row));
    amounts.of(batch, row);
    for (CanonicalColumn column : columns) {
      int place = mapping.place(column);
      switch (column.role()) {
        case TIME -> time(readers[place].time.millis[mapping.timeFormat().ordinal()]);
        case DIMENSION -> dimension(batch, row, place, column.always());
        default -> amounts.write(column, text);
      }
      text.comma();
    }
    for (int place : extras) {
      dimension(batch, row, place, false);
      text.comma();
    }
    text.put(suffix, 0, suffix.length);
  }

  private void time(long millis) {
    minTime = Math.min(minTime, millis);
    maxTime = Math.max(maxTime, millis);
    text.number(millis);
  }

  private void dimension(RowBatch batch, int row, int place, boolean always) {
    int length = place == Mapping.NONE ? 0 : text.cell(batch, row, place);
    if (length == 0 && always) {
      text.put(unknown, 0, unknown.length);
    }
  }
}
