package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** Distinct values against counting them, and against DataSketches' estimate of the same size. */
class DistinctTest {
  private static final double ERRORS = 5 * 0.0163;

  @Example
  void manyValuesAreEstimated() {
    valuesAreCounted(2_000_000, 7);
  }

  @Property(tries = 60)
  void valuesAreCounted(@ForAll @IntRange(min = 0, max = 200_000) int values, @ForAll long seed) {
    // Given
    Distinct one = new Distinct();
    Distinct other = new Distinct();
    Distinct all = new Distinct();
    HllSketch sketch = new HllSketch(12, TgtHllType.HLL_8);
    Set<Long> different = new HashSet<>();

    // When
    for (int i = 0; i < values; i++) {
      long key = Bytes.mix(seed + i % Math.max(1, values - values / 3));
      (i % 3 == 0 ? one : other).add(key);
      all.add(key);
      sketch.update(key);
      different.add(key);
    }
    one.join(other);

    // Then
    assertEquals(all.estimate(), one.estimate());
    assertEquals(different.size(), all.estimate(), different.size() * ERRORS);
    assertEquals(sketch.getCompositeEstimate(), all.estimate(), different.size() * 2 * ERRORS);
  }

  @Property(tries = 200)
  void fewValuesAreCountedExactly(
      @ForAll @IntRange(min = 0, max = Distinct.FEW) int values, @ForAll long seed) {
    // Given
    Distinct distinct = new Distinct();
    Set<Long> different = new HashSet<>();

    // When
    for (int i = 0; i < 3 * values; i++) {
      distinct.add(seed * (i % values));
      different.add(seed * (i % values));
    }

    // Then
    assertEquals(different.size(), distinct.estimate());
  }
}
