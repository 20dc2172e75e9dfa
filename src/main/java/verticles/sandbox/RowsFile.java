package verticles.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows, written in blocks and within a bound; says how far they may be read. */
final class RowsFile implements AutoCloseable {
  /** The rows cannot be written: not the file's fault. */
  static final class WriteException extends RuntimeException {
    WriteException(IOException cause) {
      super(cause);
    }
  }

  private static final int BLOCK = 256 << 10;
  private static final long SIGN_OF_LIFE_NS = 1_000_000_000;

  private final OutputStream out;
  private final Answers answers;
  private final long maxBytes;
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long written;
  private long beside;
  private long lastSign = System.nanoTime();

  RowsFile(Path path, long maxBytes, Answers answers) throws IOException {
    this.out = Files.newOutputStream(path);
    this.maxBytes = maxBytes;
    this.answers = answers;
  }

  void write(byte[] bytes, int from, int length) {
    if (length > BLOCK - filled) {
      flush();
    }
    if (length > BLOCK) {
      pass(bytes, from, length);
    } else {
      System.arraycopy(bytes, from, block, filled, length);
      filled += length;
    }
  }

  void write(char ascii) {
    if (filled == BLOCK) {
      flush();
    }
    block[filled++] = (byte) ascii;
  }

  /** So much more is written beside the rows: they and it are bounded together. */
  void beside(long bytes) {
    beside += bytes;
    checkRoom(0);
  }

  private void checkRoom(long more) {
    if (written + beside + more > maxBytes) {
      throw Refusal.tooLarge(
          Refusal.count("Its rows are more than %,d MB as text.", maxBytes / 1_000_000));
    }
  }

  /** Called now and then while something is read: the server ends a child that is silent. */
  void alive() {
    long now = System.nanoTime();
    if (now - lastSign > SIGN_OF_LIFE_NS) {
      lastSign = now;
      answers.advanced(written);
    }
  }

  /** Bytes that may be read. */
  long written() {
    return written;
  }

  void flush() {
    if (filled > 0) {
      pass(block, 0, filled);
      filled = 0;
      lastSign = System.nanoTime();
      answers.advanced(written);
    }
  }

  private void pass(byte[] bytes, int from, int length) {
    checkRoom(length);
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw new WriteException(e);
    }
    written += length;
  }

  @Override
  public void close() {
    try (out) {
      flush();
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }
}
