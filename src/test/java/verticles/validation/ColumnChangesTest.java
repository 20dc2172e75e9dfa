package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.after;
import static verticles.validation.Planning.column;
import static verticles.validation.Planning.mapped;
import static verticles.validation.Planning.plan;
import static verticles.validation.Planning.remembered;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** A dataset's next file has other columns: what is said, and what follows. */
class ColumnChangesTest {
  private static final String ROW = "2024-01-05,1.5,North,x";
  private static final Remembered LAST =
      new Remembered(
          List.of("When", "Worth", "Branch", "Colour"),
          List.of(Type.DATE, Type.DECIMAL, Type.TEXT, Type.TEXT),
          new Reading(
              null,
              null,
              null,
              null,
              "UTC",
              null,
              Map.of(
                  "When", new Reading.Column("__time", "iso", null),
                  "Worth", new Reading.Column("grossRevenue", "signed", "."),
                  "Branch", new Reading.Column("Branch", null, null),
                  "Colour", new Reading.Column(Reading.KEEP, null, null))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "When,Worth,Branch,Colour,Size!"
            + ROW
            + ",9!WARNING Size"
            + "!“Size” is new: the dataset's last file had no such column. It is taken in.",
        "When,Worth,Colour!2024-01-05,1.5,x!WARNING Branch"
            + "!“Branch” is missing: the dataset's last file had such a column, which was the branch.",
        "When,Worth,Branch!2024-01-05,1.5,North!WARNING Colour"
            + "!“Colour” is missing: the dataset's last file had such a column.",
        "When,Worth,Branch,Color!"
            + ROW
            + "!WARNING Color"
            + "!“Color” is taken for what the dataset's last file called “Colour”: the names are"
            + " spelled almost alike.",
        "When,Worth,Store,Colour!"
            + ROW
            + "!WARNING Store"
            + "!“Store” is taken for what the dataset's last file called “Branch”: both are names"
            + " for the same.",
        "When,Wert,Branch,Colour!"
            + ROW
            + "!WARNING Wert"
            + "!“Wert” is taken for what the dataset's last file called “Worth”: it stands in the"
            + " same place and holds such values.",
        "Worth,When,Branch,Colour!1.5,2024-01-05,North,x!INFO null"
            + "!The columns stand in another order than in the dataset's last file. They go by"
            + " their names.",
        "When,Worth,Branch,Colour!2024-01-05,1.5,North,7!INFO Colour"
            + "!“Colour” held text in the dataset's last file, and numbers in this one.",
        "When,Worth,Branch,Colour!2024-01-05,1.5,,x!WARNING Branch"
            + "!“Branch” held text in the dataset's last file, and nothing in this one.",
        "When,Worth,Branch,Colour!2024-01-05,much,North,x!WARNING Worth"
            + "!“Worth” was the amount in the dataset's last file, but does not hold such values in"
            + " this one.",
      })
  void everyChangeIsSaidInASentence(String header, String row, String about, String message) {
    // When
    Planned planned = plan(header + "\n" + row + "\n", after(LAST, ColumnChange.ADD));

    // Then
    Note said =
        planned.notes().stream()
            .filter(note -> note.message().equals(message))
            .findFirst()
            .orElseThrow(() -> new AssertionError(planned.notes().toString()));
    assertEquals(about, said.kind() + " " + said.column());
    long changes =
        planned.notes().stream().filter(note -> note.message().contains("last file")).count();
    assertEquals(1, changes, planned.notes().toString());
  }

  @Test
  void nothingIsSaidOfTheSameColumns() {
    // When
    Planned planned =
        plan("when,WORTH,branch,colour\n" + ROW + "\n", after(LAST, ColumnChange.REFUSE));

    // Then
    assertEquals(List.of(), planned.notes());
    assertNull(planned.refusal());
  }

  @Test
  void aRenamedColumnIsReadAsItWas() {
    // When
    Planned planned =
        plan("When,Worth,Store,Color\n" + ROW + "\n", after(LAST, ColumnChange.IGNORE));

    // Then
    assertEquals(
        Map.of("When", "__time", "Worth", "grossRevenue", "Store", "Branch"), mapped(planned));
    assertEquals("Colour", column(planned, "Color").target());
    assertEquals(
        "As in the dataset's last file, where it was called “Branch”.",
        column(planned, "Store").because());
    assertTrue(planned.confident());
  }

  @Test
  void anAmountThatOnlyItsPlaceTellsIsAskedFor() {
    // When
    Planned planned = plan("When,Wert,Branch,Colour\n" + ROW + "\n", after(LAST, ColumnChange.ADD));

    // Then
    assertEquals("grossRevenue", column(planned, "Wert").target());
    assertFalse(planned.confident());
    assertEquals("Wert", planned.questions().get(0).column());
  }

