package verticles.graphql;

import java.util.List;
import java.util.Map;
import verticles.contract.Quality;

/** The GraphQL type {@code QualityReport}. Public because GraphQL reads it by its accessors. */
public record QualityView(
    List<Completeness> completeness,
    List<String> notInFile,
    double validity,
    long duplicates,
    boolean duplicatesExact,
    long outliers,
    Double lowFence,
    Double highFence) {

  /** The GraphQL type {@code ColumnCompleteness}. */
  public record Completeness(String column, double ratio) {}

  /** Null where nothing was measured. */
  static QualityView of(Quality it) {
    return it == null
        ? null
        : new QualityView(
            it.completeness().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(column -> new Completeness(column.getKey(), column.getValue()))
                .toList(),
            it.absent(),
            it.validity(),
            it.duplicates(),
            it.duplicatesExact(),
            it.outliers(),
            it.lowFence(),
            it.highFence());
  }
}
