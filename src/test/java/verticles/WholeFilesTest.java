package verticles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that the server writes: all rows of a dataset, and whole answers. */
class WholeFilesTest extends PageCase {
  private static final String DATASET = TwoYears.DATASET;
  private static final int ROWS = 72;

  /** The first file is refused, the second ends in its middle; then all is well. */
  private static final String TROUBLE =
      """
      const ask = window.fetch;
      const refused = () => new Response(JSON.stringify({ type: '/problems/too-many-downloads', status: 429,
        title: 'Too many downloads', detail: 'Several files are being sent already.' }), { status: 429 });
      const cut = () => new Response(new ReadableStream({
        start(it) { it.enqueue(new Uint8Array(5000)); setTimeout(() => it.error(new TypeError('network error')), 50); } }));
      const answers = [refused, cut];
      window.fetch = async (url, options) =>
        String(url).includes('/rows.') && answers.length > 0 ? answers.shift()() : ask(url, options);
      """;

  private Path saved;

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
    saved = Files.createDirectory(directory.resolve("saved"));
    browser.fileManager.saveTo(saved);
  }

  private void openDataset() {
    browser.open(page.at("/datasets/" + DATASET));
    browser.until("its rows can be had", () -> browser.count("whole-rows >>> .kinds button") == 2);
  }

  @Test
  void allRowsOfADatasetAreHadAsCsvAndAsParquet() throws IOException {
    // Given
    openDataset();

    // When
    browser.click("whole-rows >>> .kinds button:first-child");
    Path csv = whole("csv");
    browser.click("whole-rows >>> .kinds button:last-child");
    Path parquet = whole("parquet");

    // Then
    assertEquals(DATASET + "-rows.csv", csv.getFileName().toString());
    assertEquals(ROWS + 1, Files.readAllLines(csv).size());
    byte[] bytes = Files.readAllBytes(parquet);
    byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
    assertArrayEquals(magic, Arrays.copyOf(bytes, 4));
    assertArrayEquals(magic, Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFileThatIsRefusedOrCutIsSaidToBeAndNotSaved() {
    // Given
    browser.prepare(TROUBLE);
    openDataset();

    // When
    browser.click("whole-rows >>> .kinds button:first-child");
    browser.until("it is refused", () -> said().equals(List.of("Too many downloads")));
    browser.click("file-fetch >>> problem-note >>> button");
    browser.until("it is cut", () -> said().equals(List.of("The file did not come to its end")));
    assertEquals(0, saved.toFile().list().length);
    browser.click("file-fetch >>> problem-note >>> button");

    // Then
    assertTrue(whole("csv").toFile().length() > 1_000);
    browser.until("all is well", () -> said().isEmpty());
    assertEquals("", browser.complaints());
  }

  private List<String> said() {
    return browser.texts("file-fetch >>> problem-note >>> .title");
  }

  @Test
  void aWholeAnswerIsHadAsAWorkbook() throws IOException {
    // Given
    browser.open(
        page.at(
            "/explore?by=branch&time=MONTH&branches=Hill&start=2024-01-01&end=2024-12-31&dataset="
                + DATASET));
    figuresAreDrawn();

    // When
    browser.click("table-card >>> card-menu >>> .opener");
    assertEquals(
        List.of("Show the rows behind it", "Download CSV", "Download Excel", "Download PNG"),
        browser.texts("table-card >>> card-menu >>> [role=menuitem]"));
    browser.word(
        "table-card >>> card-menu >>> [role=menuitem]",
        "found.find((it) => it.innerText === 'Download Excel').click()");

    // Then
    Path workbook = whole("xlsx");
    assertEquals(
        "net-sales-and-gross-profit-by-branch-and-month.xlsx", workbook.getFileName().toString());
    assertArrayEquals(new byte[] {'P', 'K'}, Arrays.copyOf(Files.readAllBytes(workbook), 2));
    assertEquals("", browser.complaints());
  }

  /** The page has taken it before it is saved. */
  private Path whole(String ending) {
    Path file = SavedCard.comes(browser, saved, ending);
    browser.until("it has come", () -> browser.count("file-fetch:not([hidden])") == 0);
    return file;
  }
}
