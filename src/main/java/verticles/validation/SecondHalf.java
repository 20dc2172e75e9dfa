package verticles.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The second half of a file, checked while the first half is. It begins after a line feed in the
 * middle, and takes it that a row begins there. Only the first half can tell whether that is so: if
 * its last row goes on past the place, it reads the rest itself.
 */
final class SecondHalf {
  /** Below it, the second thread is not worth its while. */
  static final long LEAST = 32 << 20;

  private static final int SEARCHED = 1 << 16;

  private final Path file;
  private final long start;
  private final long end;
  private final long offset;
  private final FilePass pass;
  private Future<FilePass> result;
  private volatile boolean cancelled;

  private SecondHalf(Path file, long offset, long start, long end, FilePass pass) {
    this.file = file;
    this.offset = offset;
    this.start = start;
    this.end = end;
    this.pass = pass;
  }

  /**
   * Begins it, if the file is big enough, has a line feed in its middle and the helper is idle.
   *
   * @param block free to be used
   * @param offset where the file's first row begins
   * @param pass for the second half
   */
  static Optional<SecondHalf> begin(Block block, Path file, long offset, long end, FilePass pass)
      throws IOException {
    if (block.helper == null || end - offset < LEAST) {
      return Optional.empty();
    }
    long middle = offset + (end - offset) / 2;
    int to = block.fill(file, middle, middle + SEARCHED);
    for (int at = Bytes.MARGIN; at < to; at++) {
      if (block.bytes[at] == '\n') {
        long start = middle + at + 1 - Bytes.MARGIN;
        SecondHalf half = new SecondHalf(file, offset, start, end, pass);
        return block.helper.begin(half::run).map(half::with);
      }
    }
    return Optional.empty();
  }

  private SecondHalf with(Future<FilePass> future) {
    result = future;
    return this;
  }

  private FilePass run() throws IOException {
    try (Block block = new Block(false);
        FilePass closing = pass) {
      closing.linesBefore(this::breaks);
      for (long at = start; at < end && !cancelled; ) {
        int to = block.fill(file, at, end);
        boolean last = at + to - Bytes.MARGIN == end;
        int rest = closing.read(block.bytes, Bytes.MARGIN, to, last);
        at = last ? end : at + rest - Bytes.MARGIN;
      }
      return closing;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Line breaks in the first half: LF, CRLF or CR. */
  private long breaks() {
    try (Block block = new Block(false)) {
      return breaks(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long breaks(Block block) throws IOException {
    long breaks = 0;
    int to;
    byte before = 0;
    for (long at = offset; at < start && !cancelled; at += to - Bytes.MARGIN) {
      to = block.fill(file, at, start);
      breaks += LineBreaks.count(block.bytes, Bytes.MARGIN, to, before);
      before = block.bytes[to - 1];
    }
    return breaks;
  }

  /** Where the first half ends. */
  long start() {
    return start;
  }

  /** Waits for its end, which is about when the first half's is. */
  FilePass await() throws IOException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for the second half", e);
    }
  }

  /** Gives it up, and what it wrote. */
  void cancel() throws IOException {
    cancelled = true;
    try {
      await();
    } finally {
      pass.discard();
    }
  }
}
