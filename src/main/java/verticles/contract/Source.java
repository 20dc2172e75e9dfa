package verticles.contract;

import java.util.List;

/**
 * What a file was before it became rows. A pure function of the file's bytes and of the sheet and
 * charset that were asked for.
 *
 * @param format {@code text}, {@code xlsx}, {@code xls} or {@code parquet}
 * @param charset IANA name of the encoding that text was read by; null for other formats
 * @param compression {@code gzip} or {@code zip}, or null
 * @param sheets every sheet of a workbook, in its order; else empty
 * @param sheet the sheet that was read, or null
 * @param headerLine physical line of the header where the format tells it, 1-based, or null
 * @param notes what else is worth knowing, each a sentence
 */
public record Source(
    String format,
    String charset,
    String compression,
    List<Sheet> sheets,
    String sheet,
    Long headerLine,
    List<String> notes)
    implements Message {

  public Source {
    sheets = List.copyOf(sheets);
    notes = List.copyOf(notes);
  }

  public static Source text(String charset, String compression, List<String> notes) {
    return new Source("text", charset, compression, List.of(), null, null, notes);
  }

  /**
   * @param rows lines with anything in them
   * @param columns cells in the widest of its first lines
   * @param score how much it looks like a table of sales, 0 to 1
   */
  public record Sheet(String name, long rows, int columns, double score) {}
}
