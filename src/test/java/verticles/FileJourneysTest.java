package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
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

  /** What the page has asked of a dataset without a name, also a moment later. */
  private static final String ASKED_OF_NO_DATASET =
      """
      return new Promise((tell) => setTimeout(() => tell(
        performance.getEntriesByType('resource').map(({ name }) => name)
          .filter((it) => it.endsWith('/datasets/null')).join()), 200));
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
  void rejectedRowsAreDownloadedMendedAndSentAgain() throws Exception {
    // Given
    Path file = directory.resolve("with-faults.csv");
    Path mended = directory.resolve("mended.csv");
    Totals good = SalesFile.writeRows(file, 300, 27);
    String rest = ",Pumps,Marine,Lakeside,Ada Marsh,Local,Valve,Workshop,";
    Files.writeString(
        file,
        "2023-05-05" + rest + "12x,0,1,0,5,1\nno-date" + rest + "30,-4,2,1,5,1\n",
        StandardOpenOption.APPEND);
    page.openFor("journey_mended");
    browser.fileManager.saveTo(Files.createDirectory(directory.resolve("downloads")));
    browser.fileManager.drop(file);
    browser.until("its good rows are there", () -> page.isOnTheDashboard("with-faults.csv"));
    browser.until("and count", () -> near(netSales(good), browser.figure("netSales")));

    // When
    browser.click("rows-aside >>> a[download]");
    Path rejected = SavedCard.comes(browser, directory.resolve("downloads"), "csv");
    String rows = Files.readString(rejected);
    Files.writeString(mended, rows.replace("12x", "12.50").replace("no-date", "2023-05-06"));
    browser.fileManager.drop(mended);

    // Then
    assertEquals(3, rows.lines().count(), rows);
    browser.until("they are there", () -> page.isOnTheDashboard("mended.csv"));
    browser.until(
        "and count", () -> near(netSales(good) + 12.5 + 30 - 4, browser.figure("netSales")));
    browser.until("302 of them", () -> near(302, browser.figure("totalTransactions")));
    browser.say("rows-aside >>> h4", List.of("2 rows set aside"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aMendedFileTakesThePlaceOfOneOnItsCardAndGivesItBack() throws Exception {
    // Given two files, of the first of which a row was set aside
    Path old = directory.resolve("one-fault.csv");
    Path mended = directory.resolve("no-fault.csv");
    Totals good = SalesFile.writeRows(old, 300, 41);
    Totals beside = SalesFile.writeRows(directory.resolve("beside.csv"), 200, 42);
    String fault =
        "2023-05-05,Pumps,Marine,Lakeside,Ada Marsh,Local,Valve,Workshop,12x,0,1,0,5,1\n";
    Files.copy(old, mended);
    Files.writeString(old, fault, StandardOpenOption.APPEND);
    Files.writeString(mended, fault.replace("12x", "12.50"), StandardOpenOption.APPEND);
    double before = netSales(good) + netSales(beside);
    page.openFor("journey_in_its_place");
    browser.fileManager.drop(directory.resolve("beside.csv"));
    browser.until("one is there", () -> page.isOnTheDashboard("beside.csv"));
    browser.fileManager.drop(old);
    browser.until("the other is there", () -> page.isOnTheDashboard("one-fault.csv"));
    browser.until("both count", () -> near(before, browser.figure("netSales")));

    // When
    String replace = "button[aria-label='Replace with a mended file: one-fault.csv']";
    browser.until("it is offered", () -> browser.count(replace) == 1);
    String advice = browser.texts("rows-aside >>> p").toString();
    browser.keyboard.tabTo(replace);
    browser.choose(replace + " + input", mended);

    // Then
    assertTrue(advice.contains("choose “Replace with a mended file…”"), advice);
    browser.until("it says of which", () -> placeIs("(will replace|replaced) one-fault.csv"));
    browser.until("it has", () -> placeIs("replaced one-fault.csv"));
    browser.until("no row twice", () -> near(before + 12.5, browser.figure("netSales")));
    browser.until(
        "the old one says so", () -> page.says("one-fault.csv", "Replaced by “no-fault.csv”"));

    // When
    browser.click("button[aria-label='Undo: no-fault.csv']");
    browser.until("the old one is back", () -> near(before, browser.figure("netSales")));
    browser.click("button[aria-label='Put back: no-fault.csv']");

    // Then
    browser.until("it is replaced again", () -> near(before + 12.5, browser.figure("netSales")));
    browser.open(page.at("/datasets/journey_in_its_place"));
    browser.until(
        "its page says so",
        () ->
            browser.texts("dataset-files >>> .state").stream()
                .anyMatch(state -> state.endsWith("in the place of one-fault.csv")));
    assertEquals("", browser.complaints());
  }

  /** What the one card that says it says of whose place its file takes. */
  private boolean placeIs(String words) {
    List<String> said = browser.texts("file-place >>> span");
    return said.size() == 1 && said.get(0).matches("· " + words);
  }

  @Test
  void aDatasetHasAPageAndEndsWhenItsNameIsTyped() throws Exception {
    // Given
    SalesFile.writeRows(directory.resolve("only.csv"), 300, 25);
    page.openFor("journey_dataset");
    browser.fileManager.drop(directory.resolve("only.csv"));
    browser.until("it is there", () -> page.isOnTheDashboard("only.csv"));
    browser.open(page.at("/datasets/journey_dataset"));
    browser.until("its file is listed", () -> browser.count("dataset-files >>> li") == 1);
    String file = browser.text("dataset-files >>> li");
    List<String> completeness = browser.texts("quality-report >>> li");

    // When
    browser.click("dataset-delete >>> summary");
    browser.type("dataset-delete >>> #confirm", "journey_dataset");
    browser.click("dataset-delete >>> button:not(:disabled)");

    // Then
    assertTrue(file.contains("300 rows") && file.contains("On the dashboard"), file);
    assertTrue(
        completeness.stream().anyMatch(column -> column.matches("(?s)Branch\\s+100.%")),
        completeness.toString());
    browser.until(
        "it is gone", () -> !browser.texts("dataset-list >>> a").contains("journey_dataset"));
    assertEquals("", browser.word(ASKED_OF_NO_DATASET));
    assertEquals("", browser.complaints());
  }

  @Test
  void anAddressThatIsNoneShowsTheWayBack() {
    // Given
    browser.open(page.at("/no/such/page"));
    browser.until("it says so", () -> browser.text("app-shell >>> h1").contains("no page"));

    // When
    browser.click("app-shell >>> .lost a");

    // Then
    browser.until("the overview is there", () -> browser.count("figures-frame") == 1);
  }

  private static final String CHOOSE =
      "found[0].value = '%s'; found[0].dispatchEvent(new Event('change'));";

  @Test
  void anOldFileIsFoundByItsNameAndByWhatBecameOfIt() throws Exception {
    // Given
    for (int number = 1; number <= 52; number++) {
      Path file = directory.resolve("old-%02d.csv".formatted(number));
      Files.writeString(file, "Datum;Umsatz\n0105;1,%d\n".formatted(number));
      assertEquals(422, page.put("journey_old", file).statusCode());
    }
    browser.open(page.at("/data-ingestion"));
    browser.click("file-list >>> a.button");
    browser.until("older ones", () -> page.says("old-02.csv", "The dates have no year"));
    browser.mentions("file-search >>> [role=status]", "51–");

    // When
    browser.type("file-search >>> input", "OLD-0 journey_old");
    browser.says("file-search >>> [role=status]", "9 files found");
    browser.has(9, "found-files >>> file-card");
    browser.word("file-search >>> #fate", CHOOSE.formatted("shown"));

    // Then
    browser.says("file-search >>> [role=status]", "No file found");
    browser.mentions("found-files >>> section", "“OLD-0 journey_old”");
    assertEquals("q=OLD-0+journey_old&fate=shown", browser.address().getRawQuery());
    browser.word("history.back()");
    browser.says("file-search >>> [role=status]", "9 files found");
    browser.click("file-search >>> button");
    browser.until("all are there again", () -> browser.count("file-list >>> file-card") > 9);
    assertTrue(browser.keyboard.isIn("file-search"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFileThatNobodySentOrOfWhichNothingIsKeptSaysSo() throws Exception {
    // Given
    Path file = directory.resolve("no-year.csv");
    Files.writeString(file, "Datum;Umsatz\n0105;1,50\n0205;2,50\n");
    assertEquals(422, page.put("journey_no_year", file).statusCode());
    String task =
        page.get("/api/ingest/tasks?datasource_name=journey_no_year")
            .getJsonArray("tasks")
            .getJsonObject(0)
            .getString("task_id");

    // When
    browser.open(page.at("/files/" + UUID.randomUUID()));
    browser.until("there is none", () -> browser.text("file-page >>> h1").equals("No such file"));
    browser.open(page.at("/files/" + task));

    // Then
    browser.until(
        "it says why",
        () -> browser.text("problem-note >>> .title").equals("The dates have no year"));
    browser.mentions("file-page >>> .head p", "Nothing of this file is kept");
    browser.has(1, "problem-note");
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
