package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** Months without a day, which are read and said to be, and days without a year, which are not. */
class MonthsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Month|2024-05|yyyy-MM",
        "Period|2024/5|yyyy-MM",
        "Date|05/2024|MM/yyyy",
        "Monat|5.2024|MM/yyyy",
        "Month|05-2024|MM/yyyy",
        "Date|May 2024|MMM yyyy",
        "Monat|Mai 2024|MMM yyyy",
        "Mois|févr. 2024|MMM yyyy",
        "Month|202405|yyyyMM",
        "Buchungsperiode|202412|yyyyMM"
      })
  void aMonthIsItsFirstDayAndThatIsSaid(String name, String month, String format) {
    // When
    Planned planned = Planning.plan(name + ";Sales\n" + (month + ";7,50\n").repeat(3));

    // Then
    assertNull(planned.refusal());
    assertTrue(planned.confident(), planned.notes().toString());
    assertEquals(format, Planning.column(planned, name).format());
    String said = Planning.note(planned, Note.Kind.INFO).message();
    assertEquals(
        "“%s” has months without a day; each counts as the first day of its month.".formatted(name),
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM, 2024-05, 1714521600000",
    "MM/yyyy, 12.2024, 1733011200000",
    "MMM yyyy, December 2024, 1733011200000",
    "yyyyMM, 202412, 1733011200000",
    "yyyyMM, 201012, 1291161600000"
  })
  void itIsLoadedAsThatDay(String format, String month, String millis) {
    // When
    Written written =
        Written.of(
            Written.plan(
                List.of(
                    Written.time(format), Written.amount(CanonicalColumn.GROSS, "signed", "."))),
            month + ";5\n");

    // Then
    assertEquals(List.of(millis), written.column(CanonicalColumn.TIME));
  }

  @Test
  void daysInTheNextFileAreNotCalledMonths() {
    // Given
    Remembered last =
        Planning.remembered(
            List.of("Month", "Sales"),
            List.of(Type.TEXT, Type.DECIMAL),
            Map.of(
                "Month", new Reading.Column("__time", "yyyy-MM", null),
                "Sales", new Reading.Column("grossRevenue", "signed", ".")));

    // When
    Planned planned =
        Planning.plan(
            "Month,Sales\n2024-05-02,1.5\n2024-05-03,2.5\n",
            Planning.after(last, ColumnChange.ADD));

    // Then
    List<String> notes = planned.notes().stream().map(Note::message).toList();
    assertTrue(notes.stream().noneMatch(it -> it.contains("months without")), notes.toString());
    assertTrue(notes.stream().noneMatch(it -> it.contains("held text")), notes.toString());
  }

  @Test
  void numbersOfDocumentsThatLookLikeMonthsStayNumbers() {
    // When
    Planned planned =
        Planning.plan(
            "Date,Invoice no,Sales\n2024-05-02,2024-01,5\n2024-05-03,2024-02,6\n2024-05-04,2024-03,7\n");

    // Then
    assertEquals("TransactionId", Planning.column(planned, "Invoice no").target());
    assertEquals("iso", Planning.column(planned, "Date").format());
  }

  @Test
  void sixDigitsThatMayBeADayAreNoMonthUnlessAnotherTells() {
    // When
    Planned open = Planning.plan("Date,Sales\n201205,5\n201206,6\n201207,7\n");
    Planned clear = Planning.plan("Date,Sales\n201205,5\n201206,6\n201301,7\n");
    Planned sums = Planning.plan("Date,Sales\n2024-05-02,202405\n2024-05-03,202406\n");

    // Then
    assertEquals("columns-not-found", open.refusal().type());
    assertEquals("yyyyMM", Planning.column(clear, "Date").format());
    assertEquals("grossRevenue", Planning.column(sums, "Sales").target());
  }

  @Test
  void amongDaysAMonthIsReadToo() {
    // When
    Planned planned = Planning.plan("Date,Sales\n2024-05-02,5\n2024-05-03,6\n2024-06,7\n");

    // Then
    assertEquals("iso|yyyy-MM", Planning.column(planned, "Date").format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0105|3112",
        "105|3112",
        "1.5.|31.12.",
        "01.05|31.12",
        "1/5|31/12",
        "01-May|31-Dec",
        "May 1|Dec 31"
      })
  void daysWithoutAYearAreToldWithWhatToDo(String first, String last) {
    // When
    Planned planned =
        Planning.plan("Belegdatum;Umsatz\n%s;1\n%s;2\n%s;3\n".formatted(first, last, first));

    // Then
    Problem why = planned.refusal();
    assertEquals("columns-not-found", why.type());
    assertEquals("The dates have no year", why.title());
    assertTrue(why.detail().contains("Write it into each date, as in 2024-12-31"), why.detail());
    assertFalse(why.detail().contains("Rename"), why.detail());
    assertEquals("no-year", why.errors().get(0).rule());
    assertEquals("Belegdatum", why.errors().get(0).column());
  }

  @Test
  void whatIsNotInTheFileIsNoColumnOfIt() {
    // When
    Planned planned = Planning.plan("Shop,Sales\nNorth,5\n");

    // Then
    Problem.Fault fault = planned.refusal().errors().get(0);
    assertEquals("column-missing", fault.rule());
    assertNull(fault.column());
  }
}
