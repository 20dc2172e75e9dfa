package verticles.druid;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How long a time each segment of an ingestion covers. Every segment costs Druid a file, a lock and
 * a row in its metadata, and every query a task of its own; so it is the finest granularity that
 * still fills its segments, and a small file over many years makes one segment a year, not a
 * thousand.
 */
enum SegmentGranularity {
  DAY(ChronoUnit.DAYS),
  MONTH(ChronoUnit.MONTHS),
  YEAR(ChronoUnit.YEARS);

  /** Mean rows in a segment from which on a finer granularity pays. */
  private static final long WORTH_A_SEGMENT = 500_000;

  private final ChronoUnit unit;

  SegmentGranularity(ChronoUnit unit) {
    this.unit = unit;
  }

  /**
   * The granularity for this many rows between two times.
   *
   * @param minTime epoch milliseconds, inclusive
   * @param maxTime epoch milliseconds, inclusive
   */
  static SegmentGranularity of(long rows, long minTime, long maxTime) {
    for (SegmentGranularity granularity : values()) {
      if (rows / granularity.segments(minTime, maxTime) >= WORTH_A_SEGMENT) {
        return granularity;
      }
    }
    return YEAR;
  }

  /** How many segments a span touches at least. */
  long segments(long minTime, long maxTime) {
    return unit.between(start(minTime), start(maxTime)) + 1;
  }

  /** The whole buckets that a span touches, as an ISO-8601 interval, end exclusive. */
  String interval(long minTime, long maxTime) {
    return start(minTime).toInstant() + "/" + start(maxTime).plus(1, unit).toInstant();
  }

  private OffsetDateTime start(long millis) {
    OffsetDateTime day =
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }
}
