package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Plan;
import verticles.contract.Verdict;

/** Files that mean harm, or are broken: each gets a clear answer in bounded memory. */
class HostileFilesTest {
  private static final String GOOD = "2024-01-01,5\n";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void path() {
    file = directory.resolve("file.csv");
  }

  @Test
  void emptyFiles() throws IOException {
    assertEquals("empty-file", refusal(""));
    assertEquals("empty-file", refusal("\n\r\n\n"));
    assertEquals("empty-file", refusal("\uFEFF"));
    assertEquals("empty-file", refusal("  \n \t \n\n"));
    assertEquals("empty-file", refusal(",,,\n,,,\n"));
    assertEquals("empty-file", refusal("\uFEFF\"\";\"\"\r\n;\r\n"));
    assertEquals("empty-file", refusal("\n".repeat(3_000_000)));
  }

  @Test
  void headerOnly() throws IOException {
    assertEquals("no-rows", refusal("Date,Sales\n"));
    assertEquals("no-rows", refusal("Date,Sales"));
  }

  @Test
  void unusableHeaders() throws IOException {
    // When
    Verdict doubled = check("Date,Sales,date\n" + "2024-01-01,5,x\n");
    Verdict empty = check("Date,Sales,,\n" + "2024-01-01,5,x,\n");
    Verdict broken = check("Date,\"Sales\n" + GOOD);

    // Then
    assertEquals(List.of("Date", "Sales", "date_2"), names(doubled));
    assertEquals("date_2", doubled.notes().get(0).column());
    assertEquals(List.of("Date", "Sales", "column_3", "column_4"), names(empty));
    assertEquals(Plan.Role.IGNORED, empty.plan().columns().get(3).role());
    assertTrue(doubled.confident() && empty.confident());
    assertEquals("broken-header", broken.refusal().type());
    assertEquals(1L, broken.errors().get(0).line());
  }

  private static List<String> names(Verdict verdict) {
    return verdict.plan().columns().stream().map(Plan.Column::source).toList();
  }

  @Test
  void aHundredThousandColumns() throws IOException {
    // Given
    String header =
        IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    // When
    Verdict verdict = check(header + "\n" + GOOD);

    // Then
    assertEquals("too-many-columns", verdict.refusal().type());
    assertTrue(verdict.refusal().detail().contains("100,000"), verdict.refusal().detail());
  }

  @Test
  void aThousandColumnsAreTaken() throws IOException {
    // Given
    String header = IntStream.range(2, 1000).mapToObj(i -> ",c" + i).collect(Collectors.joining());
    String cells = IntStream.range(2, 1000).mapToObj(i -> "," + i).collect(Collectors.joining());

    // When
    Verdict verdict =
        check("Date,Sales" + header + "\n" + ("2024-01-01,5" + cells + "\n").repeat(50));

    // Then
    assertNull(verdict.refusal());
    assertEquals(50, verdict.accepted());
    assertEquals("999", verdict.columns().get(999).max());
  }

  @Test
  void aLineOfAHundredMegabytes() throws IOException {
    // Given
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Date,Sales\n" + GOOD.repeat(10) + "2024-01-01,");
      for (int i = 0; i < 100; i++) {
        out.write("5".repeat(1_000_000));
      }
      out.write("\n" + GOOD);
    }

    // When
    Verdict verdict = check(file);

    // Then
    assertNull(verdict.refusal());
    assertEquals(Map.of("row-too-long", 1L), verdict.rejectsByRule());
    assertEquals(12L, verdict.errors().get(0).line());
    assertEquals(11, verdict.accepted());
  }

  @Test
  void aHeaderWithoutAnEnd() throws IOException {
    // When
    Verdict verdict = check("Date,Sales," + "x".repeat(3_000_000));

    // Then
    assertEquals("header-too-long", verdict.refusal().type());
  }

  @Test
  void anUnclosedQuoteCostsItsLine() throws IOException {
    // When
    Verdict small = check("Date,Sales\n" + GOOD.repeat(5) + "\"2024-01-01,5\n" + GOOD.repeat(5));
    Verdict large =
        check("Date,Sales\n" + GOOD + "\"2024-01-01,5\n" + GOOD.repeat(200_000) + "\"\n");

    // Then
    assertEquals(Map.of("unclosed-quote", 1L), small.rejectsByRule());
    assertEquals(7L, small.errors().get(0).line());
    assertEquals(10, small.accepted());
    assertEquals(200_001, large.accepted());
    assertEquals(3L, large.errors().get(0).line());
    assertEquals(200_004L, large.errors().get(1).line());
  }

  @Test
  void aCellBeyondTheLimit() throws IOException {
    // When
    Verdict verdict =
        check(
            "Date,Sales,Note\n2024-01-01,5,"
                + "x".repeat(70_000)
                + "\n"
                + "2024-01-01,5,y\n".repeat(9));

    // Then
    assertEquals(Map.of("cell-too-long", 1L), verdict.rejectsByRule());
    assertEquals(101, verdict.errors().get(0).value().length());
  }

  @Test
  void brokenCharacters() throws IOException {
    // When
    Verdict header = check("Date,Sales,Größe\n".concat(GOOD).getBytes(StandardCharsets.ISO_8859_1));
    Verdict cells =
        check("Date,Sales,Note\n".concat("2024-01-01,5,ä\n").getBytes(StandardCharsets.ISO_8859_1));

    // Then
    assertEquals("unsupported-encoding", header.refusal().type());
    assertEquals("too-many-rejected-rows", cells.refusal().type());
    assertTrue(cells.errors().get(0).message().contains("CSV UTF-8"));
  }

  @Test
  void numbersThatWouldTakeForever() throws IOException {
    // When
    Verdict verdict =
        check(
            "Date,Sales\n2024-01-01,1e999999999\n2024-01-01,"
                + "9".repeat(5000)
                + "\n"
                + GOOD.repeat(20));

    // Then
    assertEquals(Map.of("bad-number", 2L), verdict.rejectsByRule());
  }

  private String refusal(String text) throws IOException {
    return check(text).refusal().type();
  }

  private Verdict check(String text) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private Verdict check(byte[] text) throws IOException {
    Files.write(file, text);
    return check(file);
  }

  private Verdict check(Path file) throws IOException {
    FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), Terms.NONE);
    Block block = new Block(false);
    while (check.verdict() == null) {
      check.step(block, Files.size(file), true);
    }
    return check.verdict();
  }
}
