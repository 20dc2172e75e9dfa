package verticles.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import verticles.contract.Quality;

/**
 * The quality of many ingestions' rows together. Fences are of one ingestion's own distribution, so
 * that together there are none. Ingestions that were not measured are left out.
 */
final class QualityOfAll {
  private final Map<String, Double> filled = new LinkedHashMap<>();
  private final Set<String> absent = new TreeSet<>();
  private long accepted;
  private long rejected;
  private long duplicates;
  private boolean exact = true;
  private long outliers;
  private boolean any;

  void add(long rows, long rejectedRows, Quality quality) {
    if (quality == null) {
      return;
    }
    any = true;
    accepted += rows;
    rejected += rejectedRows;
    duplicates += quality.duplicates();
    exact &= quality.duplicatesExact();
    outliers += quality.outliers();
    quality
        .completeness()
        .forEach((column, part) -> filled.merge(column, part * rows, Double::sum));
    absent.addAll(quality.absent());
  }

  /** Null where nothing was measured. A column that a file does not have is empty in its rows. */
  Quality quality() {
    if (!any) {
      return null;
    }
    Map<String, Double> completeness = new LinkedHashMap<>();
    filled.forEach((column, values) -> completeness.put(column, part(values, accepted)));
    return new Quality(
        completeness,
        part(accepted, accepted + rejected),
        duplicates,
        exact,
        outliers,
        null,
        null,
        absent.stream().filter(column -> !filled.containsKey(column)).toList());
  }

  private static double part(double of, long whole) {
    return whole == 0 ? 1 : Math.min(1, of / whole);
  }
}
