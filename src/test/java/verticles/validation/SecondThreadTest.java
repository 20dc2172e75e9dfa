package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import verticles.contract.Verdict;
import verticles.testing.SalesFile;

/** Large files, of which two threads find what one finds. */
class SecondThreadTest extends FileCase {
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
}
