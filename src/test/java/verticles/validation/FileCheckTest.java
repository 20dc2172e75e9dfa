package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.Problem.Fault;
import verticles.contract.Verdict;

/** Whole files and their faults. */
class FileCheckTest extends FileCase {
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
    assertEquals(
        "3 of 10 rows cannot be used, and at most 20 % were to be set aside: 3 with a number that is"
            + " none. The other 7 are good. The file is kept: load the good rows alone, read it"
            + " differently, or mend the rows in your own file and send it again.",
        more.refusal().detail());
    assertEquals(3, more.rejected());
  }

  @Test
  void theReasonsOfARefusedFileAddUpInPlainWords() throws IOException {
    // When
    Verdict verdict =
        check(
            "Date,Sales\n"
                + "2024-01-01,5\n".repeat(7)
                + "2024-01-01,x\nx,5\n2024-01-01,\n,5\n2024-01-01\n2024-01-01,y\n");

    // Then
    String detail = verdict.refusal().detail();
    assertTrue(
        detail.contains(
            ": 2 with a number that is none, 1 with too many or too few cells, 1 without a date,"
                + " 1 with a date that is none, 1 for other reasons. The other 7 are good."),
        detail);
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

  private static String line(Fault fault) {
    return fault.line() + " " + fault.column() + " " + fault.rule() + " " + fault.value();
  }
}
