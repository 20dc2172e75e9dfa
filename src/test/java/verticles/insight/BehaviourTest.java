package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.InsightMessages.Cohort;
import verticles.contract.InsightMessages.Kept;
import verticles.contract.InsightMessages.Pair;
import verticles.contract.PurchaseMessages.Basket;
import verticles.contract.PurchaseMessages.CohortMonth;
import verticles.contract.PurchaseMessages.FirstPurchases;

/** Who comes back, and what is bought together. */
class BehaviourTest {

  @Test
  void aCohortHasEveryMonthUpToTheLastOfAll() {
    // When
    List<Cohort> cohorts =
        Retention.of(
            List.of(
                new CohortMonth("2025-11-01", "2025-11-01", 4, 40),
                new CohortMonth("2025-11-01", "2026-01-01", 1, 5),
                new CohortMonth("2026-01-01", "2026-01-01", 6, 60)));

    // Then
    assertEquals(2, cohorts.size());
    assertEquals(
        List.of(new Kept(0, 4, 1, 40), new Kept(1, 0, 0, 0), new Kept(2, 1, 0.25, 5)),
        cohorts.get(0).months());
    assertEquals(List.of(new Kept(0, 6, 1, 60)), cohorts.get(1).months());
    assertEquals(0.25, Retention.after(2, cohorts));
    assertEquals(1.0, Retention.after(0, cohorts));
    assertNull(Retention.after(3, cohorts));
  }

  @Test
  void whereNoCohortBeginsItIsNotSaidThatNobodyIsNamed() {
    // Given
    FirstPurchases none = new FirstPurchases(List.of(), null);

    // When
    String late = CohortsAnswer.cohorts(none, true).about().unknown();
    String ever = CohortsAnswer.cohorts(none, false).about().unknown();

    // Then
    assertEquals(
        "No customer first bought in these days: who buys in them has bought before, or is not"
            + " named.",
        late);
    assertEquals("No purchase here names a customer.", ever);
  }

  @Property(tries = 100)
  void pairsAreWhatCountingEachTransactionFinds(
      @ForAll @IntRange(min = 2, max = 40) int items, @ForAll Random random) {
    // Given
    List<String> names = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      names.add("item " + i);
    }
    Map<Long, Long> baskets = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      long basket = random.nextLong() & random.nextLong() & (1L << items) - 1;
      baskets.merge(basket, 1L + random.nextInt(5), Long::sum);
    }
    List<Basket> counted = new ArrayList<>();
    baskets.forEach((bits, count) -> counted.add(new Basket(bits, count)));

    // When
    List<Pair> pairs = PairCounts.of(names, counted);

    // Then
    double all = baskets.values().stream().mapToLong(it -> it).sum();
    for (Pair pair : pairs) {
      long one = 1L << names.indexOf(pair.item());
      long two = 1L << names.indexOf(pair.other());
      assertEquals(with(baskets, one | two), pair.together());
      assertEquals(with(baskets, one | two) / all, pair.support(), 1e-12);
      double confidence = (double) with(baskets, one | two) / with(baskets, one);
      assertEquals(confidence, pair.confidence(), 1e-12);
      assertEquals(confidence / (with(baskets, two) / all), pair.lift(), 1e-9);
      assertEquals(
          (double) with(baskets, one | two) / with(baskets, two), pair.confidenceBack(), 1e-12);
    }
    long expected = 0;
    for (int i = 0; i < items; i++) {
      for (int j = i + 1; j < items; j++) {
        expected += with(baskets, 1L << i | 1L << j) > 0 ? 1 : 0;
      }
    }
    assertEquals(expected, pairs.size());
  }

  private static long with(Map<Long, Long> baskets, long bits) {
    return baskets.entrySet().stream()
        .filter(it -> (it.getKey() & bits) == bits)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void onlyTheLastDaysThatThereIsRoomForAreLookedAt() {
    // Given
    Filter filter = new Filter("sales", "2026-01-01", "2026-01-03", Map.of());
    List<List<Object>> days =
        List.of(List.of("2026-01-03", 4L), List.of("2026-01-02", 4L), List.of("2026-01-01", 4L));

    // When / Then
    assertEquals(filter, PairsAnswer.last(filter, days, 12));
    assertEquals("2026-01-02", PairsAnswer.last(filter, days, 11).startDate());
    assertEquals("2026-01-03", PairsAnswer.last(filter, days, 1).startDate());
  }
}
