package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/**
 * Whatever bytes come: a verdict, in which every row is either accepted or set aside, and the same
 * rows that another reader finds where the file is well formed. What was once found is kept in the
 * corpus.
 */
class FileFuzzTest {
  private static final String[] PIECES = {
    ",",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "\"a,b\"",
    "\"x\ny\"",
    " ",
    "Date",
    "Sales",
    "Qty",
    "Price",
    "2024-01-05",
    "05/01/2024",
    "1,234.5",
    "1.234,5",
    "-7",
    "(3)",
    "€5",
    "5%",
    "10:31",
    "Refund",
    "Lampe",
    "größe",
    "\uFEFF",
    "\u0000",
    "sep=;",
    "Total",
    "1e9",
    "=1+1",
    "9".repeat(40),
    ",,,,",
    "\u202E",
    "😀"
  };
  private static final Wishes ANY_FAULTS =
      new Wishes(
          Wishes.Mode.APPEND,
          Wishes.OnError.SKIP,
          1,
          Wishes.ColumnChange.ADD,
          false,
          Reading.NONE,
          true);

  @BeforeProperty
  void whatWasFoundStaysMended() throws IOException {
    Corpus.replay("files", FileFuzzTest::judge);
  }

  @Property(tries = 1_500)
  void anyBytesGetAVerdict(@ForAll("files") byte[] bytes) throws IOException {
    Corpus.attempt("files", bytes, FileFuzzTest::judge);
  }

  private static void judge(byte[] bytes) throws IOException {
    // Given
    Path directory = Files.createTempDirectory("fuzz");
    Path file = Files.write(directory.resolve("file"), bytes);

    // When
    try (Block block = new Block(false)) {
      Terms terms = Terms.of(ANY_FAULTS, Remembered.NOTHING, null);
      FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), terms);
      while (check.verdict() == null) {
        check.step(block, bytes.length, true);
      }
      Preview preview =
          Previews.of(
              new PreviewFile(file, null, ANY_FAULTS, Remembered.NOTHING), bytes.length, block);

      // Then
      Verdict verdict = check.verdict();
      assertEquals(verdict.rows(), verdict.accepted() + verdict.rejected());
      assertEquals(
          verdict.rejected(),
          verdict.rejectsByRule().values().stream().mapToLong(Long::longValue).sum());
      assertTrue(verdict.plan() != null || verdict.refusal() != null, "planned or refused");
      if (verdict.rows() > 0) {
        assertEquals(verdict.plan(), preview.plan());
        assertEquals(verdict.rows(), preview.rows());
        assertEquals(verdict.rejected(), preview.rejected());
        sameRows(bytes, verdict);
      }
      agrees(preview);
    } finally {
      WorkDir.delete(directory);
    }
  }

  /** Rows are shown raw and as loaded, side by side. */
  private static void agrees(Preview preview) {
    assertNotNull(preview.notes());
    assertEquals(preview.raw().size(), preview.mapped().size());
    for (List<String> row : preview.mapped()) {
      assertTrue(row == null || row.size() == preview.header().size(), "as wide as the header");
    }
    if (preview.raw().size() == preview.rows() && !preview.header().isEmpty()) {
      assertEquals(
          preview.rejected(), preview.mapped().stream().filter(row -> row == null).count());
    }
  }

  private static void sameRows(byte[] bytes, Verdict verdict) {
    boolean quotesBroken =
        verdict.rejectsByRule().containsKey("broken-quote")
            || verdict.rejectsByRule().containsKey("unclosed-quote");
    if (!quotesBroken && verdict.plan().headerLine() > 0) {
      others(bytes, verdict).ifPresent(rows -> assertEquals(rows, verdict.rows()));
    }
  }

  /**
   * Rows under the header as FastCSV counts them; empty where it finds the file malformed or
   * ragged.
   */
  private static OptionalLong others(byte[] bytes, Verdict verdict) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(verdict.plan().delimiter()).ofCsvRecord(unmarked)) {
      long header = verdict.plan().headerLine();
      return OptionalLong.of(
          reader.stream().filter(record -> record.getStartingLineNumber() > header).count());
    } catch (CsvParseException malformed) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<byte[]> pieces =
        Arbitraries.of(PIECES)
            .list()
            .ofMaxSize(80)
            .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> tables =
        Arbitraries.of(PIECES)
            .list()
            .ofMaxSize(40)
            .map(
                list ->
                    ("Date,Sales,Note\n2024-01-05,1.50,\n" + String.join("", list) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(400);
    return Arbitraries.oneOf(pieces, tables, noise);
  }
}
