package verticles.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.ParquetFileRange;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file as Parquet's library wants it, mapped: however large its row groups are, the heap
 * does not hold them.
 */
final class MappedFile implements InputFile {
  private static final int STEP = 1 << 30;

  private final ByteBuffer[] pieces;
  private final long length;

  MappedFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      length = channel.size();
      pieces = new ByteBuffer[(int) ((length + STEP - 1) / STEP)];
      for (int i = 0; i < pieces.length; i++) {
        long from = (long) i * STEP;
        // Each reaches into the next, so that a range lies in one as long as it is no longer.
        long size = Math.min(length - from, Integer.MAX_VALUE);
        pieces[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, size);
      }
    }
  }

  @Override
  public long getLength() {
    return length;
  }

  /** A piece of the file, not copied. */
  ByteBuffer slice(long from, int size) throws EOFException {
    if (from < 0 || size < 0 || from > length - size || size > STEP) {
      throw new EOFException("beyond the file");
    }
    return pieces[(int) (from / STEP)].slice((int) (from % STEP), size);
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream();
  }

  private final class Stream extends SeekableInputStream {
    private long at;

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public void seek(long to) {
      at = to;
    }

    @Override
    public int read() throws IOException {
      return at >= length ? -1 : slice(at++, 1).get(0) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int size) throws IOException {
      int most = (int) Math.min(size, length - at);
      if (most <= 0) {
        return size == 0 ? 0 : -1;
      }
      readFully(bytes, from, most);
      return most;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      int most = (int) Math.min(to.remaining(), length - at);
      if (most <= 0) {
        return -1;
      }
      to.put(slice(at, most));
      at += most;
      return most;
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
      readFully(bytes, 0, bytes.length);
    }

    @Override
    public void readFully(byte[] bytes, int from, int size) throws IOException {
      slice(at, size).get(bytes, from, size);
      at += size;
    }

    @Override
    public void readFully(ByteBuffer to) throws IOException {
      int size = to.remaining();
      to.put(slice(at, size));
      at += size;
    }

    @Override
    public boolean readVectoredAvailable(ByteBufferAllocator allocator) {
      return true;
    }

    @Override
    public void readVectored(List<ParquetFileRange> ranges, ByteBufferAllocator allocator)
        throws IOException {
      for (ParquetFileRange range : ranges) {
        ByteBuffer slice = slice(range.getOffset(), range.getLength());
        range.setDataReadFuture(CompletableFuture.completedFuture(slice));
      }
    }
  }
}
