package verticles.rest;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import verticles.contract.Canonical;

/**
 * The rows of canonical parts, in the columns of their dataset: a column that a part does not have
 * is empty. Amounts are told as they are, texts so that a spreadsheet runs none of them. Parts have
 * no line breaks inside cells. Blocks.
 */
final class CanonicalRows {
  private static final String TIME = "__time";
  private static final String HIDDEN = "_ingestion_id";

  private final List<Canonical.Column> columns;

  /**
   * @param columns those of the dataset
   */
  CanonicalRows(List<Canonical.Column> columns) {
    this.columns = columns.stream().filter(column -> !column.name().equals(HIDDEN)).toList();
  }

  String header() {
    return CsvRow.of(columns.stream().map(Canonical.Column::name).toList());
  }

  void copy(Path part, ClientStream out) throws IOException {
    try (BufferedReader lines = open(part)) {
      List<String> names = CsvRow.cells(lines.readLine());
      int[] places = columns.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(row(CsvRow.cells(line), places).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static BufferedReader open(Path part) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new ZstdInputStreamNoFinalizer(Files.newInputStream(part)), StandardCharsets.UTF_8));
  }

  private String row(List<String> cells, int[] places) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < places.length; i++) {
      if (i > 0) {
        row.append(',');
      }
      if (places[i] >= 0) {
        row.append(cell(columns.get(i), cells.get(places[i])));
      }
    }
    return row.append(CsvRow.END).toString();
  }

  private static String cell(Canonical.Column column, String cell) {
    if (column.name().equals(TIME)) {
      return Instant.ofEpochMilli(Long.parseLong(cell)).toString();
    }
    return column.type().equals("string") ? CsvRow.quoted(SafeText.of(cell)) : cell;
  }
}
