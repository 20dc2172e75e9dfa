package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.after;
import static verticles.validation.Planning.plan;
import static verticles.validation.Planning.reading;
import static verticles.validation.Planning.wished;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.Question;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** Sums of several currencies mean nothing. */
class CurrencyMixTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales~2024-01-05,KSh 100~2024-01-06,$5~2024-01-07,7 €"
            + "|“Sales” has amounts in several currencies (EUR, KES, USD).",
        "Date,Sales (EUR)~2024-01-05,100~2024-01-06,$5~2024-01-07,7"
            + "|“Sales (EUR)” has amounts in several currencies (EUR, USD).",
        "Date,Sales,Cost~2024-01-05,$100,€60"
            + "|The amounts are in several currencies: “Sales” in USD, “Cost” in EUR.",
        "Date,Sales (USD),Cost (KES)~2024-01-05,100,60"
            + "|The amounts are in several currencies: “Sales (USD)” in USD, “Cost (KES)” in KES.",
        "Date,Sales,Currency~2024-01-05,100,usd~2024-01-06,5,EUR~2024-01-06,5,KES"
            + "|“Currency” names several currencies (EUR, USD).",
        "Date,Qty,Price,Order currency code~2024-01-05,1,100,USD~2024-01-06,2,5,KSh"
            + "|“Order currency code” names several currencies (KES, USD).",
      })
  void severalAreAskedAbout(String text, String message) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertEquals(
        List.of(
            message
                + " Amounts are never converted: they would be added up as they are. Shall they be?"),
        planned.questions().stream().map(question -> question.message()).toList());
    assertEquals(Question.About.CURRENCY, planned.questions().get(0).about());
    assertTrue(planned.questions().get(0).choices().contains(Reading.IGNORE));
  }

  /**
   * Where two columns differ, it is the other one that can be left out without losing the sales.
   */
  @Test
  void theColumnWithoutWhichNothingIsMixedIsAskedAbout() {
    // When
    Planned planned = plan("Date,Sales,Cost\n2024-01-05,$100,€60\n");

    // Then
    assertEquals("Cost", planned.questions().get(0).column());
    assertEquals(List.of("totalCost", Reading.IGNORE), planned.questions().get(0).choices());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales~2024-01-05,KSh 100~2024-01-06,100 KES~2024-01-07,7|KES",
        "Date,Sales (USD)~2024-01-05,100|USD",
        "Date,Sales~2024-01-05,$100~2024-01-06,5~2024-01-07,7|''",
        "Date,Sales~2024-01-05,$100~2024-01-06,5|''",
        "Date,Sales,Cost (EUR)~2024-01-05,$100,1~2024-01-06,5,1~2024-01-07,7,1|EUR",
        "Date,Sales (EUR)~2024-01-05,100~2024-01-06,€5~2024-01-07,7|EUR",
        "Date,Sales,Currency~2024-01-05,100,EUR~2024-01-06,$5,EUR~2024-01-07,7,EUR|EUR",
        "Date,Sales,Currency~2024-01-05,100,EUR~2024-01-06,5,EUR|EUR",
        "Date,Sales,Currency~2024-01-05,100,eur~2024-01-06,5,EUR|EUR",
        "Date,Sales,Currency~2024-01-05,100,EUR~2024-01-06,5,|EUR",
        "Date,Sales,Currency~2024-01-05,$100,EUR~2024-01-06,$5,EUR|USD",
        "Date,Sales,Currency~2024-01-05,100,USD~2024-01-06,5,EUR|EUR USD",
        "Date,Sales,Currency~2024-01-05,1,Euro~2024-01-06,5,euro~2024-01-07,5,EURO|''",
        "Date,Sales,Currency~2024-01-05,100,none~2024-01-06,5,none|''",
        "Date,Sales,Note~2024-01-05,100,€5|''",
        "Date,Sales~2024-01-05,100|''",
      })
  void thePlanSaysWhichAreNamed(String text, String codes) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertEquals(codes, String.join(" ", planned.plan().currencies()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales~2024-01-05,KSh 100~2024-01-06,100 KES~2024-01-07,7",
        "Date,Sales,Currency~2024-01-05,100,usd~2024-01-06,5,USD",
        "Date,Sales,Currency~2024-01-05,100,USD~2024-01-06,5,n/a~2024-01-06,5,",
        "Date,Sales,Exchange rate,Currency rate~2024-01-05,100,1.5,1.5~2024-01-06,5,1.6,1.7",
        "Date,Sales,Note~2024-01-05,100,€5~2024-01-06,5,$7",
        "Date,Sales,Cost (EUR)~2024-01-05,$100,1~2024-01-06,5,1~2024-01-07,7,1",
      })
  void oneIsNot(String text) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertTrue(planned.confident(), planned.notes().toString());
    assertTrue(planned.notes().stream().noneMatch(note -> note.message().contains("currenc")));
  }

  /** Some codes are words of their own. */
  @ParameterizedTest
  @CsvSource({
    "Amount (USD), USD",
    "amount_kes, KES",
    "Top sales of all, ''",
    "Sales (TRY), TRY",
    "Umsatz EUR netto, EUR",
    "Umsatz netto (€), EUR",
    "Sales [US$], USD",
    "amountUsd, USD",
    "Amount KSh, KES",
    "Amount (kr), NOK",
    "Amount kr, ''",
    "Sales (all), ''",
    "Std cost, ''",
    "Sales, ''"
  })
  void aNameMayNameACurrency(String name, String code) {
    assertEquals(code, String.join(" ", Currencies.among(name)));
  }

  /** What a column is does not hang on the currency that stands beside its name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Umsatz netto (EUR)|grossRevenue",
        "Nettoumsatz in EUR|grossRevenue",
        "Gross sales (EUR)|grossRevenue",
        "Net sales (SEK)|grossRevenue",
        "Sales (TRY)|grossRevenue",
        "Montant HT €|grossRevenue",
        "net_sales_pln|grossRevenue",
        "KES sales|grossRevenue",
      })
  void aNameIsKnownWithAndWithoutACurrency(String name, String target) {
    // When
    Planned planned = plan("Date," + name + "\n2024-01-05,100.5\n2024-01-06,5.25\n");

    // Then
    assertTrue(planned.confident(), planned.notes().toString());
    assertEquals(target, Planning.mapped(planned).get(name));
  }

  /** Whoever has answered is still told. */
  @Test
  void onceAnsweredItIsAWarning() {
    // Given
    String text = "Date,Sales\n2024-01-05,$5\n2024-01-06,7 €\n";
    Remembered last =
        new Remembered(
            List.of("Date", "Sales"), reading("Date", "__time", "Sales", "grossRevenue"));

    // When
    List<Planned> answered =
        List.of(
            plan(text, wished(Reading.NONE, true)),
            plan(text, wished(reading("Sales", "grossRevenue"), false)),
            plan(text, after(last, ColumnChange.ADD)));

    // Then
    for (Planned planned : answered) {
      assertTrue(planned.confident());
      assertEquals(List.of(), planned.questions());
      Note note = Planning.note(planned, Note.Kind.WARNING);
      assertTrue(note.message().contains("several currencies (EUR, USD)"), note.message());
    }
  }
}
