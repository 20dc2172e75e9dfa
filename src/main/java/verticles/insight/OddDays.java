package verticles.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Days that are far from the same weekday around them, branch by branch: each is compared to up to
 * thirteen weeks before and after it, itself left out. Far is what all of these agree on:
 *
 * <ul>
 *   <li>the robust z of Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, is 3.5 or
 *       more;
 *   <li>it is beyond what few days leave open: the quantile of Student's t at {@link #BY_CHANCE},
 *       with as many degrees of freedom as the median distance is worth, 37 % of the days
 *       (Rousseeuw and Croux 1993, Alternatives to the Median Absolute Deviation);
 *   <li>it is more than single sales make that come as they please. Their sum has a variance that
 *       grows with its mean (compound Poisson), so square roots of sums vary alike whatever the
 *       mean (Anscombe 1948, The Transformation of Poisson, Binomial and Negative-Binomial Data): 2
 *       (√sales − √mean) / √(variance / mean) is 4.5 or more, as single amounts may be of any size.
 *       Variance and mean are the branch's, over its other days; the farthest, a hundredth of those
 *       that sold, may be odd themselves and are left out.
 * </ul>
 */
final class OddDays {
  static final double THRESHOLD = 3.5;
  static final int WEEKS = 13;

  /**
   * So many days are found odd at most though nothing was; as a z of 3.5 has it where all is known.
   */
  static final double BY_CHANCE = 0.0005;

  /** What a median distance tells, as a part of what as many normal values could tell. */
  private static final double EFFICIENCY = 0.3675;

  /** As a z, more than normal errors ask for: the amounts of single sales may be of any size. */
  private static final double SINGLE_SALES = 4.5;

  /** Fewer of the same weekday have no middle. */
  static final int FEWEST = 8;

  /** Differences that are small for the branch are no news, however regular it is. */
  private static final double LEAST = 0.10;

  private static final int WEEK = 7;

  /** How many deviations a day must be from so many others. */
  private static final double[] NEEDED =
      IntStream.rangeClosed(0, 2 * WEEKS)
          .mapToDouble(others -> others < FEWEST ? Double.POSITIVE_INFINITY : needed(others))
          .toArray();

  private OddDays() {}

  record Odd(LocalDate day, String branch, double sales, double typical, double score) {}

  /** All of them, the oddest first. */
  static List<Odd> of(Map<String, Series> branches) {
    List<Odd> odd = new ArrayList<>();
    branches.forEach((branch, days) -> odd.addAll(of(branch, days)));
    odd.sort(
        Comparator.comparing((Odd it) -> -Math.abs(it.score()))
            .thenComparing(Odd::day)
            .thenComparing(Odd::branch));
    return odd;
  }

  private static List<Odd> of(String branch, Series days) {
    double usual =
        Robust.median(Arrays.stream(days.values()).filter(it -> it != 0).map(Math::abs).toArray());
    SingleSales single = SingleSales.of(days);
    List<Odd> odd = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      double[] around = around(days, i);
      if (around.length >= FEWEST) {
        Robust robust = Robust.of(around);
        double score =
            robust.score(days.values()[i], LEAST * Math.max(usual, Math.abs(robust.median())));
        if (Math.abs(score) >= THRESHOLD
            && Math.abs(days.values()[i] - robust.median())
                >= NEEDED[around.length] * robust.deviation()
            && Math.signum(score) * single.score(i) >= SINGLE_SALES) {
          odd.add(new Odd(days.at(i), branch, days.values()[i], robust.median(), score));
        }
      }
    }
    return odd;
  }

  private static double needed(int others) {
    TDistribution t = new TDistribution(EFFICIENCY * (others - 1));
    return t.inverseCumulativeProbability(1 - BY_CHANCE / 2);
  }

  /** What the same weekday sold in the weeks around a day. */
  static double[] around(Series days, int place) {
    return IntStream.rangeClosed(-WEEKS, WEEKS)
        .filter(week -> week != 0)
        .map(week -> place + week * WEEK)
        .filter(other -> other >= 0 && other < days.size())
        .mapToDouble(other -> days.values()[other])
        .toArray();
  }
}
