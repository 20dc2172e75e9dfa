package verticles.validation;

import com.github.luben.zstd.ZstdInputStream;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A canonical part, read by other code than wrote it. */
record CanonicalRows(List<NamedCsvRecord> rows) {

  static CanonicalRows read(Path part) throws IOException {
    try (Reader text =
            new InputStreamReader(
                new ZstdInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      return new CanonicalRows(reader.stream().toList());
    }
  }

  int count() {
    return rows.size();
  }

  String cell(int row, String column) {
    return rows.get(row).getField(column);
  }

  List<String> column(String name) {
    return rows.stream().map(row -> row.getField(name)).toList();
  }

  List<String> distinct(String name) {
    return column(name).stream().distinct().toList();
  }

  /** Empty cells count as nothing. */
  BigDecimal sum(String name) {
    return column(name).stream()
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
