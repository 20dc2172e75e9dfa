package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/** What is kept from the sketch would not have changed it. */
class DistinctTest {

  @Example
  void estimatesManyValuesToo() {
    estimatesWhatThePlainSketchDoes(2_000_000, 7);
  }

  @Property(tries = 60)
  void estimatesWhatThePlainSketchDoes(
      @ForAll @IntRange(min = 0, max = 200_000) int values, @ForAll long seed) {
    // Given
    HllSketch plain = new HllSketch(12, TgtHllType.HLL_8);
    Distinct distinct = new Distinct();

    // When
    for (int i = 0; i < values; i++) {
      long key = Bytes.mix(seed + i % Math.max(1, values - values / 3));
      plain.update(key);
      distinct.add(key);
    }

    // Then
    assertEquals(Math.round(plain.getCompositeEstimate()), distinct.estimate());
  }
}
