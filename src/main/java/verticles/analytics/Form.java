package verticles.analytics;

import java.util.List;
import java.util.Set;
import verticles.contract.Dimension;

/** How a SELECT counts different values. */
enum Form {
  /** It counts none, or estimates them. */
  PLAIN,

  /**
   * Each kind in a sub-select of its own that is joined by the keys: several of them in one
   * aggregation would hold more of Druid's merge buffers at a time than a small installation has.
   */
  JOINED,

  /** In one pass over the rows, where the values of one column are counted and they are few. */
  NESTED;

  /** The columns that have few values, as a rule, and a value in every row. */
  private static final Set<String> FEW =
      Set.of(
          Dimension.BRANCH.column(),
          Dimension.PRODUCT_LINE.column(),
          Dimension.ITEM_GROUP.column(),
          Dimension.SALES_PERSON.column());

  static Form of(List<Key> keys, Set<String> counted) {
    if (counted.isEmpty()) {
      return PLAIN;
    }
    return !keys.isEmpty() && counted.size() == 1 && FEW.containsAll(counted) ? NESTED : JOINED;
  }
}
