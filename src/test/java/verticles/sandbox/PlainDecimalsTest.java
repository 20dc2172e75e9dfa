package verticles.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Numbers as BigDecimal writes them, which is slower. */
class PlainDecimalsTest {
  private static String written(Consumer<Text> write) {
    Text text = new Text();
    write.accept(text);
    return new String(text.bytes, 0, text.length, StandardCharsets.US_ASCII);
  }

  @Property(tries = 5_000)
  void wholeNumbers(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
    long some = value >> shift;
    assertEquals(Long.toString(some), written(text -> PlainDecimals.write(some, text)));
  }

  @Property(tries = 5_000)
  void decimalsKeepAllTheirPlaces(
      @ForAll long value,
      @ForAll @IntRange(max = 63) int shift,
      @ForAll @IntRange(min = -3, max = 20) int scale) {
    long some = value >> shift;
    assertEquals(
        BigDecimal.valueOf(some, scale).toPlainString(),
        written(text -> PlainDecimals.write(some, scale, text)));
  }

  /** Money is what most doubles are, and has its own way. */
  @Property(tries = 5_000)
  void doublesThatWereDecimalsAreTheSameDecimals(
      @ForAll int value,
      @ForAll @IntRange(max = 9) int factor,
      @ForAll @IntRange(max = 4) int scale) {
    BigDecimal decimal = BigDecimal.valueOf((long) value * factor, scale);
    assertEquals(
        decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString(),
        written(text -> PlainDecimals.write(decimal.doubleValue(), text)));
  }

  @Test
  void anyDoubleAndFloatIsTheSameNumberAgain() {
    // Given
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());

      // When
      String one = written(text -> PlainDecimals.write(value, text));
      String other = written(text -> PlainDecimals.write(single, text));

      // Then
      assertEquals(Double.isFinite(value) ? value : 0, one.isEmpty() ? 0 : Double.parseDouble(one));
      assertEquals(
          Float.isFinite(single) ? single : 0, other.isEmpty() ? 0 : Float.parseFloat(other));
      assertFalse(one.contains("E") || other.contains("E"), one);
    }
  }

  @Test
  void theEdges() {
    // When
    String zero = written(text -> PlainDecimals.write(-0.0, text));
    String none = written(text -> PlainDecimals.write(Double.NaN, text));
    String sum = written(text -> PlainDecimals.write(0.1 + 0.2, text));

    // Then
    assertEquals("0", zero);
    assertTrue(none.isEmpty());
    assertEquals("0.30000000000000004", sum);
  }
}
