package verticles.conversion;

import java.nio.file.Path;
import java.util.Map;
import verticles.contract.ConversionMessages.Rows;

/** Formats whose parsers belong in a process of their own. */
final class Sandboxed implements Converter {
  private static final Map<String, String> WORDS =
      Map.of(
          "xlsx", "an Excel workbook", "xls", "an old Excel workbook", "parquet", "a Parquet file");

  private final String format;

  /**
   * @param file may still grow
   * @param directory for what is made of it; not made yet
   * @param format {@code xlsx}, {@code xls} or {@code parquet}
   * @param sheet wanted of a workbook, or null to find it
   */
  Sandboxed(Path file, Path directory, String format, String sheet) {
    this.format = format;
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
    return true;
  }

  @Override
  public Converter step(long available, boolean whole) {
    throw Unreadable.format(WORDS.get(format), "Save the table as CSV and send that.");
  }

  @Override
  public Rows result() {
    return null;
  }
}
