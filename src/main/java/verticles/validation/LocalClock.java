package verticles.validation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Local times of one zone as instants, by the rules of java.time: a time that the clocks skip in
 * spring is later by what they skip, one that comes twice in autumn is the first of the two. The
 * zone's rules are asked once, not for every row.
 */
final class LocalClock {
  private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

  /** Local times, in milliseconds, from which on an offset holds. */
  private final long[] since;

  private final long[] offsets;
  private int last;

  LocalClock(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<Long> times = new ArrayList<>();
    List<Long> shifts = new ArrayList<>();
    Instant at = Instant.parse("1899-01-01T00:00:00Z");
    times.add(Long.MIN_VALUE);
    shifts.add(millis(rules.getOffset(at)));
    ZoneOffsetTransition next = rules.nextTransition(at);
    while (next != null && next.getInstant().isBefore(END)) {
      // What is skipped, or comes twice, still belongs to the offset before.
      long instant = next.getInstant().toEpochMilli();
      long before = millis(next.getOffsetBefore());
      long after = millis(next.getOffsetAfter());
      times.add(instant + Math.max(before, after));
      shifts.add(after);
      next = rules.nextTransition(next.getInstant());
    }
    since = times.stream().mapToLong(Long::longValue).toArray();
    offsets = shifts.stream().mapToLong(Long::longValue).toArray();
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }

  /** Epoch milliseconds of a local time, given as if it were UTC. */
  long utc(long local) {
    if (local < since[last] || (last + 1 < since.length && local >= since[last + 1])) {
      int found = Arrays.binarySearch(since, local);
      last = found >= 0 ? found : -found - 2;
    }
    return local - offsets[last];
  }
}
