package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.InsightMessages.CustomerValue;
import verticles.contract.InsightMessages.SegmentTotal;
import verticles.insight.Customers.Bought;

class CustomersTest {
  private static final long DAY = 86_400_000L;

  @Property(tries = 200)
  void eachFifthHasAFifthOfDifferentValues(
      @ForAll @IntRange(min = 5, max = 300) int size, @ForAll Random random) {
    // Given
    double[] values = IntStream.range(0, size).mapToDouble(i -> i + random.nextDouble()).toArray();

    // When
    int[] scores = Quintiles.of(values);

    // Then
    for (int score = 1; score <= 5; score++) {
      int wanted = score;
      double members = Arrays.stream(scores).filter(it -> it == wanted).count();
      assertEquals(size / 5.0, members, 1);
    }
    for (int i = 1; i < size; i++) {
      assertTrue(scores[i - 1] <= scores[i]);
    }
  }

  @Property(tries = 200)
  void equalValuesHaveEqualScoresAndLargerOnesNoSmaller(
      @ForAll @IntRange(min = 5, max = 80) int size, @ForAll Random random) {
    // Given
    double[] values = IntStream.range(0, size).mapToDouble(i -> random.nextInt(6)).toArray();

    // When
    int[] scores = Quintiles.of(values);

    // Then
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertTrue(values[i] != values[j] || scores[i] == scores[j]);
        assertTrue(values[i] <= values[j] || scores[i] >= scores[j]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 4, CHAMPIONS",
    "4, 3, 3, LOYAL",
    "3, 5, 5, LOYAL",
    "5, 1, 1, PROMISING",
    "3, 2, 3, COOLING",
    "1, 5, 5, AT_RISK",
    "2, 3, 3, SLIPPING",
    "1, 1, 2, LOST"
  })
  void scoresMakeASegment(int recency, int frequency, int monetary, Segment expected) {
    assertEquals(expected, Segment.of(recency, frequency, monetary));
  }

  @Property(tries = 100)
  void everyCustomerIsInOneSegment(
      @ForAll @IntRange(min = 5, max = 120) int size, @ForAll Random random) {
    // Given
    List<Bought> bought = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double sales = random.nextInt(100_000) / 100.0 - 100;
      bought.add(new Bought("c" + i, sales, random.nextInt(9), random.nextInt(400) * DAY));
    }

    // When
    List<CustomerValue> scored = Customers.scored(bought);
    List<SegmentTotal> totals = Customers.totals(scored);

    // Then
    double sales = bought.stream().mapToDouble(Bought::sales).sum();
    assertEquals(size, totals.stream().mapToInt(SegmentTotal::customers).sum());
    assertEquals(sales, totals.stream().mapToDouble(SegmentTotal::sales).sum(), 1e-6);
    assertEquals(0, scored.stream().mapToLong(CustomerValue::recencyDays).min().orElseThrow());
    CustomerValue last =
        scored.stream().filter(it -> it.recencyDays() == 0).findFirst().orElseThrow();
    assertTrue(scored.stream().allMatch(it -> it.recency() <= last.recency()));
  }
}
