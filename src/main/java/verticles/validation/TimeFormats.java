package verticles.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ways in which one column writes its times. A value is read by the first that it agrees with.
 */
record TimeFormats(List<TimeFormat> formats) {
  private static final String BETWEEN = "|";

  TimeFormats {
    formats = List.copyOf(formats);
  }

  /**
   * The ways that the column's values need: the one that most agree with, then what adds most, as
   * long as a value is left that needs another. Day and month are never read both ways round.
   *
   * @param numeric also those that are plain numbers
   */
  static TimeFormats of(ColumnTally tally, boolean numeric) {
    return of(tally, numeric, List.of());
  }

  /**
   * The same, beginning with some that are settled.
   *
   * @param settled none of which contradict each other
   */
  static TimeFormats of(ColumnTally tally, boolean numeric, List<TimeFormat> settled) {
    List<TimeFormat> chosen = new ArrayList<>(settled);
    while (true) {
      TimeFormat best = null;
      long most = 0;
      for (TimeFormat format : TimeFormat.values()) {
        long more = tally.counts.any(Traits.of(format), mask(chosen));
        if (more > most
            && (numeric || !format.numeric())
            && isClear(format, tally)
            && fits(format, chosen)) {
          best = format;
          most = more;
        }
      }
      if (best == null) {
        return new TimeFormats(chosen);
      }
      chosen.add(best);
    }
  }

  /** 201205 is May 2012, or 5 December 2020; beside 201305 it is a month. */
  private static boolean isClear(TimeFormat format, ColumnTally tally) {
    return format != TimeFormat.COMPACT_MONTH || tally.counts.any(Traits.CLEAR_MONTH) > 0;
  }

  private static boolean fits(TimeFormat format, List<TimeFormat> chosen) {
    return chosen.stream()
        .noneMatch(other -> other.contradicts(format) || other.dated() != format.dated());
  }

  /** The way that most cells of a column agree with; the first of equals. */
  static TimeFormat most(ColumnTally tally) {
    return most(tally, mostWritten(tally), true);
  }

  /** The same among those that are not plain numbers as well. */
  static TimeFormat mostWritten(ColumnTally tally) {
    return most(tally, TimeFormat.ISO, false);
  }

  private static TimeFormat most(ColumnTally tally, TimeFormat first, boolean numeric) {
    TimeFormat best = first;
    for (TimeFormat format : TimeFormat.values()) {
      if (format.numeric() == numeric && tally.times(format) > tally.times(best)) {
        best = format;
      }
    }
    return best;
  }

  /** As they stand in a plan; empty if there is none, or one that is not known. */
  static Optional<TimeFormats> named(String words) {
    if (words == null) {
      return Optional.empty();
    }
    List<Optional<TimeFormat>> formats =
        Arrays.stream(words.split("[|]")).map(String::strip).map(TimeFormat::named).toList();
    return formats.stream().allMatch(Optional::isPresent)
        ? Optional.of(new TimeFormats(formats.stream().map(Optional::get).distinct().toList()))
        : Optional.empty();
  }

  String words() {
    return formats.stream().map(TimeFormat::word).collect(Collectors.joining(BETWEEN));
  }

  /** Traits of cells that agree with one of them. */
  long traits() {
    return mask(formats);
  }

  private static long mask(List<TimeFormat> formats) {
    return formats.stream().mapToLong(Traits::of).reduce(0, (one, other) -> one | other);
  }

  /** Cells of a column that agree with one of them. */
  long count(ColumnTally tally) {
    return tally.counts.any(traits());
  }

  /** For messages. */
  String examples() {
    return formats.stream().map(TimeFormat::example).collect(Collectors.joining(", or "));
  }

  /** The same with what comes first, where that is to be told. */
  String shown() {
    return formats.stream().map(TimeFormat::shown).collect(Collectors.joining(", or "));
  }
}
