package verticles.analytics;

import java.util.List;
import java.util.Map;
import verticles.contract.Metric;

/**
 * What is asked of a scope of rows, in one SELECT.
 *
 * @param groupings each is answered for itself; an empty one is all rows together. Where there are
 *     several, no metric may count different values
 * @param metrics what is computed for each group
 * @param within the values of keys that are wanted, beyond what the scope's filter says
 * @param sort may be null where there is no limit
 * @param limit 0 = all
 */
record Query(
    List<List<Key>> groupings,
    List<Metric> metrics,
    Map<Key, List<String>> within,
    Sort sort,
    int limit,
    int offset) {

  /** By a key or by a metric; the other is null. */
  record Sort(Key key, Metric metric, boolean descending) {

    static Sort largest(Metric metric) {
      return new Sort(null, metric, true);
    }
  }

  Query {
    groupings = groupings.stream().map(List::copyOf).toList();
    metrics = List.copyOf(metrics);
    within = Map.copyOf(within);
  }

  static Query total(List<Metric> metrics) {
    return by(List.of(), metrics);
  }

  static Query by(List<Key> keys, List<Metric> metrics) {
    return each(List.of(keys), metrics);
  }

  static Query each(List<List<Key>> groupings, List<Metric> metrics) {
    return new Query(groupings, metrics, Map.of(), null, 0, 0);
  }

  Query sorted(Sort by, int most, int from) {
    return new Query(groupings, metrics, within, by, most, from);
  }

  Query within(Map<Key, List<String>> values) {
    return new Query(groupings, metrics, values, sort, limit, offset);
  }
}
