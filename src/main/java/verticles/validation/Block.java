package verticles.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A reused buffer for a piece of a file. Tasks share a few of them: what a task has not consumed,
 * it reads again.
 */
final class Block implements AutoCloseable {
  /** More than {@link CsvReader#MAX_ROW}, or reading could not go on. */
  static final int SIZE = 4 << 20;

  private static final int CHUNK = 256 << 10;

  /** Used for files that are wholly there; null for none. */
  final Helper helper;

  final byte[] bytes = new byte[SIZE + 2 * Bytes.MARGIN];

  /** Small enough to stay in the cache between the kernel's copy and ours. */
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);

  /**
   * @param helped with a thread beside the one that uses it
   */
  Block(boolean helped) {
    this.helper = helped ? new Helper() : null;
  }

  /**
   * Reads {@code file[offset, end)}, as far as there is room, to {@link Bytes#MARGIN}.
   *
   * @return the end of what was read
   */
  int fill(Path file, long offset, long end) throws IOException {
    int to = Bytes.MARGIN;
    int limit = to + (int) Math.min(SIZE, end - offset);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (to < limit) {
        chunk.clear().limit(Math.min(CHUNK, limit - to));
        int read = channel.read(chunk, offset + to - Bytes.MARGIN);
        if (read < 0) {
          throw new IOException("the file is shorter than announced");
        }
        chunk.flip().get(bytes, to, read);
        to += read;
      }
    }
    return to;
  }

  @Override
  public void close() {
    if (helper != null) {
      helper.close();
    }
  }
}
