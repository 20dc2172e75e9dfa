package verticles.contract;

/**
 * What a whole column looks like.
 *
 * @param name the header's cell
 * @param type the type that most of its values have
 * @param values non-empty cells
 * @param nulls empty cells
 * @param misfits non-empty cells that are not of {@code type}
 * @param distinct distinct values; above 1,024 an estimate (HyperLogLog, standard error 1.6 %)
 * @param min smallest value as text, in the order of {@code type}; null if there is none
 * @param max largest value as text
 * @param format the format of most values: a date pattern, a number style; null for text
 */
public record ColumnProfile(
    String name,
    Type type,
    long values,
    long nulls,
    long misfits,
    long distinct,
    String min,
    String max,
    String format)
    implements Message {

  public enum Type {
    EMPTY,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    DATE,
    TIMESTAMP,
    TEXT
  }
}
