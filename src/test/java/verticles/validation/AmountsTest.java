package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.validation.CanonicalColumn.COST;
import static verticles.validation.CanonicalColumn.GROSS;
import static verticles.validation.CanonicalColumn.RETURNS;
import static verticles.validation.CanonicalColumn.UNITS_RETURNED;
import static verticles.validation.CanonicalColumn.UNITS_SOLD;
import static verticles.validation.Written.amount;
import static verticles.validation.Written.part;
import static verticles.validation.Written.plan;
import static verticles.validation.Written.time;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import verticles.contract.Ingredient;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;

/** What follows from a row's amounts, against BigDecimal. */
class AmountsTest {
  private static final String DAY = "2024-05-06;";

  /** One row's cells as text. */
  record Sale(String units, String price, String discount) {
    BigDecimal gross() {
      return new BigDecimal(units).multiply(new BigDecimal(price));
    }

    BigDecimal off() {
      return discount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(discount).abs();
    }
  }

  @Property(tries = 2_000)
  void salesAreUnitsTimesPriceLessDiscount(@ForAll("sales") List<Sale> sales) {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                amount(UNITS_SOLD, "signed", "."),
                part(Ingredient.UNIT_PRICE, null),
                part(Ingredient.DISCOUNT, null)),
            GROSS);
    StringBuilder text = new StringBuilder();
    BigDecimal expected = BigDecimal.ZERO;
    int excess = 0;
    for (Sale sale : sales) {
      text.append(DAY + sale.units + ";" + sale.price + ";" + sale.discount + "\n");
      BigDecimal rest = sale.gross().abs().subtract(sale.off());
      if (rest.signum() < 0) {
        excess++;
      } else {
        expected = expected.add(sale.gross().signum() < 0 ? rest.negate() : rest);
      }
    }

    // When
    Written written = Written.of(plan, text.toString());

    // Then
    assertEquals(excess, written.faults.size());
    assertEquals(sales.size() - excess, written.column(GROSS).size());
    assertEquals(0, expected.compareTo(written.sum(GROSS).add(written.sum(RETURNS))));
    written.column(RETURNS).forEach(cell -> assertEquals(true, new BigDecimal(cell).signum() <= 0));
  }

  @Property(tries = 1_000)
  void aPercentageIsTakenOffExactly(
      @ForAll("prices") String before, @ForAll("percents") String percent) {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                part(Ingredient.BEFORE_DISCOUNT, null),
                part(Ingredient.DISCOUNT_PERCENT, null)),
            GROSS);

    // When
    Written written = Written.of(plan, DAY + before + ";" + percent + "%\n");

    // Then
    BigDecimal rest = new BigDecimal("100").subtract(new BigDecimal(percent)).movePointLeft(2);
    BigDecimal expected = new BigDecimal(before).multiply(rest);
    assertEquals(0, expected.compareTo(new BigDecimal(written.column(GROSS).get(0))));
  }

  @Test
  void percentagesMayBeWrittenAsPartsOfOne() {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                part(Ingredient.BEFORE_DISCOUNT, null),
                part(Ingredient.DISCOUNT_PERCENT, "fraction")),
            GROSS);

    // When
    Written written = Written.of(plan, DAY + "80;0.1\n" + DAY + "80;\n" + DAY + "-80;0.25\n");

    // Then
    assertEquals(List.of("72", "80", "0"), written.column(GROSS));
    assertEquals(List.of("0", "0", "-60"), written.column(RETURNS));
  }

  @Property(tries = 1_000)
  void costIsSalesLessProfit(@ForAll("prices") String sales, @ForAll("prices") String profit) {
    // Given
    Plan plan =
        plan(
            List.of(time("iso"), amount(GROSS, "signed", "."), part(Ingredient.PROFIT, null)),
            COST);

    // When
    Written written = Written.of(plan, DAY + sales + ";" + profit + "\n");

    // Then
    BigDecimal cost = new BigDecimal(sales).subtract(new BigDecimal(profit));
    if (cost.signum() < 0) {
      assertEquals("wrong-sign", written.faults.get(0).rule());
      assertEquals("profit", written.faults.get(0).column());
    } else {
      assertEquals(0, cost.compareTo(new BigDecimal(written.column(COST).get(0))));
    }
  }

  @Test
  void whatComesBackTakesItsCostAndProfitWithIt() {
    // Given
    Plan plan =
        plan(
            List.of(time("iso"), amount(GROSS, "signed", "."), part(Ingredient.PROFIT, null)),
            COST);

    // When
    Written written =
        Written.of(plan, DAY + "100;40\n" + DAY + "-100;-40\n" + DAY + "20;\n" + DAY + ";1\n");

    // Then
    assertEquals(List.of("60", "-60", ""), written.column(COST));
    assertEquals(List.of("100", "0", "20"), written.column(GROSS));
    assertEquals(List.of("0", "-100", "0"), written.column(RETURNS));
    assertEquals(List.of("missing-amount"), rules(written));
  }

  @Test
  void aCostMayBeBelowZeroOnlyWhereGoodsCameBack() {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                amount(GROSS, "signed", "."),
                amount(COST, "plain", "."),
                amount(UNITS_SOLD, "signed", ".")));

    // When
    Written written =
        Written.of(
            plan,
            DAY + "100;60;1\n" + DAY + "-100;-60;1\n" + DAY + "100;-60;1\n" + DAY + "-50;30;-1\n");

    // Then
    assertEquals(List.of("60", "-60", "30"), written.column(COST));
    assertEquals(List.of("1", "0", "0"), written.column(UNITS_SOLD));
    assertEquals(List.of("0", "-1", "-1"), written.column(UNITS_RETURNED));
    assertEquals(1, written.faults.size());
    Fault fault = written.faults.get(0);
    assertEquals(4, fault.line());
    assertEquals("totalCost", fault.column());
    assertEquals("-60", fault.value());
    assertEquals("wrong-sign", fault.rule());
  }

  @Test
  void returnsInTheirOwnColumnMayHaveACostBelowZero() {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                amount(GROSS, "plain", "."),
                amount(RETURNS, "negated", "."),
                amount(COST, "plain", ".")));

    // When
    Written written = Written.of(plan, DAY + ";12;-7\n" + DAY + "0;12;-7\n" + DAY + "5;12;-7\n");

    // Then
    assertEquals(List.of("-7", "-7"), written.column(COST));
    assertEquals(List.of("wrong-sign"), rules(written));
  }

  @Test
  void aFlagTurnsARowIntoAReturn() {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                amount(GROSS, "signed", "."),
                amount(UNITS_SOLD, "signed", "."),
                amount(COST, "plain", "."),
                part(Ingredient.RETURN_MARK, "flag")));

    // When
    Written written =
        Written.of(
            plan,
            DAY
                + "10;2;6;Sale\n"
                + DAY
                + "10;2;6;Credit Note\n"
                + DAY
                + "-10;2;-6;yes\n"
                + DAY
                + "10;2;6;\n"
                + DAY
                + "10;2;6;perhaps\n");

    // Then
    assertEquals(List.of("10", "0", "0", "10"), written.column(GROSS));
    assertEquals(List.of("0", "-10", "-10", "0"), written.column(RETURNS));
    assertEquals(List.of("6", "-6", "-6", "6"), written.column(COST));
    assertEquals(List.of("0", "-2", "-2", "0"), written.column(UNITS_RETURNED));
    assertEquals(List.of("bad-flag"), rules(written));
  }

  @Test
  void aCreditNotesNumberTurnsARowIntoAReturn() {
    // Given
    Plan plan =
        plan(
            List.of(
                time("iso"),
                part(Ingredient.RETURN_MARK, "number"),
                amount(UNITS_SOLD, "signed", "."),
                part(Ingredient.UNIT_PRICE, null),
                part(Ingredient.UNIT_COST, null)),
            GROSS,
            COST);

    // When
    Written written =
        Written.of(plan, DAY + "CN-17;3;2.50;1.5\n" + DAY + ";3;2.50;\n" + DAY + ";;2.50;\n");

    // Then
    assertEquals(List.of("0", "7.50"), written.column(GROSS));
    assertEquals(List.of("-7.50", "0"), written.column(RETURNS));
    assertEquals(List.of("-4.5", ""), written.column(COST));
    assertEquals(List.of("-3", "0"), written.column(UNITS_RETURNED));
    assertEquals("unitsSold", written.faults.get(0).column());
    assertEquals("missing-amount", written.faults.get(0).rule());
  }

  @Test
  void amountsOfEveryStyleAreWrittenPlainly() {
    // Given
    Plan plan = plan(List.of(time("iso"), amount(GROSS, "signed", ",")));

    // When
    Written written =
        Written.of(
            plan,
            DAY
                + "€ 1.234,50\n"
                + DAY
                + "(3,10 €)\n"
                + DAY
                + "1.234\n"
                + DAY
                + "KSh 5\n"
                + DAY
                + "7,00-\n"
                + DAY
                + "1234.5\n"
                + DAY
                + "10 %\n"
                + DAY
                + "1E+3\n");

    // Then
    assertEquals(List.of("1234.50", "0", "1234", "5", "0", "1000"), written.column(GROSS));
    assertEquals(List.of("0", "-3.10", "0", "0", "-7.00", "0"), written.column(RETURNS));
    assertEquals(List.of("bad-number", "bad-number"), rules(written));
  }

  private static List<String> rules(Written written) {
    return written.faults.stream().map(Fault::rule).toList();
  }

  @Provide
  Arbitrary<List<Sale>> sales() {
    Arbitrary<String> units = Arbitraries.of("1", "2", "0", "-3", "12.5", "1000000", "-0.25");
    Arbitrary<String> discounts = Arbitraries.of("", "0", "1.10", "-2", "0.005", "999");
    return Combinators.combine(units, prices(), discounts).as(Sale::new).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> prices() {
    Arbitrary<String> common =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("99999.99"))
            .ofScale(2)
            .map(BigDecimal::toPlainString);
    Arbitrary<String> rare =
        Arbitraries.of(
            "0", "123456789012345678.123456789", "0.0000000001", "999999999999999999", "1e20");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, common), net.jqwik.api.Tuple.of(1, rare));
  }

  @Provide
  Arbitrary<String> percents() {
    return Arbitraries.of("0", "5", "12.5", "33.333", "100", "0.01");
  }
}
