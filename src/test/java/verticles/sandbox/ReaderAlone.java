package verticles.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The yardstick of the sandbox: a library that reads all of a file and does nothing with it. {@code
 * ReaderAlone xlsx|parquet file} says how many rows there are beneath the header.
 */
public final class ReaderAlone {
  /** What was read goes in here, so that no compiler leaves the reading out. */
  private static long seen;

  private ReaderAlone() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    long rows = arguments[0].equals("xlsx") ? workbook(file) : parquet(file);
    System.out.println(rows + " " + seen);
  }

  /** fastexcel-reader, each cell of the first sheet as text. */
  private static long workbook(Path file) throws IOException {
    long rows = -1;
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> all = workbook.getFirstSheet().openStream()) {
      for (Iterator<Row> each = all.iterator(); each.hasNext(); rows++) {
        for (Cell cell : each.next()) {
          seen += cell == null ? 0 : cell.getText().length();
        }
      }
    }
    return rows;
  }

  /** parquet-java's column readers, column by column; pages are unpacked as the sandbox does. */
  private static long parquet(Path file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder().withCodecFactory(new Codecs()).build();
    long rows = 0;
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      String writer = reader.getFooter().getFileMetaData().getCreatedBy();
      PageReadStore pages;
      while ((pages = reader.readNextRowGroup()) != null) {
        ColumnReadStoreImpl store =
            new ColumnReadStoreImpl(pages, new NoConverter(schema), schema, writer);
        for (ColumnDescriptor column : schema.getColumns()) {
          decode(store.getColumnReader(column), column, pages.getRowCount());
        }
        rows += pages.getRowCount();
      }
    }
    return rows;
  }

  /** No column is repeated: each row has one value or none. */
  private static void decode(ColumnReader reader, ColumnDescriptor column, long rows) {
    int present = column.getMaxDefinitionLevel();
    for (long left = rows; left > 0; left--) {
      if (reader.getCurrentDefinitionLevel() == present) {
        seen +=
            switch (column.getPrimitiveType().getPrimitiveTypeName()) {
              case INT64 -> reader.getLong();
              case DOUBLE -> Double.doubleToRawLongBits(reader.getDouble());
              case BINARY -> reader.getBinary().length();
              default -> throw new IllegalStateException("no such column is in the bench's file");
            };
      }
      reader.consume();
    }
  }
}
