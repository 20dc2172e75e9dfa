package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Expected;

class ForecasterTest {
  private static final LocalDate JANUARY = LocalDate.of(2020, 1, 1);

  private static Forecaster of(double[] months, int horizon) {
    return Forecaster.of(new Series(Granularity.MONTH, JANUARY, months), horizon);
  }

  @Property(tries = 20)
  void aPureSeasonOnALineGoesOn(
      @ForAll Random random,
      @ForAll @IntRange(min = 24, max = 50) int size,
      @ForAll @DoubleRange(min = -5, max = 5) double slope) {
    // Given
    double[] season = random.doubles(12, -100, 100).toArray();
    double[] all = new double[size + 6];
    Arrays.setAll(all, t -> 1_000 + slope * t + season[t % 12]);

    // When
    Forecaster forecaster = of(Arrays.copyOf(all, size), 6);
    List<Expected> expected = forecaster.expected(6);

    // Then
    for (int h = 0; h < 6; h++) {
      assertEquals(all[size + h], expected.get(h).sales(), 1e-3);
      assertEquals(JANUARY.plusMonths(size + h).toString(), expected.get(h).time());
    }
    assertEquals(12, forecaster.season());
  }

  /** Months around a wandering level with a season: what the method takes the world for. */
  private static double[] simulated(Random random, int size) {
    double[] values = new double[size];
    double level = 1_000;
    for (int t = 0; t < size; t++) {
      double error = 30 * random.nextGaussian();
      values[t] = level + 200 * Math.sin(t * Math.PI / 6) + error;
      level += 0.3 * error;
    }
    return values;
  }

  @Test
  void intervalsHoldAsOftenAsTheySay() {
    // Given
    Random random = new Random(7);
    int worlds = 250;
    int horizon = 6;
    double in80 = 0;
    double in95 = 0;

    // When
    for (int i = 0; i < worlds; i++) {
      double[] all = simulated(random, 48 + horizon);
      Series series = new Series(Granularity.MONTH, JANUARY, Arrays.copyOf(all, 48));
      Fitted fitted = Smoothing.fit(series.values(), 12);
      List<Expected> expected = new Forecaster(series, 12, fitted, null).expected(horizon);
      for (int h = 0; h < horizon; h++) {
        Expected one = expected.get(h);
        in80 += one.low80() <= all[48 + h] && all[48 + h] <= one.high80() ? 1 : 0;
        in95 += one.low95() <= all[48 + h] && all[48 + h] <= one.high95() ? 1 : 0;
      }
    }

    // Then
    assertEquals(0.80, in80 / worlds / horizon, 0.05);
    assertEquals(0.95, in95 / worlds / horizon, 0.03);
  }

  @Test
  void theMethodIsTestedOnItsPastAgainstTheLastSeason() {
    // Given
    double[] months = simulated(new Random(3), 60);

    // When
    Forecaster forecaster = of(months, 3);

    // Then
    assertEquals(12, forecaster.accuracy().origins());
    assertEquals(36, forecaster.accuracy().forecasts());
    assertTrue(forecaster.accuracy().mase() < forecaster.accuracy().naiveMase());
    assertTrue(forecaster.fitted() instanceof Smoothing);
  }

  @Test
  void backTestedErrorsAreThoseOfTheNumbersThatWereHeldBack() {
    // Given a last value that is forecast by the one a season before it
    double[] quarters = new double[13];
    Arrays.fill(quarters, 10);
    quarters[3] = 14;
    quarters[7] = 12;
    quarters[11] = 14;
    quarters[12] = 8;

    // When
    BackTest test = BackTest.of(quarters, 4, 1, SeasonalNaive::new);

    // Then inside the 12 before, the error of the season before is (2 + 2) / 8
    assertEquals(1, test.origins());
    assertEquals(2, test.error(), 1e-12);
    assertEquals(25, test.mape(), 1e-12);
    assertEquals(2 / 0.5, test.mase(), 1e-12);
  }

  @Test
  void repeatingTheLastSeasonIsTakenWhereItWasBetter() {
    // Given a season that turned into another for good half way
    double[] months = new double[60];
    Random random = new Random(1);
    double[] first = random.doubles(12, 500, 1_500).toArray();
    double[] second = random.doubles(12, 500, 1_500).toArray();
    Arrays.setAll(months, t -> t < 30 ? first[t % 12] : second[t % 12]);

    // When
    Forecaster forecaster = of(months, 6);

    // Then
    assertTrue(forecaster.fitted() instanceof SeasonalNaive);
    assertEquals(0, forecaster.accuracy().naiveMape(), 1e-9);
    assertArrayEquals(Arrays.copyOfRange(second, 0, 6), forecaster.fitted().mean(6), 1e-9);
  }

  @Test
  void aShortHistoryIsForecastWithoutASeasonOrNotAtAll() {
    // Given
    double[] months = simulated(new Random(5), 18);

    // When
    Forecaster short18 = of(months, 3);
    Forecaster short10 = of(Arrays.copyOf(months, 10), 3);
    Forecaster short9 = of(Arrays.copyOf(months, 9), 3);

    // Then
    assertEquals(1, short18.season());
    assertNotNull(short18.accuracy());
    assertNotNull(short10.fitted());
    assertNull(short10.accuracy());
    assertNull(short9.fitted());
  }
}
