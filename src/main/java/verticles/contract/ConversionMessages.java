package verticles.contract;

import java.nio.file.Path;
import java.util.UUID;

/**
 * What one can ask of conversion, and what it says while a file becomes rows: UTF-8 text of
 * delimited cells in a file that grows. As with the spool, these are watermarks.
 */
public interface ConversionMessages {

  /**
   * Whatever came in as rows. Joins the conversion that followed the file's arrival if it was asked
   * the same, else begins one. The same bytes and wishes give the same rows.
   *
   * @param file the whole file, local
   * @param sheet the sheet wanted of a workbook, or null for the one most like a table of sales
   * @param charset IANA name of the encoding that text is to be read by, or null to find it
   * @param followed false: for one look at it only, so nobody is told of its rows
   */
  record ConvertFile(Task task, Path file, String sheet, String charset, boolean followed)
      implements Message {
    public ConvertFile(Task task, Path file, String sheet, String charset) {
      this(task, file, sheet, charset, true);
    }
  }

  /**
   * A file as rows.
   *
   * @param path the rows; the file itself where it was UTF-8 text already. Null if refused
   * @param source what it was; null if that could not be told
   * @param refusal why the file cannot be read, or null
   */
  record Rows(Path path, Source source, Problem refusal) implements Message {
    public static Rows refused(Source source, Problem why) {
      return new Rows(null, source, why);
    }
  }

  /**
   * Rows have begun to come. Told again, with another path, if the first were read by the wrong
   * encoding: forget those.
   *
   * @param rows the growing file; only read below the watermark
   */
  record RowsOpened(Task task, Path rows) implements Message {}

  /** {@code bytes} of the rows' file are written and may be read. */
  record RowsAdvanced(UUID task, long bytes) implements Message {}

  /** The rows are complete. */
  record RowsEnded(UUID task, long bytes) implements Message {}

  /** The arriving file cannot be read: refuse it now. */
  record RowsRefused(UUID task, Problem why) implements Message {}

  /** The file will not be completed; drop everything that was begun for its rows. */
  record RowsAborted(UUID task) implements Message {}
}
