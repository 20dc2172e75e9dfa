package verticles.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Granularity;

/**
 * The days that a course is told over: those that are asked for, as far as the data goes. A null
 * has no end on that side, which is so only where nothing is visible.
 */
record Axis(LocalDate first, LocalDate last) {

  static Axis of(Scope scope) {
    Span span = scope.span();
    LocalDate first = day(scope, scope.dataset().minTime());
    LocalDate last = day(scope, scope.dataset().maxTime());
    boolean later = first == null || span.first() != null && span.first().isAfter(first);
    boolean earlier = last == null || span.last() != null && span.last().isBefore(last);
    return new Axis(later ? span.first() : first, earlier ? span.last() : last);
  }

  private static LocalDate day(Scope scope, Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).atZone(scope.zone()).toLocalDate();
  }

  /** Whether an answer has room for all of its stretches. */
  boolean fits(Granularity granularity) {
    return first != null
        && last != null
        && granularity.between(granularity.floor(first), last) < FilterLimits.MOST_ROWS;
  }

  /** The first day of each stretch; only where it {@link #fits}. */
  List<String> stretches(Granularity granularity) {
    List<String> stretches = new ArrayList<>();
    LocalDate begin = granularity.floor(first);
    for (LocalDate day = begin; !day.isAfter(last); day = granularity.plus(day, 1)) {
      stretches.add(day.toString());
    }
    return stretches;
  }
}
