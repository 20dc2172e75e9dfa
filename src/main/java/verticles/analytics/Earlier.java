package verticles.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.analytics.Groups.Group;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.Granularity;

/**
 * What a question's numbers are compared to. Stretches of time are compared by their place: the
 * first to the first, the second to the second.
 *
 * @param keys those of the groups
 * @param now the days of the question
 * @param scope the rows of the other days; null where nothing is compared
 * @param groups what was found there, by keys
 */
record Earlier(List<Key> keys, Span now, Scope scope, Map<List<String>, Group> groups) {
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
    return new Earlier(asking.fineKeys(), now, scope.over(then), Map.of());
  }

  Earlier with(Groups found) {
    if (found == null) {
      return this;
    }
    Map<List<String>, Group> byKeys = new HashMap<>();
    found.only().forEach(group -> byKeys.put(group.keys(), group));
    return new Earlier(keys, now, scope, byKeys);
  }

  /** The group that one of now is compared to, or null. */
  Group of(List<String> group) {
    List<String> then = new ArrayList<>(group);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isTime()) {
        then.set(i, then(keys.get(i).granularity(), LocalDate.parse(group.get(i))));
      }
    }
    return groups.get(then);
  }

  private String then(Granularity granularity, LocalDate day) {
    long place = granularity.between(granularity.floor(now.first()), day);
    return granularity.plus(granularity.floor(scope.span().first()), place).toString();
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
