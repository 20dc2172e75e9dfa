package verticles.contract;

import java.util.List;

/**
 * How a file is read and what each of its columns becomes: decided once, kept with the task, and
 * enough to repeat the work from the file alone.
 *
 * @param charset IANA name of the file's encoding
 * @param delimiter the character between cells
 * @param headerLine physical line of the header, 1-based
 * @param columns one entry for each column of the file, in the file's order
 */
public record Plan(String charset, char delimiter, long headerLine, List<Column> columns)
    implements Message {

  public Plan {
    columns = List.copyOf(columns);
  }

  /**
   * @param source the header's cell as it stands in the file
   * @param target the canonical column, or the cleaned name of a kept extra dimension
   * @param role what the target is to Druid
   * @param format how values are written in the file. TIME: {@code iso}, {@code epoch-s}, {@code
   *     epoch-ms}, or a date pattern ({@code dd/MM/yyyy}…), which a time of day may follow.
   *     MEASURE: {@code plain} (signs as canonical), {@code negated} (returns as positive numbers)
   *     or {@code signed} (one column for both: what is below zero is a return). Else null.
   * @param confidence 0 to 1
   * @param because the match in a sentence
   */
  public record Column(
      String source, String target, Role role, String format, double confidence, String because) {}

  public enum Role {
    TIME,
    DIMENSION,
    MEASURE,
    /** Kept as a dimension under its cleaned name: no canonical column matched. */
    EXTRA
  }
}
