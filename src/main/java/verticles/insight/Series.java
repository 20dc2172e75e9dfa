package verticles.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.Granularity;

/**
 * Sales of one stretch of time after another, without a gap: a stretch without rows sold nothing.
 *
 * @param first the first day of the first stretch
 */
record Series(Granularity granularity, LocalDate first, double[] values) {

  /** Sales are told by days with rows; how far the first and the last may be from a whole month. */
  private static final int SLACK_DAYS = 3;

  int size() {
    return values.length;
  }

  LocalDate at(int place) {
    return granularity.plus(first, place);
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  /** Every day from the first that has rows to the last. */
  static Series ofDays(Map<LocalDate, Double> sales) {
    LocalDate first = sales.keySet().stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    LocalDate last = sales.keySet().stream().max(LocalDate::compareTo).orElse(first.minusDays(1));
    double[] values = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
    sales.forEach((day, sold) -> values[(int) ChronoUnit.DAYS.between(first, day)] += sold);
    return new Series(Granularity.DAY, first, values);
  }

  /**
   * These days in longer stretches. The first and the last are left out unless rows begin within
   * its first three days, or end within its last three; a week begins and ends with its day.
   */
  Series every(Granularity longer) {
    if (longer == Granularity.DAY || isEmpty()) {
      return this;
    }
    int slack = longer == Granularity.WEEK ? 0 : SLACK_DAYS - 1;
    LocalDate end = first.plusDays(size() - 1L);
    LocalDate from = longer.floor(first);
    if (ChronoUnit.DAYS.between(from, first) > slack) {
      from = longer.plus(from, 1);
    }
    LocalDate until = longer.plus(longer.floor(end), 1);
    if (ChronoUnit.DAYS.between(end, until) - 1 > slack) {
      until = longer.floor(end);
    }
    int length = (int) Math.max(0, longer.between(from, until));
    Map<LocalDate, Integer> places = new HashMap<>();
    for (int i = 0; i < length; i++) {
      places.put(longer.plus(from, i), i);
    }
    double[] sums = new double[length];
    for (int day = 0; day < size(); day++) {
      Integer place = places.get(longer.floor(at(day)));
      if (place != null) {
        sums[place] += values[day];
      }
    }
    return new Series(longer, from, sums);
  }

  /** Sales by day, as analytics has found them. */
  static Series of(Found found) {
    Map<LocalDate, Double> sales = new HashMap<>();
    for (List<Object> row : found.rows()) {
      sales.put(LocalDate.parse(Found.text(row, 0)), Found.number(row, 1));
    }
    return ofDays(sales);
  }

  List<String> times() {
    List<String> times = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      times.add(at(i).toString());
    }
    return times;
  }
}
