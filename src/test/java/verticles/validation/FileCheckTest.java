package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.ColumnProfile;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Verdict;
import verticles.contract.Wishes;
import verticles.testing.SalesFile;

/** Whole files: their form, their columns, their mapping and their faults. */
class FileCheckTest {
  @TempDir Path directory;
  private Path file;
  private Path rejects;

  @BeforeEach
  void paths() {
    file = directory.resolve("file.csv");
    rejects = directory.resolve("work/rejects.csv");
  }

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

  @Test
  void everyRuleNamesLineColumnAndValue() throws IOException {
    // Given
    String good = "2024-01-01,5,0,1,1,1\n";
    String text =
        "Date,grossRevenue,returnsValue,totalCost,unitsSold,lineItemCount\n"
            + good.repeat(60)
            + "2024-13-01,5,0,1,1,1\n"
            + ",5,0,1,1,1\n"
            + "2024-01-01,,,1,1,1\n"
            + "2024-01-01,abc,0,1,1,1\n"
            + "2024-01-01,-5,0,1,1,1\n"
            + "2024-01-01,5,7,1,1,1\n"
            + "2024-01-01,5,-7,-1,1,1\n"
            + "2024-01-01,5,0,1,1,0\n"
            + "2024-01-01,5,0\n"
            + "2024-01-01,,-3,1,1,1\n"
            + "2024-01-01,5,-1,1,1,\n"
            + good;

    // When
    Verdict verdict = check(text);

    // Then
    assertNull(verdict.refusal());
    assertEquals(72, verdict.rows());
    assertEquals(9, verdict.rejected());
    assertEquals(
        List.of(
            "62 Date bad-time 2024-13-01",
            "63 Date missing-time null",
            "64 grossRevenue missing-amount null",
            "65 grossRevenue bad-number abc",
            "66 grossRevenue wrong-sign -5",
            "67 returnsValue wrong-sign 7",
            "68 totalCost wrong-sign -1",
            "69 lineItemCount below-one 0",
            "70 null cell-count null"),
        verdict.errors().stream().map(FileCheckTest::line).toList());
    List<String> lines = Files.readAllLines(rejects);
    assertEquals(10, lines.size());
    assertTrue(lines.get(0).endsWith(",_line,_rule,_column,_message"), lines.get(0));
    assertTrue(lines.get(9).startsWith("2024-01-01,5,0,,,,70,cell-count,,"), lines.get(9));
  }

  @Test
  void returnsWrittenAsPositiveNumbersAreTurnedRound() throws IOException {
    // When
    Verdict verdict =
        check("Date,Sales,Refunds\n" + "2024-01-01,5,2\n".repeat(9) + "2024-01-01,5,-2\n");

    // Then
    assertEquals("negated", column(verdict, "returnsValue").format());
    assertEquals(Map.of("wrong-sign", 1L), verdict.rejectsByRule());
  }

  @Test
  void tooManyFaultsRefuseTheFile() throws IOException {
    // When
    Verdict fifth = check("Date,Sales\n" + "2024-01-01,5\n".repeat(8) + "2024-01-01,x\n".repeat(2));
    Verdict more = check("Date,Sales\n" + "2024-01-01,5\n".repeat(7) + "2024-01-01,x\n".repeat(3));

    // Then
    assertNull(fifth.refusal());
    assertEquals("too-many-rejected-rows", more.refusal().type());
    assertTrue(more.refusal().detail().contains("bad-number 3"), more.refusal().detail());
    assertEquals(3, more.rejected());
  }

  @Test
  void linesAreThoseOfATextEditor() throws IOException {
    // Given
    String text =
        "Date,Sales,Note\r\n2024-01-01,5,\"two\r\nlines\"\r\n\r\n2024-01-01,x,\"a \"\"b\"\"\"\r\n"
            + "2024-01-01,5,z\r\n".repeat(5);

    // When
    Verdict verdict = check(text);

    // Then
    assertEquals(7, verdict.rows());
    assertEquals(5L, verdict.errors().get(0).line());
    assertTrue(Files.readString(rejects).contains("2024-01-01,x,\"a \"\"b\"\"\",5,bad-number"));
  }

  @Test
  void rejectsDoNotRunAsFormulas() throws IOException {
    // When
    check("Date,Sales,Note\n" + "2024-01-01,5,a\n".repeat(9) + "2024-01-01,-x,=1+1\n");

    // Then
    assertTrue(Files.readString(rejects).contains("2024-01-01,'-x,'=1+1,11,bad-number"));
  }

