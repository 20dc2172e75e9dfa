package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The orders of day, month and year that the figures of dates may be in, narrowed by what a file's
 * columns show: {@code 24/03/14} may be a day of March 2014 or of 2024.
 */
final class DateOrders {
  /**
   * Where a year of two digits is taken for a day, and the day for a year, the days of one month
   * spread over as many years. So much longer is the wrong reading's span, in milliseconds and as a
   * multiple of the right one's.
   */
  private static final long LONGER = 300 * Calendar.DAY;

  private static final int TIMES_LONGER = 3;

  private DateOrders() {}

  /** Those that this column alone leaves, the usual one first; empty if it has no dates. */
  static List<TimeFormat> of(ColumnTally tally) {
    TimeFormat written = TimeFormats.mostWritten(tally);
    long count = tally.times(written);
    if (count == 0) {
      return List.of();
    }
    List<TimeFormat> all = new ArrayList<>(List.of(written));
    written.rivals().stream().filter(rival -> tally.times(rival) == count).forEach(all::add);
    List<TimeFormat> most =
        most(all, format -> TimeFormats.of(tally, true, List.of(format)).count(tally));
    return most.stream().filter(format -> !spreads(tally, format, most)).toList();
  }

  /** Those among them that the file's other columns leave too. */
  static List<TimeFormat> of(ColumnTally tally, List<Evidence> file) {
    List<TimeFormat> left = of(tally);
    for (Evidence column : file) {
      List<TimeFormat> there = of(column.tally());
      List<TimeFormat> both = left.stream().filter(there::contains).toList();
      left = both.isEmpty() ? left : both;
    }
    return left;
  }

  private static List<TimeFormat> most(
      List<TimeFormat> formats, ToLongFunction<TimeFormat> measure) {
    long best = formats.stream().mapToLong(measure).max().orElse(0);
    return formats.stream().filter(format -> measure.applyAsLong(format) == best).toList();
  }

  /** Year first against year last: by the other, the dates are much closer together. */
  private static boolean spreads(ColumnTally tally, TimeFormat format, List<TimeFormat> others) {
    long span = span(tally, format);
    return others.stream()
        .filter(other -> other.shortYearFirst() != format.shortYearFirst())
        .mapToLong(other -> span(tally, other))
        .anyMatch(other -> span - other >= LONGER && span >= TIMES_LONGER * other);
  }

  private static long span(ColumnTally tally, TimeFormat format) {
    return tally.latest[format.ordinal()] - tally.earliest[format.ordinal()];
  }
}
