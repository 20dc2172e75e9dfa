package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import verticles.contract.Quality;

/** Measures the rows while they are written. */
final class RowQuality {
  private final List<CanonicalColumn> columns;
  private final Predicate<CanonicalColumn> known;
  private final long[] values;
  private final Duplicates duplicates = new Duplicates();
  private final Spread spread = new Spread();
  private long seen;
  private long rows;

  /**
   * @param columns in the order that they are counted by
   * @param known the file has them; all others are only filled in
   */
  RowQuality(List<CanonicalColumn> columns, Predicate<CanonicalColumn> known) {
    this.columns = columns;
    this.known = known;
    this.values = new long[columns.size()];
  }

  /** So many rows are in the file, good or not. */
  void seen(int more) {
    seen += more;
  }

  /** The row that is being written has a value of its own in this column. */
  void value(int column) {
    values[column]++;
  }

  /**
   * @param bytes the row as it is written, without what all rows have
   * @param sales below zero for a return
   */
  void row(byte[] bytes, int to, double sales) {
    rows++;
    duplicates.add(bytes, 0, to);
    spread.add(sales);
  }

  Quality quality() {
    Map<String, Double> completeness = new TreeMap<>();
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String name = columns.get(i).columnName();
      if (known.test(columns.get(i))) {
        completeness.put(name, part(values[i], rows));
      } else {
        absent.add(name);
      }
    }
    Spread.Fences fences = spread.fences();
    return new Quality(
        completeness,
        part(rows, seen),
        duplicates.count(),
        duplicates.exact(),
        fences.outliers(),
        fences.low(),
        fences.high(),
        absent);
  }

  private static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
