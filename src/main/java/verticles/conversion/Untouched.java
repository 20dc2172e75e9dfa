package verticles.conversion;

import java.nio.file.Path;
import java.util.List;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Source;

/** Text in UTF-8: its rows are the file itself, and its watermark theirs. */
final class Untouched implements Converter {
  private final Path file;
  private Rows result;

  Untouched(Path file) {
    this.file = file;
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
    return whole;
  }

  @Override
  public Converter step(long available, boolean whole) {
    result = new Rows(file, Source.text("UTF-8", null, List.of()), null);
    return this;
  }

  @Override
  public Rows result() {
    return result;
  }
}
