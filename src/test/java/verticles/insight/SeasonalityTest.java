package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.SeasonIndex;

class SeasonalityTest {

  private static Series days(String first, String last, ToDoubleFunction<LocalDate> sales) {
    Map<LocalDate, Double> days = new HashMap<>();
    LocalDate.parse(first)
        .datesUntil(LocalDate.parse(last).plusDays(1))
        .forEach(day -> days.put(day, sales.applyAsDouble(day)));
    return Series.ofDays(days);
  }

  @Test
  void aPureSeasonOfMonthsIsFoundAsItIs() {
    // Given months that sell 1, 2, … 12 a day, whose mean is 6.5
    Series days = days("2022-01-01", "2025-12-31", LocalDate::getMonthValue);

    // When
    List<SeasonIndex> months = Seasonality.months(days);

    // Then
    for (SeasonIndex month : months) {
      assertEquals(month.number() / 6.5, month.index(), 1e-9);
      assertEquals(3, month.periods());
    }
    assertEquals("December", months.get(11).name());
  }

  @Test
  void growthIsNoSeason() {
    // Given
    Series days =
        days("2022-01-01", "2025-12-31", day -> 1_000 + day.getYear() * 12 + day.getMonthValue());

    // When / Then
    Seasonality.months(days).forEach(month -> assertEquals(1, month.index(), 1e-3));
  }

  @Test
  void aPureSeasonOfWeekdaysIsFoundAsItIs() {
    // Given shops that are closed on Sundays and sell double on Saturdays
    double[] sales = {1, 1, 1, 1, 1, 2, 0};
    Series days =
        days("2024-01-03", "2024-03-27", day -> sales[day.getDayOfWeek().getValue() - 1] * 5);

    // When
    List<SeasonIndex> weekdays = Seasonality.weekdays(days);

    // Then
    for (SeasonIndex day : weekdays) {
      assertEquals(sales[day.number() - 1], day.index(), 1e-9);
      assertEquals(11, day.periods());
    }
  }

  @Test
  void tooLittleTellsNothing() {
    // Given
    Series days = days("2024-01-01", "2024-01-20", day -> 1);

    // When / Then
    assertTrue(Seasonality.months(days).stream().allMatch(it -> it.index() == null));
    assertTrue(Seasonality.weekdays(days).stream().allMatch(it -> it.index() == null));
    assertNull(Seasonality.weekdays(Series.ofDays(Map.of())).get(0).index());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-03, 2024-03-29, MONTH, 2024-01-01, 3",
    "2024-01-04, 2024-03-28, MONTH, 2024-02-01, 1",
    "2024-01-31, 2024-02-02, MONTH, 2024-02-01, 0",
    "2024-01-01, 2024-01-14, WEEK, 2024-01-01, 2",
    "2024-01-02, 2024-01-13, WEEK, 2024-01-08, 0",
    "2024-01-02, 2024-09-30, QUARTER, 2024-01-01, 3",
    "2024-01-02, 2024-01-13, DAY, 2024-01-02, 12"
  })
  void onlyWholeStretchesCount(
      String first, String last, Granularity granularity, String from, int size) {
    // When
    Series series = days(first, last, day -> 1).every(granularity);

    // Then
    assertEquals(size, series.size());
    assertEquals(LocalDate.parse(from), series.first());
  }
}
