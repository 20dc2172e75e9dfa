package verticles.analytics;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import verticles.analytics.Groups.Group;
import verticles.analytics.Query.Sort;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.Metric;

/**
 * A question whose names are known and whose limits are kept.
 *
 * @param keys what its rows are grouped by
 * @param metrics what is computed for each
 * @param wide the key of the split or of the pivot, or null
 * @param pivoted whether the values of {@code wide} become columns
 * @param sort the order of its rows
 */
record Asking(
    AskTable question, List<Key> keys, List<Metric> metrics, Key wide, boolean pivoted, Sort sort) {
  private static final int DIMENSIONS = 5;
  private static final int METRICS = 30;

  static Asking of(AskTable question, Columns columns) {
    List<Key> keys = new ArrayList<>();
    question.dimensions().forEach(name -> keys.add(Names.dimension("dimensions", name, columns)));
    if (question.granularity() != null) {
      keys.add(Key.time(question.granularity()));
    }
    List<Metric> metrics = question.metrics().stream().map(Names::metric).toList();
    Key wide =
        question.pivot() != null
            ? Names.dimension("pivot", question.pivot(), columns)
            : question.split() == null ? null : Names.dimension("split", question.split(), columns);
    check(question, keys, metrics, wide);
    return new Asking(
        question,
        List.copyOf(keys),
        metrics,
        wide,
        question.pivot() != null,
        sort(question, keys, metrics));
  }

  private static void check(AskTable question, List<Key> keys, List<Metric> metrics, Key wide) {
    List<Key> all = new ArrayList<>(keys);
    if (wide != null) {
      all.add(wide);
    }
    if (metrics.isEmpty() || metrics.size() > METRICS) {
      throw Names.bad("Ask for 1 to " + METRICS + " metrics.", "metrics", "");
    }
    if (all.size() > DIMENSIONS) {
      throw Names.bad("Group by at most " + DIMENSIONS + " dimensions.", "dimensions", "");
    }
    if (new HashSet<>(all).size() < all.size() || new HashSet<>(metrics).size() < metrics.size()) {
      throw Names.bad("Name each dimension and each metric once.", "dimensions", "");
    }
    if (question.split() != null && question.pivot() != null) {
      throw Names.bad("Give either split or pivot.", "pivot", question.pivot());
    }
    if (question.pivot() != null && question.compareTo() != null) {
      throw Names.bad("A pivot is not compared: split instead.", "pivot", question.pivot());
    }
    if (question.offset() < 0) {
      throw Names.bad("offset must be 0 or more.", "offset", "" + question.offset());
    }
  }

  private static Sort sort(AskTable question, List<Key> keys, List<Metric> metrics) {
    if (question.order() == null || question.order().by() == null) {
      return keys.stream()
          .filter(Key::isTime)
          .findFirst()
          .map(time -> new Sort(time, null, false))
          .orElse(Sort.largest(metrics.get(0)));
    }
    String by = question.order().by();
    boolean down = question.order().descending();
    for (Key key : keys) {
      if (key.name().equals(by)) {
        return new Sort(key, null, down);
      }
    }
    for (Metric metric : metrics) {
      if (metric.word().equals(by)) {
        return new Sort(null, metric, down);
      }
    }
    List<String> names = new ArrayList<>(keys.stream().map(Key::name).toList());
    metrics.forEach(metric -> names.add(metric.word()));
    throw Names.unknownColumn("sort.by", by, names);
  }

  /** The groups that the limit leaves. */
  Query rows() {
    return Query.by(keys, metrics).sorted(sort, question.limit(), question.offset());
  }

  /** Whether every stretch of time is wanted, sold in or not. */
  boolean isCourse() {
    return question.everyStretch() && keys.size() == 1 && keys.get(0).isTime();
  }

  /** Of all stretches of a course, in its order, those that the limit leaves. */
  List<Group> cut(List<Group> stretches) {
    List<Group> sorted = new ArrayList<>(stretches);
    sorted.sort(inOrder().thenComparing(it -> it.keys().get(0)));
    int from = Math.min(question.offset(), sorted.size());
    return sorted.subList(from, Math.min(from + question.limit(), sorted.size()));
  }

  /** What is not known comes last, whatever the direction. */
  private Comparator<Group> inOrder() {
    if (sort.metric() != null) {
      Comparator<Double> numbers = sort.descending() ? reverseOrder() : naturalOrder();
      return Comparator.comparing(it -> it.number(sort.metric()), nullsLast(numbers));
    }
    Comparator<String> days = sort.descending() ? reverseOrder() : naturalOrder();
    return Comparator.comparing(it -> it.keys().get(0), days);
  }

  /** The keys of the finest groups in the answer. */
  List<Key> fineKeys() {
    List<Key> all = new ArrayList<>(keys);
    if (wide != null) {
      all.add(wide);
    }
    return all;
  }
}
