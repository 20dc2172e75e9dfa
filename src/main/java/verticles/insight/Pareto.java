package verticles.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import verticles.contract.Decimals;
import verticles.contract.InsightMessages.ClassTotal;
import verticles.contract.InsightMessages.Classed;

/**
 * ABC classes: sorted by sales, the largest first, those up to 80 % of everything are A, up to 95 %
 * B, the rest C. The largest is always A. Everything is the sum of all sales above 0; what is not
 * above 0 is C, and below 0 it has no share.
 */
final class Pareto {
  private static final double A = 0.80;
  private static final double B = 0.95;

  /** A cumulative share is a sum of many: it may miss its mark by this much. */
  private static final double ROUNDING = 1e-12;

  private Pareto() {}

  record Sold(String name, double sales) {}

  static List<Classed> classed(List<Sold> all) {
    List<Sold> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(it -> -it.sales()));
    double everything = sorted.stream().mapToDouble(it -> Math.max(0, it.sales())).sum();
    List<Classed> classed = new ArrayList<>(sorted.size());
    double sum = 0;
    for (Sold one : sorted) {
      sum += Math.max(0, one.sales());
      boolean shared = everything > 0 && one.sales() >= 0;
      Double share = shared ? (Double) (one.sales() / everything) : null;
      Double cumulative = shared ? (Double) (sum / everything) : null;
      String grade = grade(one.sales(), cumulative, classed.isEmpty());
      classed.add(
          new Classed(classed.size() + 1, one.name(), one.sales(), share, cumulative, grade));
    }
    return classed;
  }

  private static String grade(double sales, Double cumulative, boolean first) {
    if (sales <= 0 || cumulative == null) {
      return "C";
    }
    if (first || cumulative <= A + ROUNDING) {
      return "A";
    }
    return cumulative <= B + ROUNDING ? "B" : "C";
  }

  static List<ClassTotal> totals(List<Classed> all) {
    double everything = all.stream().mapToDouble(it -> Math.max(0, it.sales())).sum();
    List<ClassTotal> totals = new ArrayList<>();
    for (String grade : List.of("A", "B", "C")) {
      List<Classed> members = all.stream().filter(it -> it.grade().equals(grade)).toList();
      double sales = members.stream().mapToDouble(Classed::sales).sum();
      Double share = everything > 0 ? (Double) (sales / everything) : null;
      totals.add(new ClassTotal(grade, members.size(), Decimals.of(sales), share));
    }
    return totals;
  }
}
