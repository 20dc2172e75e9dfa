package verticles.sandbox;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.values.ValuesReader;

/** Which rows of a page have a value: those of the column's highest level. */
interface ParquetLevels {
  /** The levels of the next rows. */
  void read(int[] to, int count);

  /** Of a column that has a value in every row nothing is written. */
  private static ParquetLevels all() {
    return (to, count) -> Arrays.fill(to, 0, count, 0);
  }

  private static int width(ColumnDescriptor column) {
    return BytesUtils.getWidthFromMaxInt(column.getMaxDefinitionLevel());
  }

  /**
   * @param in the page, of which the levels are taken
   */
  static ParquetLevels of(DataPageV1 page, ColumnDescriptor column, ByteBufferInputStream in)
      throws IOException {
    if (width(column) == 0) {
      return all();
    }
    if (page.getDlEncoding() == Encoding.RLE) {
      int length = BytesUtils.readIntLittleEndian(in);
      return new Runs(in.sliceStream(length), width(column));
    }
    ValuesReader old = page.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    old.initFromPage(page.getValueCount(), in);
    return (to, count) -> Arrays.setAll(to, i -> i < count ? old.readInteger() : 0);
  }

  static ParquetLevels of(DataPageV2 page, ColumnDescriptor column) throws IOException {
    return width(column) == 0
        ? all()
        : new Runs(page.getDefinitionLevels().toInputStream(), width(column));
  }
}
