package verticles.sandbox.protocol;

import java.util.List;

/** What the server and a child say to each other; see {@link Frames} for how it is written. */
public sealed interface Frame {

  /**
   * From the server, once: convert this file.
   *
   * @param file absolute path of the file
   * @param rows absolute path of the rows to write
   * @param scratch absolute path of a directory for files of the child's own
   * @param format {@code xlsx}, {@code xls} or {@code parquet}
   * @param sheet the sheet wanted of a workbook, or null for the one most like a table of sales
   * @param maxBytes the most bytes of rows that are written
   */
  record Convert(
      String file, String rows, String scratch, String format, String sheet, long maxBytes)
      implements Frame {}

  /** From the child, first of all: a file may be sent. */
  record Ready() implements Frame {}

  /** {@code bytes} of the rows may be read. Said again now and then: the child is alive. */
  record Advanced(long bytes) implements Frame {}

  /** The rows are complete. */
  record Done(long bytes, Contents contents) implements Frame {}

  /** The file is at fault. */
  record Refused(String type, String title, String detail, Contents contents) implements Frame {}

  /** Something else is: the file may be good. */
  record Failed(String message) implements Frame {}

  /**
   * What was found in the file, as far as it was read.
   *
   * @param sheet the sheet that was read, or null
   */
  record Contents(List<Sheet> sheets, String sheet, List<String> notes) {
    public static final Contents NONE = new Contents(List.of(), null, List.of());

    public Contents {
      sheets = List.copyOf(sheets);
      notes = List.copyOf(notes);
    }
  }

  /** As {@code Source.Sheet} of the contract. */
  record Sheet(String name, long rows, int columns, double score) {}
}
