package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.ColumnProfile;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/** Whole files: how they are written, and what their columns are. */
class FileReadingTest extends FileCase {
  @Test
  void profilesEveryColumn() throws IOException {
    // When
    Verdict verdict =
        check(
            """
            Date,Sales,Units,Paid,Note,Ratio,Blank
            2024-03-01,10.50,1,true,b,0.5,
            2024-03-02,-3,20,false,a,1e3,
            2024-02-28,7.25,3,yes,,x,
            """);

    // Then
    assertNull(verdict.refusal());
    assertProfile(verdict, "Date", Type.DATE, 3, 0, "2024-02-28", "2024-03-02");
    assertProfile(verdict, "Sales", Type.DECIMAL, 3, 0, "-3.00", "10.50");
    assertProfile(verdict, "Units", Type.INTEGER, 3, 0, "1", "20");
    assertProfile(verdict, "Paid", Type.BOOLEAN, 3, 0, "false", "yes");
    assertProfile(verdict, "Note", Type.TEXT, 2, 1, "a", "b");
    assertProfile(verdict, "Ratio", Type.DECIMAL, 3, 0, "0.5", "1000.0");
    assertProfile(verdict, "Blank", Type.EMPTY, 0, 3, null, null);
    assertEquals(1, profile(verdict, "Ratio").misfits());
    assertEquals(3, profile(verdict, "Sales").distinct());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31, iso, 2024-12-31, DATE",
    "2024-12-31T10:20:30.5+02:00, iso, 2024-12-31T08:20:30.500Z, TIMESTAMP",
    "2024-12-31 10:20, iso, 2024-12-31T10:20:00Z, TIMESTAMP",
    "2024/12/31, yyyy/MM/dd, 2024-12-31, DATE",
    "31/12/2024, dd/MM/yyyy, 2024-12-31, DATE",
    "12/31/2024 23:59, MM/dd/yyyy, 2024-12-31T23:59:00Z, TIMESTAMP",
    "31.12.2024, dd.MM.yyyy, 2024-12-31, DATE",
    "1.2.2024, dd.MM.yyyy, 2024-02-01, DATE",
    "20241231, yyyyMMdd, 20241231, INTEGER",
    "1735603200, epoch-s, 1735603200, INTEGER",
    "1735603200123, epoch-ms, 1735603200123, INTEGER"
  })
  void findsHowTimesAreWritten(String text, String format, String min, Type type)
      throws IOException {
    // When
    Verdict verdict = check("when,Time,Amount\nx," + text + ",5\n");

    // Then
    assertNull(verdict.refusal());
    assertEquals(format, column(verdict, "__time").format());
    assertEquals(type, profile(verdict, "Time").type());
    assertEquals(min, profile(verdict, "Time").min());
    assertEquals(1, verdict.accepted());
  }

  @Test
  void datesThatReadBothWaysAreNotGuessed() throws IOException {
    // When
    Verdict ambiguous = check("Date,Sales\n01/02/2024,5\n03/04/2024,5\n");
    Verdict settled = check("Date,Sales\n01/02/2024,5\n03/24/2024,5\n");

    // Then
    assertNull(ambiguous.refusal());
    assertFalse(ambiguous.confident());
    assertEquals("Date", question(ambiguous).column());
    assertNull(settled.refusal());
    assertEquals("MM/dd/yyyy", column(settled, "__time").format());
  }

  /** The first megabyte cannot tell day from month; the last row can. */
  @Test
  void theWholeFileOverrulesTheSample() throws IOException {
    // Given
    String text = "Date,Sales\n" + "03/04/2024,5\n".repeat(150_000) + "12/25/2024,6\n";

    // When
    Verdict verdict = check(text);

    // Then
    assertNull(verdict.refusal());
    assertEquals("MM/dd/yyyy", column(verdict, "__time").format());
    assertEquals(150_001, verdict.accepted());
    assertEquals(0, verdict.rejected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stk.", "Stck.", "Stück", "Anz.", "Anzahl", "Menge", "Qté", "Cant.", "Qty.", "Qtd."
      })
  void findsTheQuantityUnderItsUsualNames(String name) throws IOException {
    // When
    Verdict verdict = check("Datum;Artikel;" + name + ";Umsatz\n01.02.2024;Pumpe;2;10,50\n");

    // Then
    assertEquals("unitsSold", verdict.plan().columns().get(2).target());
  }

  @Test
  void mapsNamesThatPeopleUse() throws IOException {
    // When
    Verdict verdict =
        check(
            """
            Invoice Date;CUSTOMER NAME;product_line;Qty;Sales Amount;Colour!;colour?;Region
            2024-01-01;Ann;Pumps;2;10;red;dark;North
            """);

    // Then
    assertEquals(';', verdict.plan().delimiter());
    assertEquals(
        List.of(
            "__time",
            "CardName",
            "ProductLine",
            "unitsSold",
            "grossRevenue",
            "Colour_",
            "colour__2",
            "Region"),
        verdict.plan().columns().stream().map(Plan.Column::target).toList());
    assertEquals(Plan.Role.EXTRA, verdict.plan().columns().get(5).role());
    assertEquals("signed", column(verdict, "grossRevenue").format());
    assertTrue(verdict.confident());
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void findsTheDelimiter(char delimiter) throws IOException {
    // When
    Verdict verdict = check("Date,Sales,Note\n2024-01-01,5,\"a;b,c|d\"\n".replace(',', delimiter));

    // Then
    assertEquals(delimiter, verdict.plan().delimiter());
    assertEquals(1, verdict.accepted());
  }

  @Test
  void aPersonsReadingIsFollowed() throws IOException {
    // Given
    Files.writeString(file, "Date,Sales,Other\n01/02/2024,5,6\n");
    Reading reading =
        new Reading(
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(
                "Date", new Reading.Column("__time", "dd/MM/yyyy", null),
                "Other", new Reading.Column("grossRevenue", null, null),
                "Sales", new Reading.Column(Reading.IGNORE, null, null)));
    Terms terms = Terms.of(Wishes.NONE.with(reading, false), Remembered.NOTHING, null);

    // When
    Verdict verdict = run(new FileCheck(file, rejects, terms), Files.size(file));

    // Then
    assertNull(verdict.refusal());
    assertTrue(verdict.confident());
    assertEquals("dd/MM/yyyy", column(verdict, "__time").format());
    assertEquals("Other", column(verdict, "grossRevenue").source());
    assertEquals(Plan.Role.IGNORED, verdict.plan().columns().get(1).role());
  }

  private static void assertProfile(
      Verdict verdict, String name, Type type, long values, long nulls, String min, String max) {
    ColumnProfile profile = profile(verdict, name);
    assertEquals(type, profile.type(), name);
    assertEquals(values, profile.values(), name);
    assertEquals(nulls, profile.nulls(), name);
    assertEquals(min, profile.min(), name);
    assertEquals(max, profile.max(), name);
  }

  private static ColumnProfile profile(Verdict verdict, String name) {
    return verdict.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static Note question(Verdict verdict) {
    return verdict.notes().stream()
        .filter(note -> note.kind() == Note.Kind.QUESTION)
        .findFirst()
        .orElseThrow();
  }
}
