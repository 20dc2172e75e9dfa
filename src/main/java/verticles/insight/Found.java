package verticles.insight;

import java.util.List;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Dimension;

/**
 * Groups that analytics has found.
 *
 * @param rows keys first, then numbers
 * @param cut true if there are more than were asked for
 * @param approximate true if there are counts in it that are estimates
 */
record Found(List<List<Object>> rows, boolean cut, boolean approximate, Origin origin) {

  static String text(List<Object> row, int place) {
    return (String) row.get(place);
  }

  /** What is not known of a group adds nothing to it. */
  static double number(List<Object> row, int place) {
    return row.get(place) == null ? 0 : ((Number) row.get(place)).doubleValue();
  }

  static Double known(List<Object> row, int place) {
    return row.get(place) == null ? null : (Double) ((Number) row.get(place)).doubleValue();
  }

  /** The groups that have a name. */
  List<List<Object>> named() {
    return rows.stream().filter(row -> !Dimension.UNKNOWN.equals(row.get(0))).toList();
  }

  /** The number of the group without a name; 0 if every row has one. */
  double unnamed(int place) {
    return rows.stream()
        .filter(row -> Dimension.UNKNOWN.equals(row.get(0)))
        .mapToDouble(row -> number(row, place))
        .sum();
  }
}
