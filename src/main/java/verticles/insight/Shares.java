package verticles.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.Decimals;
import verticles.contract.InsightMessages.Contribution;

/**
 * What each group contributes to a change: its own. Together with all others they are the change.
 */
final class Shares {
  private Shares() {}

  /**
   * The largest contributions, and all others as one without a name.
   *
   * @param before sales of the groups then; one that is missing sold nothing
   * @param after sales of the groups now
   * @param listed names that may be listed
   */
  static List<Contribution> of(
      Map<String, Double> before,
      Map<String, Double> after,
      Set<String> listed,
      double totalBefore,
      double totalAfter,
      int limit) {
    double whole = Decimals.difference(totalAfter - totalBefore);
    List<Contribution> all = new ArrayList<>();
    for (String name : listed) {
      all.add(
          contribution(name, before.getOrDefault(name, 0.0), after.getOrDefault(name, 0.0), whole));
    }
    all.sort(Comparator.comparing(it -> -Math.abs(it.change())));
    List<Contribution> most = new ArrayList<>(all.subList(0, Math.min(limit, all.size())));
    double restBefore =
        Decimals.difference(totalBefore - most.stream().mapToDouble(Contribution::before).sum());
    double restAfter =
        Decimals.difference(totalAfter - most.stream().mapToDouble(Contribution::after).sum());
    double rest =
        Decimals.difference(whole - most.stream().mapToDouble(Contribution::change).sum());
    most.add(new Contribution(null, restBefore, restAfter, rest, share(rest, whole)));
    return most;
  }

  private static Contribution contribution(String name, double before, double after, double whole) {
    double change = Decimals.difference(after - before);
    return new Contribution(name, before, after, change, share(change, whole));
  }

  static Double share(double change, double whole) {
    return whole == 0 ? null : (Double) (change / whole);
  }

  /**
   * All names of both; where one side was cut, a name that it lacks may still have sold something,
   * so only those count that both have.
   */
  static Set<String> names(
      Map<String, Double> before, boolean beforeCut, Map<String, Double> after, boolean afterCut) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    if (beforeCut) {
      names.retainAll(before.keySet());
    }
    if (afterCut) {
      names.retainAll(after.keySet());
    }
    return names;
  }
}
