package verticles.contract;

import java.util.List;

/**
 * The file as Druid will read it: zstd-compressed UTF-8 CSV parts in S3, each with a header line,
 * {@code __time} in epoch milliseconds, canonical names and {@code _ingestion_id} on every row.
 *
 * @param parts the parts' S3 keys and sizes, in the file's order
 * @param columns the parts' columns, in their order
 * @param rows rows over all parts
 * @param minTime smallest {@code __time}, epoch milliseconds, inclusive
 * @param maxTime largest {@code __time}, epoch milliseconds, inclusive
 * @param quality how good its rows are; null for what was written before this was measured
 */
public record Canonical(
    List<Part> parts, List<Column> columns, long rows, long minTime, long maxTime, Quality quality)
    implements Message {

  public Canonical {
    parts = List.copyOf(parts);
    columns = List.copyOf(columns);
  }

  public record Part(String key, long rows, long bytes) {}

  /**
   * @param name the column's name in Druid
   * @param type {@code string}, {@code double} or {@code long}, as a Druid dimension schema says it
   */
  public record Column(String name, String type) {}
}
