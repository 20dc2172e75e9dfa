package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** What a user does with a file besides dropping it: take it back, send it again, look at it. */
class FileJourneysTest extends PageCase {
  private static final String LOADED = "journey_loaded";

  /** The first questions for figures are answered as while Druid loads segments after a restart. */
  private static final String DRUID_LOADS =
      """
      const ask = window.fetch;
      let questions = 0;
      window.fetch = (url, options) => {
        if (url !== '/graphql' || ++questions > 6) {
          return ask(url, options);
        }
        const problem = { type: 'druid-loading', title: 'Loading', status: 503, detail: 'Soon.' };
        const body = { data: null, errors: [{ message: 'Soon.', extensions: { problem } }] };
        return Promise.resolve(new Response(JSON.stringify(body)));
      };
      """;

  private static final String REPLACE =
      """
      const find = (root) => root.querySelector('select#mode')
        ?? [...root.querySelectorAll('*')].map((it) => it.shadowRoot && find(it.shadowRoot)).find(Boolean);
      const mode = find(document);
      mode.value = 'replace';
      mode.dispatchEvent(new Event('change'));
      """;

  @Test
  void undoTakesAFilesRowsOffTheDashboardAndPutBackBringsThemBack() throws Exception {
    // Given
    Totals kept = SalesFile.writeRows(directory.resolve("kept.csv"), 300, 21);
    Totals taken = SalesFile.writeRows(directory.resolve("taken-back.csv"), 200, 22);
    double both = netSales(kept) + netSales(taken);
    page.openFor("journey_undo");
    browser.fileManager.drop(directory.resolve("kept.csv"));
    browser.fileManager.drop(directory.resolve("taken-back.csv"));
    browser.until("the first is there", () -> page.isOnTheDashboard("kept.csv"));
    browser.until("the second is there", () -> page.isOnTheDashboard("taken-back.csv"));
    browser.until("with both figures", () -> near(both, browser.figure("netSales")));

    // When
    browser.click("button[aria-label='Undo: taken-back.csv']");
    browser.until("only one is left", () -> near(netSales(kept), browser.figure("netSales")));
    browser.click("button[aria-label='Put back: taken-back.csv']");

    // Then
    browser.until("both are back", () -> near(both, browser.figure("netSales")));
    browser.until("its card says so", () -> page.isOnTheDashboard("taken-back.csv"));

    // When the first is taken off and put back, though the other was loaded after it
    browser.click("button[aria-label='Undo: kept.csv']");

    // Then it is the one that is named
    browser.until("it is told as what went", () -> headSays("Updated: kept.csv was taken off"));
    browser.click("button[aria-label='Put back: kept.csv']");
    browser.until("and as what came", () -> headSays("Updated from kept.csv"));
    browser.until("both are there", () -> near(both, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void ofADroppedFolderItsSalesFilesAreSentAndWhatIsLeftOutIsSaid() throws Exception {
    // Given
    Path folder = Files.createDirectories(directory.resolve("shops/north")).getParent();
    Totals near = SalesFile.writeRows(folder.resolve("shop.csv"), 300, 28);
    Totals far = SalesFile.writeRows(folder.resolve("north/far-shop.csv"), 200, 29);
    SalesFile.writeRows(folder.resolve(".shop.csv"), 100, 30);
    Files.writeString(folder.resolve("picture.png"), "no sales");
    page.openFor("journey_folder");

    // When
    browser.fileManager.dropFolder(folder);

    // Then
    browser.until("one is there", () -> page.isOnTheDashboard("far-shop.csv"));
    browser.until(
        "both count", () -> near(netSales(near) + netSales(far), browser.figure("netSales")));
    browser.says(
        "drop-layer >>> .note",
        "Of “shops”, 1 file is left out: neither CSV nor Excel nor Parquet.");
    browser.say("file-card >>> h3", List.of("far-shop.csv", "shop.csv"));
    browser.click("drop-layer >>> button");
    browser.until("it is put away", () -> browser.count("drop-layer >>> .note") == 0);

    // When it comes again to take the place of what is there
    SalesFile.writeRows(folder.resolve("shop.csv"), 300, 31);
    browser.word(REPLACE);
    browser.fileManager.dropFolder(folder);

    // Then nothing of it does, and all is there still
    browser.until("it is told", () -> browser.texts("problem-note >>> .title").size() == 2);
    assertEquals(
        List.of("One file takes the place of all that is there"),
        browser.texts("problem-note >>> .title").stream().distinct().toList());
    browser.until(
        "both count still", () -> near(netSales(near) + netSales(far), browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void theSameFileAgainIsToldAndComesInOnlyWhenItIsMeant() throws Exception {
    // Given
    Path file = directory.resolve("once.csv");
    Path same = directory.resolve("once-more.csv");
    Totals totals = SalesFile.writeRows(file, 300, 23);
    Files.copy(file, same);
    page.openFor("journey_again");
    browser.fileManager.drop(file);
    browser.until("it is there", () -> page.isOnTheDashboard("once.csv"));

    // When
    browser.fileManager.drop(same);
    browser.until(
        "the earlier one is named",
        () -> browser.text("problem-note >>> .note").contains("once.csv"));
    browser.until("nothing came twice", () -> near(netSales(totals), browser.figure("netSales")));
    browser.click("button[aria-label='Load it again anyway: once-more.csv']");

    // Then
    browser.until("it is there twice", () -> page.isOnTheDashboard("once-more.csv"));
    browser.until("and counts twice", () -> near(2 * netSales(totals), browser.figure("netSales")));

    // When the first is taken off and put back, while the second has its content
    browser.click("button[aria-label='Undo: once.csv']");
    browser.until("one is left", () -> near(netSales(totals), browser.figure("netSales")));
    browser.click("button[aria-label='Put back: once.csv']");
    browser.until(
        "it says why not",
        () -> browser.texts("problem-note >>> .note").toString().contains("would count twice"));
    browser.click("button[aria-label='Count it twice: once.csv']");

    // Then
    browser.until("both count", () -> near(2 * netSales(totals), browser.figure("netSales")));
    browser.until(
        "and nothing more is offered",
        () -> browser.count("button[aria-label='Count it twice: once.csv']") == 0);
  }

  @Test
  void whileDruidLoadsADatasetAgainThePageSaysSoAndWaits() throws Exception {
    // Given
    double sales = loaded();
    browser.prepare(DRUID_LOADS);

    // When
    browser.open(page.at("/overview?dataset=" + LOADED));

    // Then
    browser.until(
        "it says so",
        () -> browser.text("figures-frame >>> .coming").contains("Druid is loading this dataset"));
    assertEquals(List.of(), browser.texts("figures-frame >>> problem-note"));
    browser.until("the figures come", () -> near(sales, browser.figure("netSales")));
    browser.until("all is said", () -> browser.count("figures-frame >>> .coming") == 0);
    assertEquals("", browser.complaints());
  }

  @Test
  void daysTheWrongWayRoundAreToldAndTurned() throws Exception {
    // Given
    double sales = loaded();
    browser.open(page.at("/overview?dataset=" + LOADED + "&start=2035-12-31&end=2001-01-01"));
    browser.until(
        "it says so",
        () -> browser.text("problem-note >>> .title").equals("The first day is after the last"));

    // When
    browser.click("figures-frame >>> .mend a");

    // Then
    browser.until("figures are there", () -> near(sales, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  private boolean headSays(String words) {
    return browser.text("page-head >>> .words").contains(words);
  }

  /**
   * A dataset that is only looked at, loaded for the first test that wants it.
   *
   * @return its net sales
   */
  private double loaded() throws Exception {
    Path file = directory.resolve("loaded.csv");
    Totals totals = SalesFile.writeRows(file, 300, 26);
    if (page.get("/api/ingest/tasks?datasource_name=" + LOADED).getInteger("total") == 0) {
      page.openFor(LOADED);
      browser.fileManager.drop(file);
      browser.until("it is there", () -> page.isOnTheDashboard("loaded.csv"));
    }
    browser.complaints();
    return netSales(totals);
  }
}
