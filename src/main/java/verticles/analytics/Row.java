package verticles.analytics;

import java.util.Map;
import verticles.analytics.Formula.Ratio;
import verticles.analytics.Formula.Sum;

/**
 * One group's numbers.
 *
 * @param key the group's value, or {@link Key#UNKNOWN}
 * @param found what Druid computed; a metric that is absent is null
 * @param columns the columns that the metrics were computed over
 */
record Row(String key, Map<Metric, Number> found, Columns columns) {

  Double number(Metric metric) {
    Formula formula = metric.over(columns);
    if (formula instanceof Ratio ratio) {
      return over(number(ratio.of()), number(ratio.over()));
    }
    if (formula instanceof Sum sum) {
      return (double) (count(sum.one()) + count(sum.other()));
    }
    Number number = found.get(metric);
    return number == null ? null : number.doubleValue();
  }

  /** A count; nothing counted is 0. */
  long count(Metric metric) {
    if (metric.over(columns) instanceof Sum sum) {
      return count(sum.one()) + count(sum.other());
    }
    Number number = found.get(metric);
    return number == null ? 0 : number.longValue();
  }

  /** A count that may be unknown. */
  Long whole(Metric metric) {
    Number number = found.get(metric);
    return number == null ? null : number.longValue();
  }

  private static Double over(Double of, Double over) {
    return of == null || over == null || over == 0 ? null : of / over;
  }
}
