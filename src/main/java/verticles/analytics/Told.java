package verticles.analytics;

import verticles.contract.Decimals;
import verticles.contract.Formula;
import verticles.contract.Formula.Less;
import verticles.contract.Formula.Ratio;
import verticles.contract.Formula.Sum;
import verticles.contract.Metric;
import verticles.contract.Unit;

/** Numbers as every answer tells them, whoever asks. */
final class Told {
  private Told() {}

  /**
   * Amounts are decimals; a count is a whole number, even where its column is one of decimals.
   *
   * @param number as Druid has computed it, or null
   */
  static Number of(Metric metric, Number number) {
    if (number == null) {
      return null;
    }
    double value = number.doubleValue();
    boolean whole = metric.unit() == Unit.COUNT && value == Math.rint(value);
    if (whole || metric.unit() == Unit.TIME) {
      return number.longValue();
    }
    return cancels(metric.formula()) ? Decimals.difference(value) : Decimals.of(value);
  }

  /** Whether what it adds up may be above and below zero. */
  private static boolean cancels(Formula formula) {
    return formula instanceof Less
        || formula instanceof Sum sum && sum.columns().size() > 1
        || formula instanceof Ratio ratio && cancels(ratio.of().formula());
  }

  /** Null where either is not known. */
  static Double change(Number now, Number then) {
    return now == null || then == null
        ? null
        : (Double) Decimals.difference(now.doubleValue() - then.doubleValue());
  }

  /**
   * A change in percent of what was before. Of nothing, or of less than nothing, a percentage says
   * neither how much nor which way: null, as where either is not known. What is never above 0 is
   * told by its size.
   */
  static Double growth(Metric metric, Number change, Number then) {
    boolean says = then != null && (then.doubleValue() > 0 || metric == Metric.RETURNS_VALUE);
    return says ? percent(change, then) : null;
  }

  /** Null where either is not known, and of nothing. */
  static Double percent(Number of, Number whole) {
    return of == null || whole == null || whole.doubleValue() == 0
        ? null
        : (Double) Decimals.of(of.doubleValue() / whole.doubleValue() * 100);
  }
}
