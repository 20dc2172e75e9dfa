package verticles.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import verticles.contract.InsightMessages.ClassTotal;
import verticles.contract.InsightMessages.Classed;
import verticles.insight.Pareto.Sold;

class ParetoTest {

  @Test
  void whatMakesMostOfTheSalesIsAAndWhatComesBackIsCWithoutAShare() {
    // Given
    List<Sold> sold =
        List.of(
            new Sold("half", 50),
            new Sold("third", 30),
            new Sold("some", 15),
            new Sold("little", 5),
            new Sold("nothing", 0),
            new Sold("came back", -20));

    // When
    List<Classed> classed = Pareto.classed(sold);

    // Then
    assertEquals(
        List.of("A", "A", "B", "C", "C", "C"), classed.stream().map(Classed::grade).toList());
    assertEquals(0.8, classed.get(1).cumulative(), 1e-12);
    assertEquals(0.0, classed.get(4).share());
    assertNull(classed.get(5).share());
    assertEquals(-15, Pareto.totals(classed).get(2).sales(), 1e-12);
  }

  @Test
  void theLargestIsAHoweverLargeItIs() {
    assertEquals("A", Pareto.classed(List.of(new Sold("all", 9), new Sold("x", 1))).get(0).grade());
    assertEquals("C", Pareto.classed(List.of(new Sold("back", -9))).get(0).grade());
  }

  @Property(tries = 300)
  void sharesAddUpAndClassesHoldEverything(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1e6, max = 1e6) Double> sales) {
    // Given
    List<Sold> sold = new ArrayList<>();
    sales.forEach(it -> sold.add(new Sold("p" + sold.size(), it)));
    double above = sales.stream().mapToDouble(it -> Math.max(0, it)).sum();

    // When
    List<Classed> classed = Pareto.classed(sold);
    List<ClassTotal> totals = Pareto.totals(classed);

    // Then
    double all = sales.stream().mapToDouble(it -> it).sum();
    assertEquals(all, totals.stream().mapToDouble(ClassTotal::sales).sum(), 1e-9 * (1 + above));
    assertEquals(sales.size(), totals.stream().mapToInt(ClassTotal::members).sum());
    double shares =
        classed.stream().filter(it -> it.share() != null).mapToDouble(Classed::share).sum();
    assertEquals(above > 0 ? 1 : 0, shares, 1e-9);
    for (int i = 1; i < classed.size(); i++) {
      assertTrue(classed.get(i - 1).sales() >= classed.get(i).sales());
      assertTrue(classed.get(i - 1).grade().compareTo(classed.get(i).grade()) <= 0);
      boolean mostIsBefore = classed.get(i).grade().equals("A");
      assertTrue(!mostIsBefore || classed.get(i).cumulative() <= 0.8 + 1e-9);
    }
  }
}
