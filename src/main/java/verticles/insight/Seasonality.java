package verticles.insight;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.SeasonIndex;

/**
 * Indices of months and weekdays, each the mean of its ratios to what sold around it. Months: ratio
 * to the centred moving average over twelve months of sales for each day of the month, so that
 * neither growth nor the length of a month is taken for a season (classical decomposition). Days:
 * ratio to the mean day of the same week.
 */
final class Seasonality {
  /** Fewer weeks tell nothing about a weekday. */
  static final int FEWEST_WEEKS = 4;

  private static final int YEAR = 12;
  private static final int WEEK = 7;

  private Seasonality() {}

  static List<SeasonIndex> months(Series days) {
    Series months = days.every(Granularity.MONTH);
    double[] daily = new double[months.size()];
    for (int i = 0; i < daily.length; i++) {
      daily[i] = months.values()[i] / months.at(i).lengthOfMonth();
    }
    Ratios ratios = new Ratios(YEAR);
    for (int i = YEAR / 2; i + YEAR / 2 < daily.length; i++) {
      ratios.add(months.at(i).getMonthValue(), daily[i], around(daily, i));
    }
    return ratios.indices(
        1, number -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** The mean of a year around a month; the two half months at its ends count by half. */
  private static double around(double[] daily, int middle) {
    double sum = (daily[middle - YEAR / 2] + daily[middle + YEAR / 2]) / 2;
    for (int i = middle - YEAR / 2 + 1; i < middle + YEAR / 2; i++) {
      sum += daily[i];
    }
    return sum / YEAR;
  }

  static List<SeasonIndex> weekdays(Series days) {
    Series weeks = days.every(Granularity.WEEK);
    Ratios ratios = new Ratios(WEEK);
    for (int week = 0; week < weeks.size(); week++) {
      int monday = (int) Granularity.DAY.between(days.first(), weeks.at(week));
      for (int day = 0; day < WEEK; day++) {
        ratios.add(day + 1, days.values()[monday + day], weeks.values()[week] / WEEK);
      }
    }
    return ratios.indices(
        FEWEST_WEEKS, day -> DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** Ratios by place in the season. */
  private static final class Ratios {
    private final List<List<Double>> ratios = new ArrayList<>();

    Ratios(int places) {
      for (int i = 0; i < places; i++) {
        ratios.add(new ArrayList<>());
      }
    }

    /** Where nothing was sold around it, there is no ratio. */
    void add(int number, double sales, double mean) {
      if (mean > 0) {
        ratios.get(number - 1).add(sales / mean);
      }
    }

    /** Once all are known they are scaled so that their mean is 1. */
    List<SeasonIndex> indices(int fewest, java.util.function.IntFunction<String> names) {
      boolean all = ratios.stream().allMatch(it -> it.size() >= fewest);
      double scale = all ? ratios.stream().mapToDouble(Ratios::mean).average().orElse(1) : 1;
      List<SeasonIndex> indices = new ArrayList<>();
      for (int i = 0; i < ratios.size(); i++) {
        List<Double> own = ratios.get(i);
        Double index = own.size() >= fewest && scale > 0 ? (Double) (mean(own) / scale) : null;
        indices.add(new SeasonIndex(i + 1, names.apply(i + 1), index, own.size()));
      }
      return indices;
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }
}
