package verticles.contract;

import java.util.Map;

/**
 * How a person wants a file read, as far as they say: what is null is found by looking. Sent with
 * the upload, when the mapping is confirmed, or remembered by the dataset for its next file.
 *
 * @param sheet of a workbook
 * @param charset IANA name of the encoding of text
 * @param delimiter one of {@code , ; tab |} as the character itself
 * @param headerLine physical line of the header, 1-based; 0 if the file has none
 * @param timeZone IANA name of the zone of times that carry none
 * @param decimal decimal sign of all numbers, {@code .} or {@code ,}
 * @param columns by the header's cell
 */
public record Reading(
    String sheet,
    String charset,
    String delimiter,
    Long headerLine,
    String timeZone,
    String decimal,
    Map<String, Column> columns)
    implements Message {

  public static final Reading NONE = new Reading(null, null, null, null, null, null, Map.of());

  public Reading {
    columns = columns == null ? Map.of() : Map.copyOf(columns);
  }

  /**
   * @param target a canonical column, an {@link Ingredient}'s word, {@link #KEEP} or {@link
   *     #IGNORE}; null to find it
   * @param format as in {@link Plan.Column}, or null to find it
   * @param decimal {@code .} or {@code ,}, or null to find it
   */
  public record Column(String target, String format, String decimal) {}

  /** Kept as a dimension under its own name. */
  public static final String KEEP = "keep";

  public static final String IGNORE = "ignore";
}
