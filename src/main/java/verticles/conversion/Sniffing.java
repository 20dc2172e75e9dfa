package verticles.conversion;

import java.io.IOException;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;

/** The first megabyte tells what a file is, and so which way it goes. */
final class Sniffing implements Converter {
  private static final int SAMPLE = 1 << 20;

  private final Path file;

  Sniffing(Path file, Path directory, String sheet, String charset) {
    this.file = file;
  }

  @Override
  public Path rows() {
    return null;
  }

  @Override
  public long written(long available) {
    return 0;
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return whole || available >= SAMPLE;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    return new Untouched(file, true, () -> null);
  }

  @Override
  public Rows result() {
    return null;
  }
}
