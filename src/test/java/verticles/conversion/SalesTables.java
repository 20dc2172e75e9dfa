package verticles.conversion;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import verticles.testing.SalesFile;

/** Writes the generator's rows as tables: {@code SalesTables xlsx|parquet rows file}. */
final class SalesTables {
  private static final int FIRST_NUMBER = 8;

  /** As data frames are written: times in microseconds, money as doubles. */
  private static final String SCHEMA =
      """
      message sales {
        optional int64 __time (TIMESTAMP(MICROS,true));
        optional binary ProductLine (STRING);
        optional binary ItemGroup (STRING);
        optional binary Branch (STRING);
        optional binary SalesPerson (STRING);
        optional binary AcctName (STRING);
        optional binary ItemName (STRING);
        optional binary CardName (STRING);
        optional double grossRevenue;
        optional double returnsValue;
        optional int64 unitsSold;
        optional int64 unitsReturned;
        optional double totalCost;
        optional int64 lineItemCount;
      }
      """;

  private SalesTables() {}

  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[1]);
    Path file = Path.of(arguments[2]);
    Path text = Path.of(file + ".csv");
    Path unfinished = Path.of(file + ".part");
    SalesFile.writeRows(text, rows, 1);
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      if (arguments[0].equals("xlsx")) {
        writeWorkbook(unfinished, records);
      } else {
        writeParquet(unfinished, records);
      }
    }
    Files.delete(text);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    System.out.printf("%s: %d rows, %.1f MB%n", file.getFileName(), rows, Files.size(file) / 1e6);
  }

  private static void writeWorkbook(Path file, Iterable<CsvRecord> records) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "bench", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sales");
      int row = 0;
      for (CsvRecord record : records) {
        write(record, sheet, row++);
        if (row % 1_000 == 0) {
          sheet.flush(); // or it keeps all of them until the end
        }
      }
    }
  }

  private static void write(CsvRecord record, Worksheet sheet, int row) {
    boolean header = row == 0;
    for (int column = 0; column < record.getFieldCount(); column++) {
      String text = record.getField(column);
      if (header || column > 0 && column < FIRST_NUMBER) {
        sheet.value(row, column, text);
      } else if (column == 0) {
        sheet.value(row, column, LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC));
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      } else {
        sheet.value(row, column, new BigDecimal(text));
      }
    }
  }

  private static void writeParquet(Path file, Iterable<CsvRecord> records) throws IOException {
    try (ParquetFile parquet = new ParquetFile(file, SCHEMA, CompressionCodecName.SNAPPY)) {
      boolean header = true;
      for (CsvRecord record : records) {
        if (!header) {
          parquet.row(row -> fill(row, record));
        }
        header = false;
      }
    }
  }

  private static void fill(Group row, CsvRecord record) {
    for (int column = 0; column < record.getFieldCount(); column++) {
      String text = record.getField(column);
      switch (row.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
        case DOUBLE -> row.add(column, Double.parseDouble(text));
        case INT64 -> row.add(column, column == 0 ? micros(text) : Long.parseLong(text));
        default -> row.add(column, text);
      }
    }
  }

  private static long micros(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000;
  }
}
