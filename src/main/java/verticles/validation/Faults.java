package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import verticles.contract.Problem.Fault;

/** The rows set aside: the first ones in full, all of them counted by rule. */
final class Faults {
  static final int SHOWN = 100;

  private final List<Fault> first = new ArrayList<>();
  private final Map<String, Long> byRule = new TreeMap<>();
  private long total;

  void add(Fault fault) {
    if (first.size() < SHOWN) {
      first.add(fault);
    }
    byRule.merge(fault.rule(), 1L, Long::sum);
    total++;
  }

  /** Adds those of a later part of the file. */
  void join(Faults next) {
    next.first.stream().limit(SHOWN - first.size()).forEach(first::add);
    next.byRule.forEach((rule, count) -> byRule.merge(rule, count, Long::sum));
    total += next.total;
  }

  List<Fault> first() {
    return first;
  }

  Map<String, Long> byRule() {
    return byRule;
  }

  /** Lines of totals among them. */
  long totals() {
    return byRule.getOrDefault(Rule.TOTALS_LINE.word(), 0L);
  }

  long total() {
    return total;
  }
}
