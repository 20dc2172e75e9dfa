package verticles.analytics;

import java.util.List;

/**
 * What is asked of a scope of rows.
 *
 * @param key what the rows are grouped by
 * @param metrics what is computed for each group, in the order in which they are read
 */
record Query(Key key, List<Metric> metrics) {

  Query {
    metrics = List.copyOf(metrics);
  }

  static Query total(Metric... metrics) {
    return new Query(Key.NONE, List.of(metrics));
  }

  static Query by(Key key, Metric... metrics) {
    return new Query(key, List.of(metrics));
  }
}
