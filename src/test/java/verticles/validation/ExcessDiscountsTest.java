package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the rows set aside would have added, whichever way their goods went. */
class ExcessDiscountsTest {
  @Test
  void partsOfAFileAreAddedUp() {
    // Given
    ExcessDiscounts first = new ExcessDiscounts();
    add(first, "10.00", "-5.00", "-5.00");
    ExcessDiscounts second = new ExcessDiscounts();
    add(second, "1", "-0.5", "-2.5");

    // When
    first.join(second);

    // Then
    assertEquals(
        "Rows whose discount in “Off” is more than their goods were set aside: 2, with goods of"
            + " 11.00 and discounts of 16.50, and returns of 2.00. Where it is the discount of a"
            + " whole order, net sales are too high by 7.50 without them: spread it over the order's rows.",
        first.note("Off").orElseThrow().message());
  }

  @Test
  void withoutWhatCameBackSalesAreTooLow() {
    // Given
    ExcessDiscounts excess = new ExcessDiscounts();

    // When
    add(excess, "-10", "2", "2");

    // Then
    String message = excess.note("Off").orElseThrow().message();
    assertTrue(message.contains("goods of -10 and discounts of -12."), message);
    assertTrue(message.contains("too low by 2 without them"), message);
    assertTrue(new ExcessDiscounts().note("Off").isEmpty());
  }

  private static void add(ExcessDiscounts excess, String goods, String gross, String net) {
    excess.add(new BigDecimal(goods), new BigDecimal(gross), new BigDecimal(net));
  }
}