  @Test
  void badCharactersSetTheirRowAside() throws IOException {
    // Given
    byte[] text =
        "Date,Sales,Note\n2024-01-01,5,a~b\n2024-01-01,5,a^b\n2024-01-01,5,ä\n"
            .concat("2024-01-01,5,x\n".repeat(9))
            .getBytes(StandardCharsets.UTF_8);
    replace(text, '~', (byte) 0xE4);
    replace(text, '^', (byte) 0);

    // When
    Verdict verdict = check(text);

    // Then
    assertEquals(Map.of("not-utf8", 1L, "nul-byte", 1L), verdict.rejectsByRule());
    assertEquals("a\uFFFDb", verdict.errors().get(1).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void takesEveryLineBreakAndAMark(String lineBreak) throws IOException {
    // When
    Verdict verdict =
        check("\uFEFF" + String.join(lineBreak, "Date,Sales", "2024-01-01,5", "2024-01-02,6"));

    // Then
    assertNull(verdict.refusal());
    assertEquals("Date", verdict.plan().columns().get(0).source());
    assertEquals(2, verdict.accepted());
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
  void twoThreadsFindWhatOneFinds() throws IOException {
    // Given
    SalesFile.Totals totals = SalesFile.writeRows(file, 150_000, 9);
    byte[] rows = Files.readAllBytes(file);
    int header = SalesFile.HEADER.length();
    String faults = "2024-01-01,too,few\r\n" + "x,,,,,,,,1,0,1,0,1,1\r" + "\"open\n";
    Files.writeString(file, faults.repeat(2_000), StandardOpenOption.APPEND);
    Files.write(file, Arrays.copyOfRange(rows, header, rows.length), StandardOpenOption.APPEND);
    Files.writeString(file, faults.repeat(3_000), StandardOpenOption.APPEND);

    // When / Then
    Verdict verdict = sameOnTwoThreads();
    assertEquals(2 * totals.rows(), verdict.accepted());
    assertEquals(15_000, verdict.rejected());
  }

  /** Most line feeds are inside cells: the second half begins in the middle of a row. */
  @Test
  void twoThreadsDoNotTakeACellForARow() throws IOException {
    // Given
    String row = "2024-01-01,5,\"" + "2024-01-02,6,7\n".repeat(1_000) + "\"\n";
    Files.writeString(file, "Date,Sales,Note\n" + row.repeat(2_500));

    // When / Then
    assertEquals(2_500, sameOnTwoThreads().accepted());
  }

  @Test
  void twoThreadsAddUpWhatTheSumsLack() throws IOException {
    // Given
    String row = "2024-01-01,5.00,%s," + "x".repeat(10_000) + "\n";
    String rows = row.formatted("1").repeat(9) + row.formatted("7.50");
    Files.writeString(file, "Date,Gross sales,Discounts,Note\n" + rows.repeat(360));

    // When
    Verdict verdict = sameOnTwoThreads();

    // Then
    assertEquals(360, verdict.rejected());
    String lacking = "360, with goods of 1800.00 and discounts of 2700.00.";
    assertTrue(
        verdict.notes().stream().anyMatch(note -> note.message().contains(lacking)),
        verdict.notes().toString());
  }

  private Verdict sameOnTwoThreads() throws IOException {
    assertTrue(Files.size(file) > SecondHalf.LEAST, "the file is big enough for two");
    Path others = directory.resolve("other/rejects.csv");
    Verdict alone = run(new FileCheck(file, rejects, Terms.NONE), Files.size(file));
    try (Block block = new Block(true)) {
      Verdict helped = run(new FileCheck(file, others, Terms.NONE), Files.size(file), block);
      assertEquals(alone, helped);
    }
    assertEquals(Files.exists(rejects), Files.exists(others));
    assertTrue(!Files.exists(rejects) || Files.mismatch(rejects, others) == -1);
    assertEquals(
        Files.exists(others) ? 1 : 0,
        Files.exists(others.getParent()) ? others.getParent().toFile().list().length : 0);
    return alone;
  }

  @Test
  void aFullDiskEndsTheCheck() throws IOException {
    // Given
    Files.writeString(
        file, "Date,Sales\n" + "2024-01-01,5\n2024-01-01,6\n2024-01-01,x\n".repeat(900_000));
    Path impossible = file.resolve("rejects.csv");

    // When / Then
    try (Block block = new Block(true)) {
      FileCheck check = new FileCheck(file, impossible, Terms.NONE);
      assertThrows(UncheckedIOException.class, () -> run(check, Files.size(file), block));
    }
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

  private static void replace(byte[] text, char what, byte with) {
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == what ? with : text[i];
    }
  }

  private static String line(Fault fault) {
    return fault.line() + " " + fault.column() + " " + fault.rule() + " " + fault.value();
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

  private static Plan.Column column(Verdict verdict, String target) {
    return verdict.plan().columns().stream()
        .filter(c -> target.equals(c.target()))
        .findFirst()
        .orElseThrow();
  }

  private Verdict check(String text) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private Verdict check(byte[] text) throws IOException {
    Files.write(file, text);
    return run(new FileCheck(file, rejects, Terms.NONE), text.length);
  }

  private static Verdict run(FileCheck check, long size) throws IOException {
    return run(check, size, new Block(false));
  }

  private static Verdict run(FileCheck check, long size, Block block) throws IOException {
    while (check.verdict() == null) {
      check.step(block, size, true);
    }
    return check.verdict();
  }
}
