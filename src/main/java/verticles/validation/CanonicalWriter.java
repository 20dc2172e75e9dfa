package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import verticles.contract.Canonical;
import verticles.contract.Plan.Role;
import verticles.contract.Quality;

/**
 * Turns the rows that the plan takes into canonical rows: exactly those that the check accepted, as
 * both judge by the same {@link RowRules}.
 */
final class CanonicalWriter implements RowSink {
  private static final String UNKNOWN = "Unknown";

  private final Mapping mapping;
  private final RowRules rules;
  private final PartSink parts;
  private final RowCells cells;
  private final RowTime time;

  /** Places of the time and the amounts, and of all others. */
  private final int[] measured;

  private final int[] texts;
  private final List<CanonicalColumn> columns;

  /** Places of the dimensions in the parts' order, and whether missing ones are filled. */
  private final int[] dimensions;

  private final boolean[] filled;
  private final int[] extras;
  private final RowText text = new RowText();
  private final Amounts amounts;
  private final RowQuality quality;
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
    this.cells = new RowCells(mapping);
    this.time = new RowTime(mapping, cells);
    this.measured = places(mapping::valued);
    this.texts = places(place -> !mapping.valued(place));
    this.extras = places(mapping::extra);
    this.columns = CanonicalColumn.ALL.stream().filter(this::written).toList();
    List<CanonicalColumn> named =
        columns.stream().filter(column -> column.role() == Role.DIMENSION).toList();
    this.dimensions = named.stream().mapToInt(mapping::place).toArray();
    this.filled = new boolean[named.size()];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = named.get(i).always();
    }
    this.amounts = new Amounts(mapping, cells);
    this.quality = new RowQuality(columns, mapping::knows);
    this.suffix = Encoding.utf8(ingestionId + "\n");
    this.header = Encoding.utf8(headerLine());
  }

  private int[] places(IntPredicate wanted) {
    return IntStream.range(0, mapping.columns()).filter(wanted).toArray();
  }

  private boolean written(CanonicalColumn column) {
    return column.always() || mapping.has(column);
  }

  /** Names and types in the parts' order. */
  List<Canonical.Column> columns() {
    List<Canonical.Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(new Canonical.Column(column.columnName(), column.type())));
    for (int place : extras) {
      all.add(new Canonical.Column(mapping.targetName(place), "string"));
    }
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

  Quality quality() {
    return quality.quality();
  }

  @Override
  public void rows(RowBatch batch) {
    quality.seen(batch.rows() + batch.broken().size());
    for (int row = 0; row < batch.rows(); row++) {
      if (taken(batch, row)) {
        write(batch, row);
        parts.row(header, text.bytes(), 0, text.length());
      }
    }
  }

  /** Reads what has to be understood of the row; the values stay in the readers. */
  private boolean taken(RowBatch batch, int row) {
    boolean broken = false;
    for (int place : measured) {
      broken |= broken(batch, row, place, batch.suspicious);
    }
    if (batch.suspicious || batch.rowEnd(row) - batch.rowStart(row) > CellReader.MAX_CELL) {
      for (int place : texts) {
        broken |= broken(batch, row, place, true);
      }
    }
    if (broken && rules.judge(batch, row) != null) {
      return false;
    }
    amounts.read(batch, row);
    return !amounts.judged() || amounts.broken() == null;
  }

  private boolean broken(RowBatch batch, int row, int place, boolean suspicious) {
    return rules.cell(place).broken(cells.read(batch, row, place, suspicious));
  }

  private void write(RowBatch batch, int row) {
    text.begin(batch.rowEnd(row) - batch.rowStart(row));
    time(time.millis());
    quality.value(0);
    for (int i = 0; i < dimensions.length; i++) {
      if (dimension(batch, row, dimensions[i], filled[i])) {
        quality.value(1 + i);
      }
    }
    amounts.write(text);
    amounts.count(quality, 1 + dimensions.length);
    for (int place : extras) {
      dimension(batch, row, place, false);
    }
    quality.row(text.bytes(), text.length(), amounts.sales());
    text.put(suffix, 0, suffix.length);
  }

  private void time(long millis) {
    minTime = Math.min(minTime, millis);
    maxTime = Math.max(maxTime, millis);
    text.number(millis);
    text.comma();
  }

  /** Whether the row has a value of its own. */
  private boolean dimension(RowBatch batch, int row, int place, boolean always) {
    int length = place == Mapping.NONE ? 0 : text.cell(batch, row, place);
    if (length == 0 && always) {
      text.put(unknown, 0, unknown.length);
    }
    text.comma();
    return length > 0;
  }
}
