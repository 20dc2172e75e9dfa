package verticles.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import verticles.contract.Canonical;
import verticles.web.RowsFile;

/**
 * Canonical rows as CSV: times in ISO 8601, amounts as they are, texts so that a spreadsheet runs
 * none of them.
 */
final class CsvRows implements RowsFile {
  private static final String TIME = "__time";

  private final List<Canonical.Column> columns;
  private final OutputStream out;

  private CsvRows(List<Canonical.Column> columns, OutputStream out) {
    this.columns = columns;
    this.out = out;
  }

  static CsvRows begin(List<Canonical.Column> columns, OutputStream out) throws IOException {
    CsvRows rows = new CsvRows(columns, out);
    rows.write(CsvRow.of(columns.stream().map(Canonical.Column::name).toList()));
    return rows;
  }

  @Override
  public void row(List<String> cells) throws IOException {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        row.append(',');
      }
      if (cells.get(i) != null) {
        row.append(cell(columns.get(i), cells.get(i)));
      }
    }
    write(row.append(CsvRow.END).toString());
  }

  private static String cell(Canonical.Column column, String cell) {
    if (column.name().equals(TIME)) {
      return Instant.ofEpochMilli(Long.parseLong(cell)).toString();
    }
    return column.type().equals("string") ? CsvRow.quoted(SafeText.of(cell)) : cell;
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
