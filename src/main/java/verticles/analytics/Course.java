package verticles.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import verticles.analytics.Groups.Group;
import verticles.contract.Formula;
import verticles.contract.Metric;
import verticles.contract.Unit;

/**
 * Courses with every stretch of time, sold in or not: Druid tells only of those that have rows. In
 * the others sums and counts are 0, ratios and times are not known.
 */
final class Course {
  private final List<String> stretches;
  private final Map<Metric, Number> nothing;

  private Course(List<String> stretches, Map<Metric, Number> nothing) {
    this.stretches = stretches;
    this.nothing = nothing;
  }

  /** Null where there are more stretches than an answer has room for. */
  static Course of(Scope scope, Key time, List<Metric> metrics) {
    Axis axis = Axis.of(scope);
    return axis.fits(time.granularity())
        ? new Course(axis.stretches(time.granularity()), nothing(scope.columns(), metrics))
        : null;
  }

  /** What the data has no column for is not known of any stretch. */
  private static Map<Metric, Number> nothing(Columns columns, List<Metric> metrics) {
    Expression told = new Expression(columns, sql -> sql, column -> column);
    Map<Metric, Number> zeros = new EnumMap<>(Metric.class);
    metrics.stream()
        .filter(it -> addsUp(it.formula()) && told.of(it) != null)
        .forEach(it -> zeros.put(it, it.unit() == Unit.COUNT ? (Number) 0L : (Number) 0.0));
    return zeros;
  }

  private static boolean addsUp(Formula formula) {
    return !(formula instanceof Formula.Ratio
        || formula instanceof Formula.First
        || formula instanceof Formula.Last);
  }

  /** A group in which nothing was sold. */
  Group nothing(List<String> keys) {
    return new Group(keys, nothing);
  }

  /** Of groups by time alone; where nothing at all was found, nothing is made of it. */
  List<Group> whole(List<Group> found) {
    return found.isEmpty() ? found : whole(List.of(), found, stretches);
  }

  /**
   * Of groups by time and another key before it: each value's from its first stretch on, unless
   * that is more than an answer has room for.
   */
  List<Group> wholeOfEach(List<Group> found) {
    Map<String, List<Group>> byValue = new LinkedHashMap<>();
    found.forEach(
        it -> byValue.computeIfAbsent(it.keys().get(0), fresh -> new ArrayList<>()).add(it));
    if ((long) byValue.size() * stretches.size() > FilterLimits.MOST_ROWS) {
      return found;
    }
    List<Group> all = new ArrayList<>();
    byValue.forEach((value, own) -> all.addAll(whole(List.of(value), own, since(own))));
    return all;
  }

  private List<String> since(List<Group> own) {
    String first = own.stream().map(it -> it.keys().get(1)).min(String::compareTo).get();
    return stretches.stream().filter(it -> it.compareTo(first) >= 0).toList();
  }

  private List<Group> whole(List<String> before, List<Group> found, List<String> stretches) {
    Map<String, Group> byTime = new TreeMap<>();
    for (String stretch : stretches) {
      List<String> keys = new ArrayList<>(before);
      keys.add(stretch);
      byTime.put(stretch, nothing(keys));
    }
    found.forEach(group -> byTime.put(group.keys().get(before.size()), group));
    return List.copyOf(byTime.values());
  }
}
