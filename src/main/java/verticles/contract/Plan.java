package verticles.contract;

import java.util.List;

/**
 * How a file's rows are read and what each of its columns becomes: decided once, kept with the
 * task, and enough to repeat the work from the file alone.
 *
 * @param delimiter the character between cells
 * @param headerLine physical line of the header, 1-based; 0 if the file has none
 * @param timeZone IANA name of the zone of times that carry none, such as {@code Africa/Nairobi}
 * @param columns one entry for each column of the file, in the file's order
 * @param derived canonical columns that the file does not have and that follow from others
 * @param currencies the codes (ISO 4217) that the file names for its amounts, sorted: by signs in
 *     most of their cells, names of their columns, or a column of its own; empty where it names
 *     none
 */
public record Plan(
    char delimiter,
    long headerLine,
    String timeZone,
    List<Column> columns,
    List<Derived> derived,
    List<String> currencies)
    implements Message {

  public Plan {
    columns = List.copyOf(columns);
    derived = derived == null ? List.of() : List.copyOf(derived);
    currencies = currencies == null ? List.of() : List.copyOf(currencies);
  }

  /**
   * @param source the header's cell as it stands in the file
   * @param target the canonical column, the {@link Ingredient}'s word, or the cleaned name of a
   *     kept extra dimension; null if the column is ignored
   * @param role what the target is to Druid
   * @param format how values are written in the file. TIME and {@code timeOfDay}: one or more of
   *     {@code iso}, {@code epoch-s}, {@code epoch-ms}, {@code excel}, or date patterns ({@code
   *     dd/MM/yyyy}…), which a time of day may follow; joined by {@code |}, the first that a value
   *     agrees with is taken. MEASURE: {@code plain} (signs as canonical), {@code negated} (returns
   *     as positive numbers) or {@code signed} (one column for both: what is below zero is a
   *     return). Else null
   * @param decimal of columns of numbers, the decimal sign: {@code .} or {@code ,}; else null
   * @param confidence 0 to 1
   * @param because the match in a sentence
   */
  public record Column(
      String source,
      String target,
      Role role,
      String format,
      String decimal,
      double confidence,
      String because) {}

  /**
   * A canonical column that no column of the file is, computed for each row.
   *
   * @param target the canonical column
   * @param formula with the file's own column names, such as {@code Qty × Unit price − Discount}
   */
  public record Derived(String target, String formula) {}

  public enum Role {
    TIME,
    DIMENSION,
    MEASURE,
    /** Not kept itself: canonical columns are derived from it. Its target is an Ingredient. */
    INGREDIENT,
    /** Kept as a dimension under its cleaned name: no canonical column matched. */
    EXTRA,
    /** Left out. */
    IGNORED
  }
}
