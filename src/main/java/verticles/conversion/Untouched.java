package verticles.conversion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Source;

/**
 * Text that is taken for UTF-8: its rows are the file itself, and its watermark theirs. Looked
 * through behind the watermark, until what it has outside ASCII decides.
 */
final class Untouched implements Converter {
  private static final int BLOCK = 256 << 10;
  private static final long WORTHWHILE = 4 << 20;

  private final Path file;
  private final FileChannel channel;
  private final Utf8Survey survey = new Utf8Survey();
  private final boolean certain;
  private final Supplier<Converter> otherwise;
  private ByteBuffer block;
  private long surveyed;
  private Rows result;

  /**
   * @param certain it is UTF-8, whatever is in it
   * @param otherwise goes on if it is not
   */
  Untouched(Path file, boolean certain, Supplier<Converter> otherwise) throws IOException {
    this.file = file;
    this.certain = certain;
    this.otherwise = otherwise;
    this.channel = FileChannel.open(file);
  }

  @Override
  public Path rows() {
    return file;
  }

  @Override
  public long written(long available) {
    return available;
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return whole || !decided() && available - surveyed >= WORTHWHILE;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    while (!decided() && surveyed < available) {
      read(available);
    }
    if (whole && !decided()) {
      survey.end();
    }
    if ((whole || decided()) && !certain && !survey.utf8()) {
      close();
      return otherwise.get();
    }
    if (whole) {
      result = new Rows(file, Source.text("UTF-8", null, List.of()), null);
    }
    return this;
  }

  private boolean decided() {
    return certain || survey.settled();
  }

  private void read(long available) throws IOException {
    if (block == null) {
      block = ByteBuffer.allocateDirect(BLOCK);
    }
    block.clear().limit((int) Math.min(BLOCK, available - surveyed));
    if (channel.read(block, surveyed) < 0) {
      throw new IOException("the file is shorter than what was told of it");
    }
    surveyed += block.flip().remaining();
    survey.read(block);
  }

  @Override
  public Rows result() {
    return result;
  }

  @Override
  public void close() {
    block = null;
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
