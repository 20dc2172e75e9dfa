package verticles.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much is bought when: weekdays, hours, seasons, growth. */
final class Demand {
  private static final double[] WEEKDAYS = {0.95, 0.93, 0.98, 1.0, 1.16, 1.4, 0.42};

  /** From eight to nineteen. */
  private static final double[] HOURS = {4, 7, 10, 12, 11, 8, 8, 9, 11, 12, 7};

  private static final int FIRST_HOUR = 8;

  /** In an order, so that sums over it are the same everywhere. */
  private static final Map<String, double[]> SEASONS =
      new TreeMap<>(
          Map.of(
              "Solar & Power",
              new double[] {0.95, 0.95, 1.05, 1.1, 1.05, 1.0, 1.0, 0.95, 0.95, 1.0, 1.05, 1.1},
              "Water & Irrigation",
              new double[] {1.4, 1.35, 0.9, 0.65, 0.7, 0.9, 1.15, 1.25, 1.25, 0.9, 0.7, 0.95},
              "Farm & Garden",
              new double[] {0.75, 1.0, 1.6, 1.45, 1.0, 0.75, 0.7, 0.8, 1.05, 1.45, 1.15, 0.75},
              "Tools & Hardware",
              new double[] {0.9, 1.0, 1.0, 0.95, 1.0, 1.05, 1.05, 1.1, 1.05, 1.0, 1.0, 0.9},
              "Home & Kitchen",
              new double[] {0.7, 0.8, 0.9, 1.0, 0.95, 0.95, 0.95, 1.1, 0.95, 1.0, 1.25, 1.85}));

  private static final double GROWTH_A_YEAR = 0.18;
  private static final int SECONDS_AN_HOUR = 3_600;

  private Demand() {}

  /** Of a day beside a usual one at the beginning, whatever is bought. */
  static double of(LocalDate day, int month) {
    return WEEKDAYS[day.getDayOfWeek().getValue() - 1]
        * (1 + GROWTH_A_YEAR * month / 12)
        * SEASONS.values().stream().mapToDouble(it -> it[day.getMonthValue() - 1]).sum()
        / SEASONS.size();
  }

  /** How often each item is bought in that month, beside the others. */
  static double[] shares(List<Item> items, LocalDate day) {
    return items.stream()
        .mapToDouble(it -> it.popularity() * SEASONS.get(it.line())[day.getMonthValue() - 1])
        .toArray();
  }

  static int secondOfDay(Dice dice) {
    return (FIRST_HOUR + dice.among(HOURS)) * SECONDS_AN_HOUR + dice.below(SECONDS_AN_HOUR);
  }
}
