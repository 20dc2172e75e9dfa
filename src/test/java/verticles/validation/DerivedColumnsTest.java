package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.column;
import static verticles.validation.Planning.derived;
import static verticles.validation.Planning.mapped;
import static verticles.validation.Planning.note;
import static verticles.validation.Planning.plan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.validation.Planner.Planned;

/** What follows from a file's columns and is in none of them. */
class DerivedColumnsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales,Profit~2024-01-05,10,4|totalCost|Sales − Profit",
        "Date,Qty,Price~2024-01-05,3,2.50|grossRevenue|Qty × Price",
        "Date,Qty,Price,Disc %~2024-01-05,3,2.50,5|grossRevenue|Qty × Price × (1 − Disc % / 100)",
        "Date,Qty,Price,Discount~2024-01-05,3,2.50,1|grossRevenue|Qty × Price − Discount",
        "Date,Gross sales,Discounts~2024-01-05,9,1|grossRevenue|Gross sales − Discounts",
        "Date,Qty,Sales,Unit cost~2024-01-05,3,9,2|totalCost|Qty × Unit cost",
        "Date,Sales~2024-01-05,-9|returnsValue|Sales where it is below zero",
        "Date,Sales,Qty~2024-01-05,9,-1|unitsReturned|Qty where it is below zero",
        "Date,Time,Sales~2024-01-05,10:31,9|__time|Date + Time",
        "Date,Sales,Type~2024-01-05,9,Refund|returnsValue"
            + "|Sales where “Type” says that it is a return",
      })
  void whatFollowsFromOthersIsDerived(String text, String target, String formula) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertEquals(Map.of(target, formula), derived(planned));
    assertTrue(planned.confident(), planned.notes().toString());
    assertTrue(note(planned, Note.Kind.INFO).message().contains(formula));
  }

  /** What came back is in the column of what went out: it is not missing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales,Qty~2024-01-05,-9,1|Sales where it is below zero",
        "Date,Sales,Qty,Type~2024-01-05,9,1,Refund"
            + "|Sales where “Type” says that it is a return",
      })
  void unitsOfWhatCameBackFollowFromUnits(String text, String returns) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertEquals(
        Map.of("returnsValue", returns, "unitsReturned", "Qty of what came back"),
        derived(planned));
  }

  @Test
  void whatIsComputedFromUnitsBelowZeroHasReturns() {
    // When
    Planned planned = plan("Date,Qty,Price\n2024-01-05,3,2.50\n2024-01-06,-1,2.50\n");

    // Then
    assertEquals(
        Map.of(
            "grossRevenue", "Qty × Price",
            "returnsValue", "amount where it is below zero",
            "unitsReturned", "Qty of what came back"),
        derived(planned));
    assertTrue(
        planned.notes().stream()
            .anyMatch(
                note ->
                    note.message()
                        .equals("The units returned are computed: Qty of what came back.")),
        planned.notes()::toString);
  }

  /** Net sales are what was left after returns: these must not be taken off twice. */
  @Test
  void returnsAreNotCountedTwice() {
    // When
    Planned discounted =
        plan("Date,Gross sales,Discounts,Refunds,Net sales\n2024-01-05,100,-5,-10,85\n");
    Planned plain = plan("Date,Gross sales,Refunds,Net sales\n2024-01-05,100,-10,90\n");

    // Then
    assertEquals(Map.of("grossRevenue", "Gross sales − Discounts"), derived(discounted));
    assertEquals("grossRevenue", column(plain, "Gross sales").target());
    for (Planned planned : List.of(discounted, plain)) {
      assertEquals("returnsValue", column(planned, "Refunds").target());
      assertEquals(Plan.Role.EXTRA, column(planned, "Net sales").role());
      assertTrue(planned.confident(), planned.notes().toString());
    }
  }

  @Test
  void whatIsThereIsNotDerived() {
    // When
    Planned planned =
        plan("Date,Qty,Price,Discount,Sales,Cost,Profit\n2024-01-05,3,2.50,1,6.50,4,2.50\n");

    // Then
    assertEquals(
        Map.of("Date", "__time", "Qty", "unitsSold", "Sales", "grossRevenue", "Cost", "totalCost"),
        mapped(planned));
    assertEquals(Plan.Role.EXTRA, column(planned, "Profit").role());
    assertEquals(Map.of(), derived(planned));
  }

  @Test
  void costAndCustomersAreNeverInvented() {
    // When
    Planned planned = plan("Date,Sales,Number 1,Person\n2024-01-05,10,4,Ann\n");

    // Then
    assertEquals(Map.of("Date", "__time", "Sales", "grossRevenue"), mapped(planned));
    assertTrue(planned.confident());
  }

  @Test
  void anOrdersTotalIsNotTakenForItsLines() {
    // When
    Planned planned =
        plan(
            "Date,Order no,Qty,Unit price,Order total\n"
                + "2024-01-05,7,2,5.00,25.00\n2024-01-05,7,3,5.00,25.00\n");

    // Then
    assertEquals(Map.of("grossRevenue", "Qty × Unit price"), derived(planned));
    assertEquals(Plan.Role.EXTRA, column(planned, "Order total").role());
    assertTrue(planned.confident());
  }
}
