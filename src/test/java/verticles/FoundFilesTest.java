package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import verticles.testing.SalesFile;

/** Files and datasets are looked for, looked at and ended; what is not there says so. */
class FoundFilesTest extends PageCase {
  /** What the page has asked of a dataset without a name, also a moment later. */
  private static final String ASKED_OF_NO_DATASET =
      """
      return new Promise((tell) => setTimeout(() => tell(
        performance.getEntriesByType('resource').map(({ name }) => name)
          .filter((it) => it.endsWith('/datasets/null')).join()), 200));
      """;

  private static final String CHOOSE =
      "found[0].value = '%s'; found[0].dispatchEvent(new Event('change'));";

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
  void anAddressThatIsNoneShowsTheWayBack() {
    // Given
    browser.open(page.at("/no/such/page"));
    browser.until("it says so", () -> browser.text("app-shell >>> h1").contains("no page"));

    // When
    browser.click("app-shell >>> .lost a");

    // Then
    browser.until("the overview is there", () -> browser.count("figures-frame") == 1);
  }
}
