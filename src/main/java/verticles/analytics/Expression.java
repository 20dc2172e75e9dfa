package verticles.analytics;

import static verticles.analytics.Columns.quoted;
import static verticles.analytics.Key.value;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import verticles.contract.Dimension;
import verticles.contract.Formula;
import verticles.contract.Formula.Distinct;
import verticles.contract.Formula.DistinctOrRows;
import verticles.contract.Formula.Less;
import verticles.contract.Formula.Ratio;
import verticles.contract.Formula.RowsBelowZero;
import verticles.contract.Formula.RowsWithout;
import verticles.contract.Formula.Sum;
import verticles.contract.Formula.Whole;
import verticles.contract.Metric;

/**
 * Formulas as SQL over the columns that a dataset has.
 *
 * @param columns those of the dataset
 * @param aggregate puts an aggregate of rows into the expression, as it is or by a name
 * @param distinct puts in how many different values a column has
 */
record Expression(
    Columns columns, UnaryOperator<String> aggregate, UnaryOperator<String> distinct) {

  /** The metric's expression; null where the dataset lacks what it needs. */
  String of(Metric metric) {
    Formula formula = metric.formula();
    if (formula instanceof Sum sum) {
      return sum(columns.among(sum.columns()));
    }
    if (formula instanceof Whole whole) {
      return whole(whole.column(), "");
    }
    if (formula instanceof Less less) {
      String from = of(less.from());
      return from == null ? null : whole(less.column(), "(" + from + ") - ");
    }
    if (formula instanceof Ratio ratio) {
      return ratio(of(ratio.of()), of(ratio.over()), ratio.times());
    }
    if (formula instanceof Distinct different) {
      return columns.has(different.column()) ? distinct.apply(different.column()) : null;
    }
    if (formula instanceof DistinctOrRows different) {
      return different(different.column());
    }
    if (formula instanceof RowsBelowZero below) {
      return belowZero(columns.among(below.columns()));
    }
    if (formula instanceof RowsWithout without) {
      return aggregate.apply(without(without.column()));
    }
    return aggregate.apply(
        formula instanceof Formula.Rows
            ? "COUNT(*)"
            : formula instanceof Formula.First
                ? "TIMESTAMP_TO_MILLIS(MIN(\"__time\"))"
                : "TIMESTAMP_TO_MILLIS(MAX(\"__time\"))");
  }

  /** Whether the metric counts different values of a column. */
  static boolean counts(Metric metric) {
    Formula formula = metric.formula();
    return formula instanceof Distinct
        || formula instanceof DistinctOrRows
        || formula instanceof Ratio ratio && (counts(ratio.of()) || counts(ratio.over()));
  }

  private String sum(List<String> there) {
    if (there.isEmpty()) {
      return null;
    }
    if (there.size() == 1) {
      return aggregate.apply("SUM(" + quoted(there.get(0)) + ")");
    }
    List<String> sums = there.stream().map(it -> "SUM(" + quoted(it) + ")").toList();
    String known = joined(sums, " OR ", sum -> aggregate.apply(sum) + " IS NOT NULL");
    String whole = joined(sums, " + ", sum -> "COALESCE(" + aggregate.apply(sum) + ", 0)");
    return "CASE WHEN " + known + " THEN " + whole + " END";
  }

  private static String joined(List<String> all, String with, UnaryOperator<String> each) {
    return all.stream().map(each).collect(Collectors.joining(with));
  }

  /** A column's sum after what stands before it; null unless every row has a value. */
  private String whole(String column, String before) {
    if (!columns.has(column)) {
      return null;
    }
    String rows = aggregate.apply("COUNT(*)");
    String known = aggregate.apply("COUNT(" + quoted(column) + ")");
    return "CASE WHEN %s > 0 AND %s = %s THEN %s%s END"
        .formatted(rows, known, rows, before, aggregate.apply("SUM(" + quoted(column) + ")"));
  }

  private static String ratio(String of, String over, int times) {
    return of == null || over == null
        ? null
        : "CASE WHEN (%s) <> 0 THEN %d.0E0 * (%s) / (%s) END".formatted(over, times, of, over);
  }

  private String different(String column) {
    return columns.has(column)
        ? distinct.apply(column)
            + " + "
            + aggregate.apply("COUNT(*) FILTER (WHERE " + quoted(column) + " IS NULL)")
        : aggregate.apply("COUNT(*)");
  }

  private String without(String column) {
    return columns.has(column)
        ? "COUNT(*) FILTER (WHERE %s = '%s')".formatted(value(column, columns), Dimension.UNKNOWN)
        : "COUNT(*)";
  }

  private String belowZero(List<String> there) {
    return there.isEmpty()
        ? null
        : aggregate.apply(
            there.stream()
                .map(it -> quoted(it) + " < 0")
                .collect(Collectors.joining(" OR ", "COUNT(*) FILTER (WHERE ", ")")));
  }
}
