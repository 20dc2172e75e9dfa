package verticles.rest;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.web.RowsFile;

/**
 * The rows of canonical parts, in the columns of their dataset: of a column that a part does not
 * have there is no value. Parts have no line breaks inside cells. Blocks.
 */
final class CanonicalRows {
  private static final String HIDDEN = "_ingestion_id";

  private final List<Canonical.Column> columns;

  /**
   * @param columns those of the dataset
   */
  CanonicalRows(List<Canonical.Column> columns) {
    this.columns = columns.stream().filter(column -> !column.name().equals(HIDDEN)).toList();
  }

  List<Canonical.Column> columns() {
    return columns;
  }

  void copy(Path part, RowsFile out) throws IOException {
    try (BufferedReader lines = open(part)) {
      List<String> names = CsvRow.cells(lines.readLine());
      int[] places = columns.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.row(row(CsvRow.cells(line), places));
      }
    }
  }

  private static BufferedReader open(Path part) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new ZstdInputStreamNoFinalizer(Files.newInputStream(part)), StandardCharsets.UTF_8));
  }

  private static List<String> row(List<String> cells, int[] places) {
    List<String> row = new ArrayList<>(places.length);
    for (int place : places) {
      String cell = place < 0 ? "" : cells.get(place);
      row.add(cell.isEmpty() ? null : cell);
    }
    return row;
  }
}