  /** Two columns for one name, one for two, other figures, another currency, other values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "When,Worth,Branch,Color,Colours!" + ROW + ",y",
        "When,Worth,Store,Shop,Colour!2024-01-05,1.5,North,South,x",
        "When,Worth USD,Branch,Colour!" + ROW,
        "When,Worth 2,Branch,Colour!" + ROW,
        "When,Amuont of text,Branch,Colour!2024-01-05,text,North,x"
      })
  void whatIsNotTheSameForSureIsNewAndMissing(String header, String row) {
    // When
    Planned planned = plan(header + "\n" + row + "\n", after(LAST, ColumnChange.ADD));

    // Then
    List<String> messages = planned.notes().stream().map(Note::message).toList();
    assertTrue(messages.stream().anyMatch(it -> it.contains("is new")), messages.toString());
    assertTrue(messages.stream().anyMatch(it -> it.contains("is missing")), messages.toString());
    assertTrue(messages.stream().noneMatch(it -> it.contains("is taken for")), messages.toString());
  }

  @Test
  void changesAreRefusedWhereTheyAreNotWanted() {
    // When
    Planned planned =
        plan("Worth,When,Store,Size\n1.5,never,North,9\n", after(LAST, ColumnChange.REFUSE));

    // Then
    assertEquals("columns-changed", planned.refusal().type());
    assertEquals(
        List.of(
            "Store column-renamed", "Size column-added", "Colour column-lost", "When column-type"),
        planned.refusal().errors().stream().map(ColumnChangesTest::brief).toList());
    assertTrue(planned.refusal().detail().startsWith("“Store” is taken for what"));
    assertTrue(planned.refusal().detail().endsWith("columns=add to take it all the same."));
  }

  private static String brief(Fault fault) {
    return fault.column() + " " + fault.rule();
  }

  /** Columns go by their names: another order or other words in a kept column change nothing. */
  @Test
  void harmlessChangesAreNotRefused() {
    // When
    Planned planned =
        plan(
            "Worth,When,Colour,Branch\n1.5,2024-01-05,7,North\n", after(LAST, ColumnChange.REFUSE));

    // Then
    assertNull(planned.refusal());
    assertTrue(planned.confident());
    assertEquals(2, planned.notes().size());
  }

  @Test
  void newColumnsAreLeftOutWhereThatIsWanted() {
    // When
    Planned planned =
        plan("When,Worth,Branch,Colour,Cost\n" + ROW + ",1\n", after(LAST, ColumnChange.IGNORE));

    // Then
    assertEquals(Plan.Role.IGNORED, column(planned, "Cost").role());
    assertTrue(planned.notes().get(0).message().endsWith("It is left out."));
  }

  /** The last file had a column of returns, and amounts without a sign therefore. */
  @Test
  void aLostColumnOfReturnsLeavesThemToTheAmount() {
    // Given
    Remembered last =
        remembered(
            List.of("Date", "Sales", "Returns"),
            Map.of(
                "Date", new Reading.Column("__time", "iso", null),
                "Sales", new Reading.Column("grossRevenue", "plain", "."),
                "Returns", new Reading.Column("returnsValue", "negated", ".")));

    // When
    Planned planned =
        plan("Date,Sales\n2024-01-05,5\n2024-01-05,-2\n", after(last, ColumnChange.ADD));

    // Then
    assertEquals("signed", column(planned, "Sales").format());
  }

  @Test
  void otherWaysOfWritingAreSaid() {
    // Given
    Remembered last = dated("MM/dd/yyyy");

    // When
    Planned planned =
        plan("Date;Sales\n31.12.2024;1,5\n30.12.2024;2,5\n", after(last, ColumnChange.ADD));

    // Then
    assertEquals("dd.MM.yyyy", column(planned, "Date").format());
    assertEquals(",", column(planned, "Sales").decimal());
    List<String> messages = planned.notes().stream().map(Note::message).toList();
    assertEquals(
        List.of(
            "The dates in “Date” are written like 31.12.2024 (day first) now; in the dataset's last"
                + " file they were written like 12/31/2024 (month first).",
            "The numbers in “Sales” are written like 1.234,56 now; in the dataset's last file they"
                + " were written like 1,234.56."),
        messages);
  }

  @Test
  void ofDatesThatAreWrittenInAnotherWayTheOrderIsAskedAgain() {
    // Given
    Remembered last = dated("iso");

    // When
    Planned planned =
        plan("Date,Sales\n03/04/2024,1.5\n05/04/2024,2.5\n", after(last, ColumnChange.ADD));

    // Then
    List<String> questions =
        planned.questions().stream().map(question -> question.message()).toList();
    assertEquals(
        List.of(
            "Every date in “Date” can be read as day before month or month before day. Which is it:"
                + " 31/12/2024 (day first) or 12/31/2024 (month first)?"),
        questions);
  }

  /** A last file with sales, and with dates in this format. */
  private static Remembered dated(String format) {
    return remembered(
        List.of("Date", "Sales"),
        Map.of(
            "Date", new Reading.Column("__time", format, null),
            "Sales", new Reading.Column("grossRevenue", "signed", ".")));
  }
}
