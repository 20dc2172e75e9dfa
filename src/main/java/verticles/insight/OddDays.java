package verticles.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Days that are far from the same weekday around them, branch by branch: each is compared to up to
 * thirteen weeks before and after it, itself left out.
 */
final class OddDays {
  static final double THRESHOLD = 3.5;
  static final int WEEKS = 13;

  /** Fewer of the same weekday have no middle. */
  static final int FEWEST = 8;

  /** Differences that are small for the branch are no news, however regular it is. */
  private static final double LEAST = 0.10;

  private static final int WEEK = 7;

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
    List<Odd> odd = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      double[] around = around(days, i);
      if (around.length >= FEWEST) {
        Robust robust = Robust.of(around);
        double score =
            robust.score(days.values()[i], LEAST * Math.max(usual, Math.abs(robust.median())));
        if (Math.abs(score) >= THRESHOLD) {
          odd.add(new Odd(days.at(i), branch, days.values()[i], robust.median(), score));
        }
      }
    }
    return odd;
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
