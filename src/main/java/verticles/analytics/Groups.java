package verticles.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Dimension;
import verticles.contract.Formula;
import verticles.contract.Metric;
import verticles.contract.Unit;

/**
 * The answer to a query.
 *
 * @param groupings the groups of each of the query's groupings
 * @param estimates the metrics that rest on counts of different values which are estimates
 * @param origin the data that it is over
 */
record Groups(List<List<Group>> groupings, Set<Metric> estimates, Origin origin) {

  /**
   * One group of rows.
   *
   * @param keys one value for each key of the grouping
   * @param numbers what Druid computed; what is not known is absent
   */
  record Group(List<String> keys, Map<Metric, Number> numbers) {
    Double number(Metric metric) {
      Number number = numbers.get(metric);
      return number == null ? null : number.doubleValue();
    }
  }

  /** The groups of a query with one grouping. */
  List<Group> only() {
    return groupings.get(0);
  }

  int size() {
    return groupings.stream().mapToInt(List::size).sum();
  }

  /** The first so many groups of a query with one grouping. */
  Groups first(int most) {
    return new Groups(List.of(only().subList(0, Math.min(most, only().size()))), estimates, origin);
  }

  /** With other groups of one of the groupings. */
  Groups with(int grouping, List<Group> groups) {
    List<List<Group>> all = new ArrayList<>(groupings);
    all.set(grouping, groups);
    return new Groups(all, estimates, origin);
  }

  Groups stale() {
    Origin then =
        new Origin(
            origin.dataSource(), origin.version(), origin.changedAt(), origin.computedAt(), true);
    return new Groups(groupings, estimates, then);
  }

  /** The answer over no rows: a total is one group all the same. */
  static Groups nothing(Query query, Origin origin) {
    List<List<Group>> groupings =
        query.groupings().stream()
            .map(keys -> keys.isEmpty() ? List.of(nothing(query)) : List.<Group>of())
            .toList();
    return new Groups(groupings, Set.of(), origin);
  }

  private static Group nothing(Query query) {
    Map<Metric, Number> zeros = new EnumMap<>(Metric.class);
    query.metrics().stream().filter(Groups::isCount).forEach(metric -> zeros.put(metric, 0L));
    return new Group(List.of(), zeros);
  }

  /** Sums of nothing are unknown, however they are written. */
  static boolean isCount(Metric metric) {
    return metric.unit() == Unit.COUNT && !(metric.formula() instanceof Formula.Sum);
  }

  /** Reads the rows that a SELECT has given. */
  static Groups read(
      Select select, Query query, Scope scope, List<List<Object>> rows, Origin origin) {
    Map<List<Key>, List<List<Object>>> byGrouping = new LinkedHashMap<>();
    for (List<Object> row : rows) {
      byGrouping.computeIfAbsent(grouping(select, row), it -> new ArrayList<>()).add(row);
    }
    List<List<Group>> groupings = new ArrayList<>();
    for (List<Key> keys : query.groupings()) {
      List<List<Object>> found = byGrouping.getOrDefault(select.present(keys), List.of());
      List<Group> groups =
          found.stream()
              .filter(row -> keys.isEmpty() || ((Number) row.get(row.size() - 1)).longValue() > 0)
              .map(row -> group(select, keys, scope, row))
              .toList();
      groupings.add(keys.isEmpty() && groups.isEmpty() ? List.of(nothing(query)) : groups);
    }
    return new Groups(Collections.unmodifiableList(groupings), select.estimates(), origin);
  }

  /** Bit by bit, the first key's the highest: 1 where the row is not grouped by it. */
  private static List<Key> grouping(Select select, List<Object> row) {
    if (select.groupings.size() == 1) {
      return select.groupings.iterator().next();
    }
    int keys = select.keys.size();
    long number = ((Number) row.get(keys)).longValue();
    for (List<Key> grouping : select.groupings) {
      long own = 0;
      for (int i = 0; i < keys; i++) {
        own = own * 2 + (grouping.contains(select.keys.get(i)) ? 0 : 1);
      }
      if (own == number) {
        return grouping;
      }
    }
    throw new IllegalStateException("Druid told of a grouping that nobody asked for: " + number);
  }

  private static Group group(Select select, List<Key> keys, Scope scope, List<Object> row) {
    List<String> values = new ArrayList<>();
    for (Key key : keys) {
      int place = select.keys.indexOf(key);
      values.add(place < 0 ? Dimension.UNKNOWN : key.read(row.get(place), scope.zone()));
    }
    Map<Metric, Number> numbers = new EnumMap<>(Metric.class);
    int first = select.keys.size() + (select.groupings.size() > 1 ? 1 : 0);
    for (int i = 0; i < select.metrics.size(); i++) {
      if (row.get(first + i) != null) {
        numbers.put(select.metrics.get(i), (Number) row.get(first + i));
      }
    }
    return new Group(values, numbers);
  }
}
