package verticles.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import verticles.sandbox.protocol.Frame.Contents;

/**
 * Reads a Parquet file column by column with Parquet's own library, and writes rows under a line of
 * the columns' names.
 */
final class ParquetReader implements Reader {
  private static final int MAGIC = 4;
  private static final int FOOTER_END = 8;
  private static final int LARGEST_FOOTER = 32 << 20;

  /** Bytes of all dictionaries' cells that are kept. */
  private static final int DICTIONARIES = 32 << 20;

  private final Path file;
  private long length;
  private ParquetSchema schema;
  private final Text line = new Text();

  ParquetReader(Path file) {
    this.file = file;
  }

  @Override
  public Contents contents() {
    return schema == null ? Contents.NONE : new Contents(List.of(), null, schema.notes());
  }

  @Override
  public Contents read(RowsFile rows) throws IOException {
    MappedFile mapped = new MappedFile(file);
    length = mapped.getLength();
    checkEnds(mapped);
    ParquetReadOptions options =
        ParquetReadOptions.builder()
            .withUseHadoopVectoredIo(true)
            .usePageChecksumVerification()
            .withCodecFactory(new Codecs())
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(mapped, options)) {
      read(reader, rows);
    } catch (ParquetCryptoRuntimeException e) {
      throw Refusal.encrypted();
    } catch (IOException e) {
      throw Refusal.damaged("One of its pages cannot be read.");
    }
    return contents();
  }

  /** What stands around the footer, before anything believes it. */
  private static void checkEnds(MappedFile file) throws IOException {
    long length = file.getLength();
    if (length < MAGIC + FOOTER_END) {
      throw cut();
    }
    String first = magic(file.slice(0, MAGIC));
    ByteBuffer end = file.slice(length - FOOTER_END, FOOTER_END).order(ByteOrder.LITTLE_ENDIAN);
    int footer = end.getInt(0);
    String last = magic(end.slice(MAGIC, MAGIC));
    if (first.equals("PARE") || last.equals("PARE")) {
      throw Refusal.encrypted();
    }
    if (!first.equals("PAR1") || !last.equals("PAR1")) {
      throw cut();
    }
    if (footer <= 0 || footer > length - MAGIC - FOOTER_END || footer > LARGEST_FOOTER) {
      throw notInIt();
    }
  }

  private static Refusal notInIt() {
    return Refusal.damaged("What it says of its contents is not in it.");
  }

  private static Refusal cut() {
    return Refusal.damaged("It is cut off: a Parquet file begins and ends with “PAR1”.");
  }

  private static String magic(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  private void read(ParquetFileReader reader, RowsFile rows) throws IOException {
    schema = ParquetSchema.of(reader.getFooter().getFileMetaData().getSchema());
    checkGroups(reader.getRowGroups());
    writeHeader(rows);
    reader.setRequestedSchema(schema.wanted());
    for (int left = reader.getRowGroups().size(); left > 0; left--) {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages != null) {
        write(pages, rows);
      }
    }
  }

  /** Before memory is asked for what they say. */
  private void checkGroups(List<BlockMetaData> groups) {
    long cells = 0;
    long bytes = 0;
    for (BlockMetaData group : groups) {
      long count = group.getRowCount();
      cells += Math.min(count, Bounds.CELLS + 1) * schema.columns().size();
      if (count < 0 || cells > Bounds.CELLS) {
        throw Refusal.tooLarge(Refusal.count("It has more than %,d cells.", Bounds.CELLS));
      }
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        long size = chunk.getTotalSize();
        bytes += size;
        if (size < 0 || bytes > length || chunk.getStartingPos() > length - size) {
          throw notInIt();
        }
      }
    }
  }

  private void writeHeader(RowsFile rows) {
    for (ParquetSchema.Column column : schema.columns()) {
      char[] name = column.name().toCharArray();
      line.cell(name, 0, name.length);
      line.ascii(",");
    }
    endLine(rows);
  }

  private void endLine(RowsFile rows) {
    line.bytes[line.length - 1] = '\n';
    rows.write(line.bytes, 0, line.length);
    line.clear();
  }

  private void write(PageReadStore pages, RowsFile rows) throws IOException {
    ParquetColumn[] columns = new ParquetColumn[schema.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      ParquetSchema.Column column = schema.columns().get(i);
      int share = DICTIONARIES / columns.length;
      columns[i] = new ParquetColumn(column, pages.getPageReader(column.descriptor()), share);
      rows.alive();
    }
    for (long left = pages.getRowCount(); left > 0; ) {
      int some = (int) Math.min(left, Integer.MAX_VALUE);
      for (ParquetColumn column : columns) {
        some = Math.min(some, column.available());
        rows.alive();
      }
      left -= some;
      for (; some > 0; some--) {
        writeRow(columns, rows);
      }
    }
  }

  private void writeRow(ParquetColumn[] columns, RowsFile rows) {
    for (ParquetColumn column : columns) {
      column.append(line);
      line.room(1);
      line.bytes[line.length++] = ',';
    }
    endLine(rows);
  }
}
