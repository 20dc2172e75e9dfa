package verticles.analytics;

/** How a metric is computed over the rows of one group. */
sealed interface Formula {

  /** An aggregate that Druid computes in the one main query; null where it is not known. */
  record Aggregate(String sql) implements Formula {}

  /** How many different values a column has; rows without one do not count. */
  record Distinct(String column) implements Formula {}

  record Sum(Metric one, Metric other) implements Formula {}

  /** One metric over another; null where either is unknown or the divisor is 0. */
  record Ratio(Metric of, Metric over) implements Formula {}
}
