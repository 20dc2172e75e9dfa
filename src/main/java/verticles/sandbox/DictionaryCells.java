package verticles.sandbox;

import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** Writes each entry of a column's dictionary once, and copies it from then on. */
final class DictionaryCells implements ParquetCells {
  private static final int MOST = 1 << 18;

  private final ParquetCells plain;
  private byte[][] entries = new byte[64][];

  private DictionaryCells(ParquetCells plain) {
    this.plain = plain;
  }

  /** These where the whole column is by dictionary, else the column's own. */
  static ParquetCells where(ParquetSchema.Column column, BlockMetaData group) {
    ColumnPath path = ColumnPath.get(column.descriptor().getPath());
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      EncodingStats encodings = chunk.getEncodingStats();
      if (chunk.getPath().equals(path)
          && encodings != null
          && encodings.hasDictionaryEncodedPages()
          && !encodings.hasNonDictionaryEncodedPages()) {
        return new DictionaryCells(column.cells());
      }
    }
    return column.cells();
  }

  @Override
  public void write(ColumnReader value, Text out) {
    int id = value.getCurrentValueDictionaryID();
    if (id < 0 || id >= MOST) {
      plain.write(value, out);
      return;
    }
    byte[] entry = id < entries.length ? entries[id] : null;
    if (entry == null) {
      add(id, value, out);
      return;
    }
    out.room(entry.length);
    System.arraycopy(entry, 0, out.bytes, out.length, entry.length);
    out.length += entry.length;
  }

  private void add(int id, ColumnReader value, Text out) {
    int start = out.length;
    plain.write(value, out);
    if (id >= entries.length) {
      entries = Arrays.copyOf(entries, Math.max(2 * entries.length, id + 1));
    }
    entries[id] = Arrays.copyOfRange(out.bytes, start, out.length);
  }
}
