package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Anomaly;
import verticles.contract.InsightMessages.LineShift;
import verticles.insight.OddDays.Odd;

class OddDaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

  /** A year that sells five times as much on Saturdays, with a little noise. */
  private static double[] year(Random random) {
    double[] sales = new double[364];
    Arrays.setAll(sales, day -> (day % 7 == 5 ? 500 : 100) * (0.9 + 0.2 * random.nextDouble()));
    return sales;
  }

  private static List<Odd> odd(double[] sales) {
    return OddDays.of(Map.of("b", new Series(Granularity.DAY, MONDAY, sales)));
  }

  @Property(tries = 50)
  void oneOddDayIsFoundAndSaturdaysAreNotOdd(
      @ForAll Random random, @ForAll @IntRange(max = 363) int place) {
    // Given
    double[] sales = year(random);
    double usual = sales[place];
    sales[place] *= 3;

    // When
    List<Odd> odd = odd(sales);

    // Then
    assertEquals(1, odd.size());
    assertEquals(MONDAY.plusDays(place), odd.get(0).day());
    assertEquals(usual, odd.get(0).typical(), 0.25 * usual);
    assertTrue(odd.get(0).score() >= OddDays.THRESHOLD);
  }

  /**
   * Two years of single sales that come as they please, twice as many on Saturdays; the amounts are
   * equal, or of any spread.
   */
  private static double[] thin(Random random, double aDay, double spread) {
    double[] sales = new double[728];
    for (int day = 0; day < sales.length; day++) {
      double left = Math.exp(-aDay * (day % 7 == 5 ? 2 : 1));
      for (double p = random.nextDouble(); p > left; p *= random.nextDouble()) {
        sales[day] += 100 * Math.exp(spread * random.nextGaussian());
      }
    }
    return sales;
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0",
    "0.05, 0.5",
    "0.05, 1",
    "0.2, 0",
    "0.2, 0.5",
    "0.2, 1",
    "0.5, 0",
    "0.5, 0.5",
    "0.5, 1",
    "1, 0",
    "1, 0.5",
    "1, 1",
    "2, 0",
    "2, 0.5",
    "2, 1",
    "5, 0",
    "5, 0.5",
    "5, 1",
    "10, 0.5",
    "10, 1",
    "30, 0.5",
    "30, 1"
  })
  void fewSalesThatComeAsTheyPleaseAreNoNews(double aDay, double spread) {
    // Given
    Random random = new Random(Double.hashCode(aDay + 7 * spread));
    int days = 0;
    int odd = 0;

    // When
    for (int branch = 0; branch < 100; branch++) {
      odd += odd(thin(random, aDay, spread)).size();
      days += 728;
    }

    // Then
    assertTrue(odd <= days / 1_000, odd + " of " + days + " days");
  }

  @Property(tries = 50)
  void amongFewSalesADayOfManyIsFound(
      @ForAll Random random, @ForAll @IntRange(max = 727) int place) {
    // Given a day that sells in one what a branch else sells in two months
    double[] sales = thin(random, 0.5, 0.5);
    sales[place] += 4_000;

    // When
    List<Odd> odd = odd(sales);

    // Then
    assertEquals(MONDAY.plusDays(place), odd.get(0).day());
  }

  @Test
  void aDayWithoutRowsIsOddWhereOthersLikeItSell() {
    // Given
    double[] sales = year(new Random(2));
    sales[100] = 0;

    // When
    List<Odd> odd = odd(sales);

    // Then
    assertEquals(1, odd.size());
    assertTrue(odd.get(0).score() < 0);
  }

  @Test
  void thatDaysAreEqualMakesASmallDifferenceNotOdd() {
    // Given
    double[] sales = new double[200];
    Arrays.fill(sales, 100);
    sales[50] = 110;
    sales[90] = 400;

    // When / Then
    assertEquals(List.of(MONDAY.plusDays(90)), odd(sales).stream().map(Odd::day).toList());
    assertEquals(List.of(), odd(Arrays.copyOf(sales, 56)));
    assertEquals(List.of(), odd(new double[200]));
  }

  @Test
  void linesThatWereOffInTheSameDirectionAreTheReason() {
    // Given a Saturday on which drinks sold 300 more and bread 20 less than on others
    List<List<Object>> rows = new ArrayList<>();
    for (int week = 0; week < 20; week++) {
      String day = MONDAY.plusDays(5 + 7L * week).toString();
      rows.add(Arrays.asList("Drinks", day, week == 9 ? 400.0 : 100.0));
      rows.add(Arrays.asList("Bread", day, week == 9 ? 30.0 : 50.0));
      rows.add(Arrays.asList("Unknown", day, week == 9 ? 900.0 : 50.0));
    }
    LocalDate odd = MONDAY.plusDays(5 + 7 * 9);

    // When
    Anomaly anomaly =
        LineReasons.of(
            new Odd(odd, "Centre", 430, 150, 7.5), new Found(rows, false, false, Origin.NONE));

    // Then
    assertEquals(List.of(new LineShift("Drinks", 400, 100)), anomaly.lines());
    assertEquals(
        "Centre sold 430 on Saturday "
            + odd
            + "; 150 is typical of a Saturday around it (robust z 7.50). Most of it: Drinks (+300).",
        anomaly.reason());
  }

  @Test
  void whereMostDaysHaveNoSalesNoAmountIsTypical() {
    // When
    Anomaly anomaly =
        LineReasons.of(
            new Odd(MONDAY, "Centre", 658, 0, 8),
            new Found(
                List.of(List.of("Drinks", MONDAY.toString(), 658.0)), false, false, Origin.NONE));

    // Then
    assertEquals(
        "Centre sold 658 on Monday "
            + MONDAY
            + "; most Mondays around it have no sales (robust z 8.00). Most of it: Drinks (+658).",
        anomaly.reason());
  }

  @Test
  void ofAnAnswerThatWasCutTheEarliestDayIsLeftOut() {
    // Given
    List<List<Object>> rows =
        List.of(
            List.of("a", "2024-01-03", 1.0),
            List.of("b", "2024-01-03", 2.0),
            List.of("a", "2024-01-02", 3.0));

    // When
    Map<String, Series> cut = AnomaliesAnswer.branches(new Found(rows, true, false, Origin.NONE));
    Map<String, Series> whole =
        AnomaliesAnswer.branches(new Found(rows, false, false, Origin.NONE));

    // Then
    assertEquals(1, cut.get("a").size());
    assertEquals(2, whole.get("a").size());
  }

  @Property(tries = 100)
  void theMedianHasAsManyBelowAsAbove(
      @ForAll @IntRange(min = 1, max = 40) int size, @ForAll Random random) {
    // Given
    double[] values = random.doubles(size).toArray();

    // When
    double median = Robust.of(values).median();

    // Then
    assertEquals(
        Arrays.stream(values).filter(it -> it < median).count(),
        Arrays.stream(values).filter(it -> it > median).count());
  }
}
