package verticles.sandbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is written from its beginning to its end, to whoever reads it meanwhile. */
final class StreamedFile implements OutputFile {
  private static final int BLOCK = 1 << 16;

  private final OutputStream out;

  StreamedFile(OutputStream out) {
    this.out = out;
  }

  @Override
  public PositionOutputStream create(long blockSize) {
    OutputStream blocks = new BufferedOutputStream(out, BLOCK);
    return new PositionOutputStream() {
      private long position;

      @Override
      public long getPos() {
        return position;
      }

      @Override
      public void write(int one) throws IOException {
        blocks.write(one);
        position++;
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        blocks.write(bytes, from, length);
        position += length;
      }

      @Override
      public void flush() throws IOException {
        blocks.flush();
      }

      @Override
      public void close() throws IOException {
        blocks.close();
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return create(blockSize);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
