package verticles.sandbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import verticles.sandbox.protocol.RowStream;
import verticles.sandbox.protocol.RowStream.Column;

/**
 * The child process that writes a Parquet file: rows come by its standard input, the file goes out
 * by its standard output, a group of rows at a time, so that its heap does not grow with the file.
 * Rows that break off become no file: then it ends with a failure and writes no footer.
 */
public final class ParquetExport {
  private static final int BLOCK = 1 << 16;
  private static final long ROW_GROUP_BYTES = 16L << 20;
  private static final int PAGE_BYTES = 256 << 10;

  private ParquetExport() {}

  /** Ends with 0 once the file is whole. */
  public static void main(String[] arguments) throws IOException {
    NoNetwork.enforce();
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // libraries may not speak
    write(new FileInputStream(FileDescriptor.in), out);
    Runtime.getRuntime().halt(0);
  }

  static void write(InputStream rows, OutputStream out) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(rows, BLOCK));
    List<Column> columns = RowStream.columns(in);
    byte[][] cells = new byte[columns.size()][];
    ParquetWriter<byte[][]> writer = writer(columns, out);
    while (RowStream.next(in, cells)) {
      writer.write(cells);
    }
    writer.close();
  }

  private static ParquetWriter<byte[][]> writer(List<Column> columns, OutputStream out)
      throws IOException {
    return new Builder(columns, new StreamedFile(out))
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withCodecFactory(new Packing())
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .build();
  }

  private static final class Builder extends ParquetWriter.Builder<byte[][], Builder> {
    private final List<Column> columns;

    Builder(List<Column> columns, StreamedFile file) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // it must be there, and is not asked
    protected CellsSupport getWriteSupport(org.apache.hadoop.conf.Configuration none) {
      return new CellsSupport(columns);
    }

    @Override
    protected CellsSupport getWriteSupport(
        org.apache.parquet.conf.ParquetConfiguration configuration) {
      return new CellsSupport(columns);
    }
  }
}
