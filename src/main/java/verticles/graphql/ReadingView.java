package verticles.graphql;

import java.util.Comparator;
import java.util.List;
import verticles.contract.Reading;

/**
 * The GraphQL type {@code FileReading}: what a person has said, in the form that {@code
 * ReadingInput} takes. Public because GraphQL reads it by its accessors.
 */
public record ReadingView(
    String sheet,
    String charset,
    String delimiter,
    Long headerLine,
    String timeZone,
    String decimal,
    List<Column> columns) {

  /** The GraphQL type {@code ColumnReading}. */
  public record Column(String source, String target, String format, String decimal) {}

  static ReadingView of(Reading it) {
    List<Column> columns =
        it.columns().entrySet().stream()
            .map(entry -> column(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Column::source))
            .toList();
    return new ReadingView(
        it.sheet(),
        it.charset(),
        it.delimiter(),
        it.headerLine(),
        it.timeZone(),
        it.decimal(),
        columns);
  }

  private static Column column(String source, Reading.Column it) {
    return new Column(source, it.target(), it.format(), it.decimal());
  }
}
