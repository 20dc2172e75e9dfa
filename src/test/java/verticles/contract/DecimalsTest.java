package verticles.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  private static final int ROWS = 200_000;

  @ParameterizedTest
  @CsvSource({
    "1977441.099999999, 1977441.1",
    "0.30000000000000004, 0.3",
    "-5.550000000000001, -5.55",
    "12.345000000000002, 12.345",
    "33.33333333333333, 33.3333333333333",
    "0.00000012, 1.2E-7",
    "123456789012.34001, 123456789012.34",
    "1E20, 1E20",
    "-0.0, 0.0",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void aDoubleIsTheDecimalThatItStandsFor(double number, double decimal) {
    assertEquals(decimal, Decimals.of(number));
    assertEquals(Double.toString(decimal), Double.toString(Decimals.of(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "5.684341886080802E-14, 0.0",
    "-1E-10, 0.0",
    "0.009999999999990905, 0.01",
    "12.3400000001, 12.34",
    "0.00000012, 1.2E-7",
    "-1250.5, -1250.5"
  })
  void whatIsLeftOfTwoSumsIsNoNoise(double number, double decimal) {
    assertEquals(Double.toString(decimal), Double.toString(Decimals.difference(number)));
  }

  @Test
  void manyAmountsAddUpToTheCentAndToATenThousandth() {
    for (int places : new int[] {2, 4}) {
      // Given amounts of so many places, added up as doubles and as decimals
      SplittableRandom random = new SplittableRandom(places);
      double sum = 0;
      BigDecimal exact = BigDecimal.ZERO;
      for (int i = 0; i < ROWS; i++) {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(1_000_000), places);
        sum += amount.doubleValue();
        exact = exact.add(amount);
      }

      // When
      double told = Decimals.of(sum);

      // Then
      assertEquals(exact.doubleValue(), told);
    }
  }

  @Test
  void nothingIsEverOffByMoreThanABillionth() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < ROWS; i++) {
      // Given any number of any size
      double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 18));

      // Then
      assertEquals(number, Decimals.of(number), 1e-12 * Math.abs(number));
    }
  }
}
