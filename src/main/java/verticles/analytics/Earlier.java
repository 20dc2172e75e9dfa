package verticles.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.analytics.Groups.Group;
import verticles.contract.AnalyticsMessages.CompareTo;

/**
 * What a question's numbers are compared to. Stretches of time are compared as {@link Shift} has
 * it.
 *
 * @param keys those of the groups that are looked for there
 * @param scope the rows of the other days; null where nothing is compared
 * @param shift how much later the question's days are; null where it is not grouped by time
 * @param groups what was found there, by the keys of what is compared to it
 */
record Earlier(List<Key> keys, Scope scope, Shift shift, Map<List<String>, Group> groups) {
  static final Earlier NONE = new Earlier(List.of(), null, null, Map.of());

  static Earlier of(Asking asking, Scope scope) {
    CompareTo compare = asking.question().compareTo();
    if (compare == null) {
      return NONE;
    }
    Span now = whole(scope);
    Span then =
        switch (compare.to()) {
          case PREVIOUS_PERIOD -> now.before();
          case PREVIOUS_YEAR -> now.yearBefore();
          case CUSTOM -> custom(compare);
        };
    if (asking.question().granularity() == null) {
      return new Earlier(asking.fineKeys(), scope.over(then), null, Map.of());
    }
    Shift shift = Shift.between(then, now, asking.question().granularity());
    List<Key> keys = asking.fineKeys().stream().map(key -> key.movedBy(shift)).toList();
    return new Earlier(keys, scope.over(shift.beside(then, now)), shift, Map.of());
  }

  Earlier with(Groups found) {
    if (found == null) {
      return this;
    }
    Map<List<String>, Group> byKeys = new HashMap<>();
    found.only().forEach(group -> byKeys.put(moved(group.keys()), group));
    return new Earlier(keys, scope, shift, byKeys);
  }

  /** The group that one of now is compared to, or null. */
  Group of(List<String> group) {
    return groups.get(group);
  }

  /** The keys of what is compared to a group. */
  private List<String> moved(List<String> group) {
    List<String> moved = new ArrayList<>(group);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isTime() && keys.get(i).shift() == null) {
        LocalDate day = shift.of(LocalDate.parse(group.get(i)));
        moved.set(i, String.valueOf(day));
      }
    }
    return moved;
  }

  private static Span custom(CompareTo compare) {
    Span span =
        Span.of("compare.startDate", compare.startDate(), "compare.endDate", compare.endDate());
    if (span.first() == null || span.last() == null) {
      throw Names.bad("A custom comparison needs both of its days.", "compare", "");
    }
    return span;
  }

  /** An open side ends where the data does. */
  private static Span whole(Scope scope) {
    Long min = scope.dataset().minTime();
    Long max = scope.dataset().maxTime();
    Span span = scope.span();
    if ((span.first() == null && min == null) || (span.last() == null && max == null)) {
      throw Names.bad("A comparison needs a startDate and an endDate.", "compare", "");
    }
    return new Span(
        span.first() != null ? span.first() : day(scope, min),
        span.last() != null ? span.last() : day(scope, max));
  }

  private static LocalDate day(Scope scope, long millis) {
    return Instant.ofEpochMilli(millis).atZone(scope.zone()).toLocalDate();
  }
}
