package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.after;
import static verticles.validation.Planning.column;
import static verticles.validation.Planning.mapped;
import static verticles.validation.Planning.note;
import static verticles.validation.Planning.plan;
import static verticles.validation.Planning.reading;
import static verticles.validation.Planning.wished;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Question;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** What is understood of a file's columns, and what is asked. */
class PlannerTest {
  private static final Remembered LAST =
      new Remembered(
          List.of("When", "Worth", "Shop"),
          reading("When", "__time", "Worth", "grossRevenue", "Shop", "Branch"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales,Revenue~2024-01-05,1,2|“Revenue” and “Sales” could each be the amount",
        "Date,Sales~01/02/2024,1|Every date in “Date” can be read",
        "Date;Sales~2024-01-05;1,234|The numbers in “Sales” have two readings",
        "What,How much~2024-01-05,1.5|Is “What” the date?",
        "Date,How much~2024-01-05,1.5|Is “How much” the amount?",
        "Date,Thing,Other~2024-01-05,1.5,2.5|It may be “Thing”, “Other”",
        "Date,Price~2024-01-05,1.5|“Price” is a price, and there is no quantity",
        "Date,Order no,Order total~2024-01-05,7,1.5~2024-01-05,7,1.5|total of a whole order",
        "Due date,Sales~2024-01-05,1.5|It may be “Due date”",
        "2024-01-05,Lamp,1.5~2024-01-06,Chair,2.5|there is no header",
      })
  void whatMustNotBeGuessedIsAsked(String text, String question) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    assertNull(planned.refusal());
    assertFalse(planned.confident());
    assertTrue(
        planned.notes().stream()
            .anyMatch(
                note -> note.kind() == Note.Kind.QUESTION && note.message().contains(question)),
        planned.notes().toString());
  }

  @Test
  void anotherColumnOfTheFileDecides() {
    // When
    Planned dates = plan("Date,Shipped,Sales\n01/02/2024,02/25/2024,5\n");
    Planned numbers = plan("Date;Sales;Cost\n2024-01-05;1,234;2,5\n");

    // Then
    assertEquals("MM/dd/yyyy", column(dates, "Date").format());
    assertEquals(",", column(numbers, "Sales").decimal());
    assertTrue(dates.confident() && numbers.confident());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Sales,Revenue~2024-01-05,1,2|COLUMN grossRevenue Revenue|Revenue Sales|",
        "Date,Thing,Other~2024-01-05,1.5,2.5|COLUMN grossRevenue null|Thing Other|",
        "What,How much~2024-01-05,1.5|COLUMN __time What|What|",
        "Date,Sales~01/02/2024,1|FORMAT __time Date||dd/MM/yyyy MM/dd/yyyy",
        "Date;Sales~2024-01-05;1,234|DECIMAL grossRevenue Sales||. ,",
        "Date,Price~2024-01-05,1.5|ROLE grossRevenue Price|Price|grossRevenue",
        "Date,Qty,Item price~2024-01-05,2,1.5|ROLE grossRevenue Item price|Item price"
            + "|unitPrice grossRevenue",
        "Date,Gross,Fee,Net~2024-01-05,10,1,9|COLUMN grossRevenue Net|Gross Net|",
        "Date,Net sales,Returns~2024-01-05,90,-10|ROLE returnsValue Returns|Returns"
            + "|keep returnsValue",
        "2024-01-05,Lamp,1.5~2024-01-06,Chair,2.5|HEADER null null||",
      })
  void aQuestionSaysWhatAnswersIt(String text, String about, String candidates, String choices) {
    // When
    Planned planned = plan(text.replace('~', '\n') + "\n");

    // Then
    Question question = planned.questions().get(0);
    assertEquals(about, question.about() + " " + question.role() + " " + question.column());
    assertEquals(words(candidates), String.join(" ", question.candidates()));
    assertEquals(words(choices), String.join(" ", question.choices()));
    assertTrue(planned.notes().stream().anyMatch(it -> it.message().equals(question.message())));
  }

  private static String words(String text) {
    return text == null ? "" : text;
  }

  /** What is asked about is not shown as certain. */
  @Test
  void noColumnIsSureThatIsAskedAbout() {
    // When
    Planned planned = plan("Date,Sales,Revenue\n01/02/2024,1,2\n");

    // Then
    assertTrue(column(planned, "Date").confidence() < 0.7);
    assertTrue(column(planned, "Revenue").confidence() < 0.7);
  }

  /** Our own names for columns are nobody else's. */
  @Test
  void reasonsAreInPeoplesWords() {
    // When
    Planned planned = plan("Datum;Umsatz;Gewinn;Filiale\n2024-01-05;5;1;Mitte\n");

    // Then
    assertEquals("“Datum” is a known name for the date.", column(planned, "Datum").because());
    assertEquals("“Filiale” is a known name for the branch.", column(planned, "Filiale").because());
    assertEquals("The cost is computed: Umsatz − Gewinn.", note(planned, Note.Kind.INFO).message());
  }

  @Test
  void aConfirmedFileIsNotAskedAbout() {
    // When
    Planned ambiguous = plan("Date,Sales\n01/02/2024,5\n", wished(Reading.NONE, true));
    Planned hopeless = plan("Date,Thing,Other\n2024-01-05,1.5,2.5\n", wished(Reading.NONE, true));

    // Then
    assertTrue(ambiguous.confident());
    assertTrue(note(ambiguous, Note.Kind.WARNING).message().contains("Every date"));
    assertEquals("columns-not-found", hopeless.refusal().type());
  }

  @Test
  void whatIsSaidGoes() {
    // When
    Planned planned =
        plan(
            "Date,Sales,Thing,Notes,Shop\n2024-01-05,1.5,2.5,x,y\n",
            wished(
                reading("Thing", "grossRevenue", "notes", Reading.IGNORE, "Shop", Reading.KEEP),
                false));

    // Then
    assertEquals(Map.of("Date", "__time", "Thing", "grossRevenue"), mapped(planned));
    assertEquals(Plan.Role.IGNORED, column(planned, "Notes").role());
    assertEquals("Shop", column(planned, "Shop").target());
    assertEquals("Chosen.", column(planned, "Thing").because());
    assertTrue(planned.confident());
  }

  @Test
  void decimalSignZoneAndFormatAreTaken() {
    // Given
    Reading reading =
        new Reading(
            null,
            null,
            ";",
            1L,
            "Africa/Nairobi",
            ",",
            Map.of("Date", new Reading.Column(null, "MM/dd/yyyy", null)));

    // When
    Planned planned = plan("Date;Sales\n01/02/2024;1,234\n", wished(reading, false));

    // Then
    assertEquals("Africa/Nairobi", planned.plan().timeZone());
    assertEquals("MM/dd/yyyy", column(planned, "Date").format());
    assertEquals(",", column(planned, "Sales").decimal());
    assertTrue(planned.confident(), planned.notes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Time~2024-01-05,10:31|INFO|The times carry no time zone and are taken as UTC.",
        "Date,Time,Time Zone~2024-01-05,10:31,Eastern Time (US & Canada)|WARNING|The times in “Date” are taken as UTC, but “Time Zone” says “Eastern Time (US & Canada)”. Say the time zone.",
        "Date,TimeZone~2024-01-05 10:31,EST~2024-01-05 10:31,PST|WARNING|The times in “Date” are taken as UTC, but “TimeZone” says “EST”, “PST” and such. Say the time zone.",
        "Date,Time Zone~2024-01-05 10:31,utc|INFO|The times carry no time zone and are taken as UTC.",
        "Date,Time Zone~2024-01-05,EST||",
        "Date,Time Zone~2024-01-05T10:31Z,EST||",
      })
  void timesWithoutAZoneAreTold(String text, Note.Kind kind, String message) {
    // Given
    String file = "Sales," + text.replace("~", "\n1.50,") + "\n";

    // When
    Planned planned = plan(file);

    // Then
    List<Note> notes =
        planned.notes().stream().filter(note -> note.message().contains("as UTC")).toList();
    assertEquals(kind == null ? List.of() : List.of(new Note(kind, "Date", message)), notes);
  }

  @Test
  void twoColumnsCannotBecomeOne() {
    // When
    Planned planned =
        plan(
            "Date,A,B\n2024-01-05,1.5,2.5\n",
            wished(reading("A", "grossRevenue", "B", "grossRevenue"), false));

    // Then
    assertTrue(note(planned, Note.Kind.QUESTION).message().startsWith("Both “A” and “B”"));
  }

  @Test
  void aNameThatTheFileDoesNotHaveIsTold() {
    // When
    Planned planned =
        plan("Date,Sales\n2024-01-05,1.5\n", wished(reading("Shop", "Branch"), false));

    // Then
    assertTrue(note(planned, Note.Kind.WARNING).message().contains("“Shop”"));
    assertTrue(planned.confident());
  }

  @Test
  void theDatasetRemembers() {
    // When
    Planned planned =
        plan("When,Worth,Shop\n2024-01-05,1.5,North\n", after(LAST, ColumnChange.ADD));

    // Then
    assertEquals(
        Map.of("When", "__time", "Worth", "grossRevenue", "Shop", "Branch"), mapped(planned));
    assertTrue(planned.confident());
    assertEquals(List.of(), planned.notes());
  }

  @Test
  void aRememberedAmountThatHoldsNoNumbersIsForgotten() {
    // When
    Planned planned =
        plan("When,Worth,Sales\n2024-01-05,much,1.5\n", after(LAST, ColumnChange.ADD));

    // Then
    assertEquals("grossRevenue", column(planned, "Sales").target());
    assertTrue(planned.notes().stream().anyMatch(note -> note.message().contains("does not hold")));
  }

  @Test
  void newColumnsFollowThePolicy() {
    // Given
    String text = "When,Worth,Cost\n2024-01-05,1.5,1\n";

    // When
    Planned added = plan(text, after(LAST, ColumnChange.ADD));
    Planned ignored = plan(text, after(LAST, ColumnChange.IGNORE));
    Planned refused = plan(text, after(LAST, ColumnChange.REFUSE));

    // Then
    assertEquals("totalCost", column(added, "Cost").target());
    assertEquals(List.of("Cost", "Shop"), added.notes().stream().map(Note::column).toList());
    assertEquals(Plan.Role.IGNORED, column(ignored, "Cost").role());
    assertEquals("columns-changed", refused.refusal().type());
    assertEquals(
        List.of("column-added", "column-lost"),
        refused.refusal().errors().stream().map(fault -> fault.rule()).toList());
    assertNotNull(refused.plan());
  }

  @Test
  void aLostAmountIsAskedFor() {
    // When
    Planned planned = plan("When,Shop,Num\n2024-01-05,North,1.5\n", after(LAST, ColumnChange.ADD));

    // Then
    assertFalse(planned.confident());
    assertEquals("Num", note(planned, Note.Kind.QUESTION).column());
  }

  @Test
  void whatAGermanTillCallsCostAndGroupsIsKnown() {
    // When
    Planned planned =
        plan(
            "Datum;Warengruppe;Artikelgruppe;Umsatz (EUR);Einstand (EUR)\n"
                + "03.02.2025;Licht;Leuchten;25,00;12,50\n".repeat(5));

    // Then
    Map<String, String> mapped = mapped(planned);
    assertEquals("ProductLine", mapped.get("Warengruppe"));
    assertEquals("ItemGroup", mapped.get("Artikelgruppe"));
    assertEquals("grossRevenue", mapped.get("Umsatz (EUR)"));
    assertEquals("totalCost", mapped.get("Einstand (EUR)"));
    assertEquals(
        "ItemGroup",
        mapped(plan("Datum;Warengruppe;Umsatz\n" + "03.02.2025;Licht;25,00\n".repeat(5)))
            .get("Warengruppe"));
  }
}
