package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import verticles.testing.Browser;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** What a user does with a file besides dropping it: settle it, take it back, send it again. */
class FileJourneysTest {
  @TempDir static Path directory;

  private static PageUnderTest page;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    page = PageUnderTest.open(directory);
    browser = page.browser;
  }

  @AfterAll
  static void stop() throws Exception {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void aFileThatCanBeReadInTwoWaysWaitsForItsOwnersAnswer() throws Exception {
    // Given
    Path file = directory.resolve("two-ways.csv");
    StringBuilder rows = new StringBuilder("Date,Branch,Amount\n");
    for (int i = 0; i < 60; i++) {
      rows.append("0%d/0%d/2026,Lakeside,10.50\n".formatted(1 + i % 9, 4 + i % 2));
    }
    Files.writeString(file, rows);
    page.openFor("journey_two_ways");
    browser.drop(file);
    browser.until("it waits", () -> page.says("two-ways.csv", "Waits for you"));

    // When
    browser.press("file-actions >>> a.primary", Keys.ENTER);
    browser.until("it asks", () -> browser.texts("mapping-question >>> .radio").size() == 2);
    String monthFirst = browser.texts("mapping-question >>> .radio").get(1);
    browser.press("mapping-question >>> .radio:nth-of-type(2) input", Keys.SPACE);
    browser.until(
        "the rows are shown month first",
        () -> browser.text("mapping-rows >>> tbody td").equals("4 Jan 2026"));
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);

    // Then
    assertTrue(monthFirst.matches("(?s)Month first.*\\d/\\d+/2026 is .+ 2026"), monthFirst);
    browser.until("its figures are there", () -> near(60 * 10.5, browser.figure("netSales")));
    browser.until(
        "of the days as they were meant",
        () -> browser.text("overview-page >>> .head").contains("4 Jan 2026 – 5 Sept 2026"));
    assertEquals("", browser.complaints());
  }

  @Test
  void undoTakesAFilesRowsOffTheDashboardAndPutBackBringsThemBack() throws Exception {
    // Given
    Totals kept = SalesFile.writeRows(directory.resolve("kept.csv"), 300, 21);
    Totals taken = SalesFile.writeRows(directory.resolve("taken-back.csv"), 200, 22);
    double both = netSales(kept) + netSales(taken);
    page.openFor("journey_undo");
    browser.drop(directory.resolve("kept.csv"));
    browser.until("the first is there", () -> page.isOnTheDashboard("kept.csv"));
    browser.drop(directory.resolve("taken-back.csv"));
    browser.until("the second is there", () -> page.isOnTheDashboard("taken-back.csv"));
    browser.until("with both figures", () -> near(both, browser.figure("netSales")));

    // When
    browser.click("button[aria-label='Undo: taken-back.csv']");
    browser.until("only one is left", () -> near(netSales(kept), browser.figure("netSales")));
    browser.click("button[aria-label='Put back: taken-back.csv']");

    // Then
    browser.until("both are back", () -> near(both, browser.figure("netSales")));
    assertTrue(page.isOnTheDashboard("taken-back.csv"));
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
    browser.drop(file);
    browser.until("it is there", () -> page.isOnTheDashboard("once.csv"));

    // When
    browser.drop(same);
    browser.until(
        "the earlier one is named",
        () -> browser.text("problem-note >>> .note").contains("once.csv"));
    browser.until("nothing came twice", () -> near(netSales(totals), browser.figure("netSales")));
    browser.click("button[aria-label='Load it again anyway: once-more.csv']");

    // Then
    browser.until("it is there twice", () -> page.isOnTheDashboard("once-more.csv"));
    browser.until("and counts twice", () -> near(2 * netSales(totals), browser.figure("netSales")));
  }

  @Test
  void rowsAtFaultAreCountedByReasonAndListed() throws Exception {
    // Given
    Path file = directory.resolve("faults.csv");
    SalesFile.writeRows(file, 200, 24);
    String rest = "Pumps,Marine,Lakeside,Ada Marsh,Local,Valve,Workshop,";
    Files.writeString(
        file,
        Files.readString(file)
            + ("2023-05-05," + rest + "12x,0,1,0,5,1\n").repeat(2)
            + ("no-date," + rest + "12,0,1,0,5,1\n"));
    page.openFor("journey_faults");

    // When
    browser.drop(file);

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("faults.csv"));
    assertEquals("3 rows set aside", browser.text("rows-aside >>> h4"));
    assertEquals("2 rows: not a number · 1 row: not a date", browser.text("rows-aside >>> p"));
    assertEquals(3, browser.texts("rows-aside >>> fault-table >>> tbody tr").size());
  }

  @Test
  void aDatasetHasAPageAndEndsWhenItsNameIsTyped() throws Exception {
    // Given
    SalesFile.writeRows(directory.resolve("only.csv"), 300, 25);
    page.openFor("journey_dataset");
    browser.drop(directory.resolve("only.csv"));
    browser.until("it is there", () -> page.isOnTheDashboard("only.csv"));
    browser.open(page.at("/datasets/journey_dataset"));
    browser.until("its file is listed", () -> browser.texts("dataset-files >>> li").size() == 1);
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
  }

  @Test
  void anAddressThatIsNoneShowsTheWayBack() {
    // Given
    browser.open(page.at("/no/such/page"));
    browser.until("it says so", () -> browser.text("app-shell >>> h1").contains("no page"));

    // When
    browser.click("app-shell >>> .lost a");

    // Then
    browser.until("the overview is there", () -> browser.texts("overview-page").size() == 1);
  }

  @Test
  void daysTheWrongWayRoundAreToldAndTurned() throws Exception {
    // Given
    Totals totals = SalesFile.writeRows(directory.resolve("days.csv"), 300, 26);
    page.openFor("journey_days");
    browser.drop(directory.resolve("days.csv"));
    browser.until("it is there", () -> page.isOnTheDashboard("days.csv"));
    browser.open(page.at("/overview?dataset=journey_days&start=2035-12-31&end=2001-01-01"));
    browser.until(
        "it says so",
        () -> browser.text("problem-note >>> .title").equals("The first day is after the last"));

    // When
    browser.click("overview-page >>> .mend a");

    // Then
    browser.until("figures are there", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }
}
