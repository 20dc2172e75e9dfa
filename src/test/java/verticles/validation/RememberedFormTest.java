package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.after;
import static verticles.validation.Planning.column;
import static verticles.validation.Planning.plan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** The delimiter, the line of the header and the decimal sign of a dataset's last file. */
class RememberedFormTest {
  /** What nobody would find by looking: the names stand in the third line, parted by bars. */
  private static final String ODD =
      "Till,closed,at,ten\nby,whom,we,do,not,know\nWhat|When|How much\na,b|2024-01-05|1,234\n"
          + "c,d|2024-01-06|1,500\n";

  private static Remembered last(List<String> header, String delimiter, Long line) {
    Map<String, Reading.Column> columns =
        Map.of(
            header.get(1), new Reading.Column("__time", "iso", null),
            header.get(2), new Reading.Column("grossRevenue", "signed", null));
    return new Remembered(header, new Reading(null, null, delimiter, line, null, ",", columns));
  }

  @ParameterizedTest
  @CsvSource({"3, ''", "4, 'one more,line,above\n'", "3, '\uFEFF'"})
  void theSameHeaderIsFoundWhereverItStands(long line, String above) {
    // Given
    Remembered last = last(List.of("What", "When", "How much"), "|", 3L);

    // When
    Planned planned = plan(above + ODD, after(last, ColumnChange.REFUSE));

    // Then
    assertEquals('|', planned.plan().delimiter());
    assertEquals(line, planned.plan().headerLine());
    assertEquals(",", column(planned, "How much").decimal());
    assertTrue(planned.confident(), planned.notes().toString());
  }

  @Test
  void anotherHeaderIsFoundByLooking() {
    // Given
    Remembered last = last(List.of("What", "When", "How much"), "|", 3L);

    // When
    Planned planned = plan("What;When;How many\na;2024-01-05;1,5\n", after(last, ColumnChange.ADD));

    // Then
    assertEquals(';', planned.plan().delimiter());
    assertEquals(1, planned.plan().headerLine());
  }

  /** Rows that were set aside, mended: the same names between commas, and why behind them. */
  @Test
  void mendedRowsHaveTheSameHeader() {
    // Given
    Remembered last = last(List.of("What", "When", "How much"), ";", 3L);

    // When
    Planned planned =
        plan(
            "What,When,How much,_line,_rule,_column,_message\na,2024-01-05,\"1,5\",7,bad-time,When,x\n",
            after(last, ColumnChange.REFUSE));

    // Then
    assertEquals(',', planned.plan().delimiter());
    assertTrue(planned.refusal() == null && planned.confident(), planned.notes().toString());
  }

  @Test
  void aPersonsWordGoesBeforeWhatIsRemembered() {
    // Given
    Remembered last = last(List.of("What", "When", "How much"), "|", 3L);
    Reading said = new Reading(null, null, null, 2L, null, null, Map.of());
    Terms terms = Terms.of(verticles.contract.Wishes.NONE.with(said, false), last, null);

    // When
    Planned planned = plan(ODD, terms);

    // Then
    assertEquals(2, planned.plan().headerLine());
  }

  @Test
  void aFileWithoutAHeaderIsNotAskedAboutAgain() {
    // Given
    String rows = "Lamp;2024-01-05;1,5\nChair;2024-01-06;2,5\n";
    Remembered last = last(List.of("column_1", "column_2", "column_3"), ";", 0L);

    // When
    Planned again = plan(rows, after(last, ColumnChange.ADD));
    Planned first = plan(rows, Terms.NONE);
    Planned wider = plan(rows.replace("\n", ";x\n"), after(last, ColumnChange.ADD));

    // Then
    assertTrue(again.confident(), again.notes().toString());
    assertEquals(0, again.plan().headerLine());
    assertEquals(
        "There is no header, as in the dataset's last file.", again.notes().get(0).message());
    assertFalse(first.confident());
    assertFalse(wider.confident());
  }
}
