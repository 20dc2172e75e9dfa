package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Written.amount;
import static verticles.validation.Written.plan;
import static verticles.validation.Written.time;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import verticles.contract.Quality;

/** How good rows are, against counting them all. */
class RowQualityTest {
  @Property(tries = 200)
  void duplicatesAreCountedExactlyWhileTheyAreFew(@ForAll List<@IntRange(max = 300) Integer> rows) {
    // Given
    Duplicates duplicates = new Duplicates();
    Set<Integer> different = new HashSet<>(rows);

    // When
    rows.forEach(row -> add(duplicates, row));

    // Then
    assertTrue(duplicates.exact());
    assertEquals(rows.size() - different.size(), duplicates.count());
  }

  @Test
  void duplicatesOfManyRowsAreEstimated() {
    // Given
    Duplicates duplicates = new Duplicates();
    int rows = 1_000_000;

    // When
    for (int row = 0; row < rows; row++) {
      add(duplicates, row);
      if (row % 10 == 0) {
        add(duplicates, row);
      }
    }

    // Then
    assertFalse(duplicates.exact());
    assertEquals(rows / 10.0, duplicates.count(), 5_000); // five standard errors
  }

  @Property(tries = 200)
  void outliersAreThoseBeyondTheFences(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
    // Given
    Random random = new Random(seed);
    double[] amounts =
        random.doubles(2_000).map(x -> Math.exp(3 * x) * (x > 0.995 ? 100 : 1)).toArray();
    Spread spread = new Spread();

    // When
    for (double amount : amounts) {
      spread.add(amount);
    }

    // Then
    Spread.Fences fences = spread.fences();
    Arrays.sort(amounts);
    double first = amounts[499];
    double third = amounts[1499];
    double exact = third + 3 * (third - first);
    assertEquals(exact, fences.high(), exact * 0.06);
    assertNull(fences.low());
    long beyond = Arrays.stream(amounts).filter(amount -> amount >= fences.high()).count();
    assertEquals(beyond, fences.outliers());
  }

  @Test
  void completenessIsThePartOfRowsThatHaveAValueOfTheirOwn() {
    // Given
    CanonicalColumn gross = CanonicalColumn.GROSS;
    CanonicalColumn cost = CanonicalColumn.COST;

    // When
    Written written =
        Written.of(
            plan(List.of(time("iso"), amount(gross, "signed", "."), amount(cost, "plain", "."))),
            "2024-01-01;5;\n2024-01-01;5;\n2024-01-01;-5;1\n2024-01-01;x;1\n2024-01-01;5\n");

    // Then
    Quality quality = written.quality;
    assertEquals(1, quality.completeness().get("__time"));
    assertEquals(1, quality.completeness().get("grossRevenue"));
    assertEquals(1.0 / 3, quality.completeness().get("totalCost"));
    assertEquals(3, quality.completeness().size());
    assertTrue(quality.absent().containsAll(List.of("Branch", "returnsValue", "lineItemCount")));
    assertFalse(quality.absent().contains("totalCost"));
    assertEquals(3.0 / 5, quality.validity());
    assertEquals(1, quality.duplicates());
    assertTrue(quality.duplicatesExact());
    assertNull(quality.highFence());
  }

  /** Where returns are those amounts that are below zero, the amount tells of both. */
  @Test
  void whatFollowsFromAColumnIsNotAbsent() {
    // When
    Written written =
        Written.of(
            plan(
                List.of(time("iso"), amount(CanonicalColumn.GROSS, "signed", ".")),
                CanonicalColumn.RETURNS),
            "2024-01-01;5\n2024-01-01;-5\n");

    // Then
    assertEquals(1, written.quality.completeness().get("returnsValue"));
    assertFalse(written.quality.absent().contains("returnsValue"));
  }

  private static void add(Duplicates duplicates, int row) {
    byte[] bytes = ("a row with the number " + row).getBytes(StandardCharsets.UTF_8);
    duplicates.add(bytes, 0, bytes.length);
  }
}
