package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.InsightMessages.Contribution;
import verticles.contract.InsightMessages.Days;
import verticles.contract.ProblemException;
import verticles.insight.Effects.Sold;

/** Parts of a change add up to it. */
class ChangeTest {

  private static double sum(List<Contribution> all) {
    return all.stream().mapToDouble(Contribution::change).sum();
  }

  private static Map<String, Sold> sold(Random random, int products) {
    Map<String, Sold> sold = new HashMap<>();
    for (int i = 0; i < products; i++) {
      if (random.nextInt(4) > 0) {
        Double units = random.nextInt(6) == 0 ? null : (Double) (double) random.nextInt(-2, 40);
        sold.put("p" + i, new Sold(random.nextInt(-1_000, 100_000) / 10.0, units));
      }
    }
    return sold;
  }

  private static Map<String, Double> sales(Map<String, Sold> sold) {
    Map<String, Double> sales = new HashMap<>();
    sold.forEach((name, it) -> sales.put(name, it.sales()));
    return sales;
  }

  private static double total(Map<String, Double> sales) {
    return sales.values().stream().mapToDouble(it -> it).sum();
  }

  @Property(tries = 300)
  void contributionsAddUpToTheChange(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 30) int products,
      @ForAll @IntRange(min = 1, max = 12) int limit) {
    // Given
    Map<String, Double> then = sales(sold(random, products));
    Map<String, Double> now = sales(sold(random, products));
    double change = total(now) - total(then);
    Set<String> names = Shares.names(then, random.nextBoolean(), now, random.nextBoolean());

    // When
    List<Contribution> all = Shares.of(then, now, names, total(then), total(now), limit);

    // Then
    assertEquals(Math.min(limit, names.size()) + 1, all.size());
    assertEquals(change, sum(all), 1e-9 * (1 + Math.abs(change)));
    assertEquals(total(now), all.stream().mapToDouble(Contribution::after).sum(), 1e-6);
    assertEquals(total(then), all.stream().mapToDouble(Contribution::before).sum(), 1e-6);
    assertNull(all.get(all.size() - 1).name());
  }

  @Property(tries = 300)
  void effectsAddUpToTheChange(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int products) {
    // Given
    Map<String, Sold> then = sold(random, products);
    Map<String, Sold> now = sold(random, products);
    double change = total(sales(now)) - total(sales(then));

    // When
    List<Contribution> effects = Effects.of(then, now, random.nextBoolean(), change);

    // Then
    assertEquals(change, sum(effects), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    // units and sales now, of two products that sold 10 units at 1 and 10 units at 3 before
    "20, 20, 20, 60, 40, 0, 0",
    "10, 20, 10, 60, 0, 0, 40",
    "5, 5, 15, 45, 0, 10, 0"
  })
  void volumeMixAndPriceAreTold(
      double units, double sales, double others, double othersSales, double v, double m, double p) {
    // Given
    Map<String, Sold> then = Map.of("a", new Sold(10, 10.0), "b", new Sold(30, 10.0));
    Map<String, Sold> now = Map.of("a", new Sold(sales, units), "b", new Sold(othersSales, others));

    // When
    List<Contribution> effects = Effects.of(then, now, false, sales + othersSales - 40);

    // Then
    assertEquals(
        List.of(v, m, p, 0.0, 0.0, 0.0), effects.stream().map(Contribution::change).toList());
  }

  @Test
  void whatIsNewAndWhatIsGoneIsToldUnlessItMayOnlyHaveBeenCut() {
    // Given
    Map<String, Sold> then = Map.of("gone", new Sold(7, 1.0));
    Map<String, Sold> now = Map.of("new", new Sold(9, null));

    // When
    List<Contribution> told = Effects.of(then, now, false, 2);
    List<Contribution> cut = Effects.of(then, now, true, 2);

    // Then
    assertEquals(9, told.get(3).change());
    assertEquals(-7, told.get(4).change());
    assertEquals(2, cut.get(5).change());
  }

  @ParameterizedTest
  @CsvSource({
    "PREVIOUS_PERIOD, , , 2024-02-01, 2024-02-29",
    "PREVIOUS_YEAR, , , 2023-03-01, 2023-03-29",
    "CUSTOM, 2024-01-01, 2024-01-05, 2024-01-01, 2024-01-05"
  })
  void anEarlierPeriodIsFound(Comparison to, String start, String end, String from, String until) {
    // When
    Window then = Window.of("2024-03-01", "2024-03-29").before(new CompareTo(to, start, end));

    // Then
    assertEquals(new Days(from, until), then.days());
  }

  @Test
  void partsOfTwoVersionsOfTheDataAreNotOneAnswer() {
    // Given
    Origin three = new Origin("sales", 3, null, null, false);
    Origin old = new Origin("sales", 3, null, null, true);
    Origin four = new Origin("sales", 4, null, null, false);

    // When / Then
    assertEquals(old, Analytics.same(List.of(three, old)));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Analytics.same(List.of(three, four)));
    assertEquals("data-changed", refused.problem().type());
  }
}
