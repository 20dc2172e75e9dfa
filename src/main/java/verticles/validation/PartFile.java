package verticles.validation;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One canonical part while it is written: zstd-compressed, on local disk. Compressing takes as long
 * as all the rest, so zstd does it on a thread of its own where there is a second core.
 */
final class PartFile implements AutoCloseable {
  /** Level 1 is the fastest of the regular ones, and Druid's time does not depend on it. */
  private static final int LEVEL = 1;

  /** What the second thread takes at a time, and zstd holds some of: its least. */
  private static final int JOB = 1 << 19;

  private static final int BLOCK = 1 << 17;

  private final Path path;
  private final int number;
  private final ZstdOutputStreamNoFinalizer out;
  private final byte[] block = new byte[BLOCK];
  private int used;
  private long rows;

  PartFile(Path path, int number, byte[] header) throws IOException {
    this.path = path;
    this.number = number;
    Files.createDirectories(path.getParent());
    OutputStream file = Files.newOutputStream(path);
    this.out = new ZstdOutputStreamNoFinalizer(file, LEVEL);
    out.setWorkers(Math.min(1, Runtime.getRuntime().availableProcessors() - 1));
    out.setJobSize(JOB);
    put(header, 0, header.length);
  }

  void row(byte[] bytes, int from, int to) throws IOException {
    put(bytes, from, to);
    rows++;
  }

  private void put(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (length > BLOCK - used) {
      out.write(block, 0, used);
      used = 0;
    }
    if (length > BLOCK) {
      out.write(bytes, from, length);
      return;
    }
    System.arraycopy(bytes, from, block, used, length);
    used += length;
  }

  Path path() {
    return path;
  }

  /** From 0. */
  int number() {
    return number;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.write(block, 0, used);
    used = 0;
    out.close();
  }
}
