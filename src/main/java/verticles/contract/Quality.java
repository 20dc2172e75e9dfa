package verticles.contract;

import java.util.List;
import java.util.Map;

/**
 * How good one ingestion's rows are.
 *
 * @param completeness for each canonical column that the file has or that follows from others, the
 *     part of accepted rows that have a value of their own, 0 to 1
 * @param validity accepted rows over all rows, 0 to 1
 * @param duplicates accepted rows that repeat an earlier one of the same file in every column
 * @param duplicatesExact false if that is an estimate
 * @param outliers sales farther than three interquartile ranges outside the quartiles
 * @param lowFence sales below it are outliers, or null
 * @param highFence sales above it are outliers, or null
 * @param absent canonical columns that the file does not have, and that are only filled in
 */
public record Quality(
    Map<String, Double> completeness,
    double validity,
    long duplicates,
    boolean duplicatesExact,
    long outliers,
    Double lowFence,
    Double highFence,
    List<String> absent)
    implements Message {
  public Quality {
    completeness = Map.copyOf(completeness);
    absent = absent == null ? List.of() : List.copyOf(absent);
  }
}
