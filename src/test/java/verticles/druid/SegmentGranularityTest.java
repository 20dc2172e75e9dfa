package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentGranularityTest {
  @ParameterizedTest(name = "{0} rows from {1} to {2}: {3}, {4} segments")
  @CsvSource({
    // a small file over years makes a segment for each year, not a thousand
    "7000,      2022-01-01, 2024-12-31, YEAR,  3",
    "1,         2024-02-29, 2024-02-29, YEAR,  1",
    "720000,    2022-01-01, 2024-12-31, YEAR,  3",
    "3517072,   2022-01-01, 2024-12-31, YEAR,  3",
    "20000,     1995-06-30, 2024-01-01, YEAR, 30",
    // a dense one is cut finer
    "6000000,   2024-01-01, 2024-12-31, MONTH, 12",
    "5999999,   2024-01-01, 2024-12-31, YEAR,  1",
    "3000000,   2024-03-20, 2024-04-02, MONTH, 2",
    "499999,    2024-03-01, 2024-03-31, YEAR,  1",
    "500000,    2024-03-01, 2024-03-01, DAY,   1",
    "3500000,   2024-03-01, 2024-03-07, DAY,   7",
    "3499999,   2024-03-01, 2024-03-07, MONTH, 1",
    // across a year's end, and before 1970
    "10,        2023-12-31, 2024-01-01, YEAR,  2",
    "10,        1969-12-31, 1970-01-01, YEAR,  2",
  })
  void isChosenFromSpanAndRows(
      long rows, LocalDate first, LocalDate last, SegmentGranularity expected, long segments) {
    // Given
    long min = millis(first);
    long max = millis(last.plusDays(1)) - 1;

    // When
    SegmentGranularity chosen = SegmentGranularity.of(rows, min, max);

    // Then
    assertEquals(expected, chosen);
    assertEquals(segments, chosen.segments(min, max));
  }

  @Property
  void neverMakesManyMoreSegmentsThanTheRowsFill(
      @ForAll @LongRange(min = 1, max = 50_000_000) long rows,
      @ForAll @LongRange(min = -2_000_000_000_000L, max = 4_000_000_000_000L) long min,
      @ForAll @LongRange(min = 0, max = 900_000_000_000L) long length) {
    // When
    SegmentGranularity chosen = SegmentGranularity.of(rows, min, min + length);

    // Then
    long years = SegmentGranularity.YEAR.segments(min, min + length);
    assertTrue(chosen.segments(min, min + length) <= Math.max(years, rows / 500_000));
  }

  @Property
  void theIntervalHoldsEveryRowInWholeBuckets(
      @ForAll SegmentGranularity granularity,
      @ForAll @LongRange(min = -2_000_000_000_000L, max = 4_000_000_000_000L) long min,
      @ForAll @LongRange(min = 0, max = 900_000_000_000L) long length) {
    // When
    String[] ends = granularity.interval(min, min + length).split("/");

    // Then
    long start = Instant.parse(ends[0]).toEpochMilli();
    long end = Instant.parse(ends[1]).toEpochMilli();
    assertTrue(start <= min && min + length < end);
    assertEquals(granularity.segments(min, min + length), granularity.segments(start, end - 1));
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
