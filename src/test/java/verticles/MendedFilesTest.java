package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** A file of which rows are at fault, or that was read wrongly, is put right. */
class MendedFilesTest extends MappingCase {
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

  @Test
  void aLoadedFileIsReadDifferentlyInItsOwnPlace() throws Exception {
    // Given a file whose days were taken for months
    Path file = directory.resolve("days-as-months.csv");
    Files.writeString(file, "Date,Branch,Amount\n" + rows("0%d/0%d/2026,Lakeside,10.50\n"));
    String read = "{\"columns\": {\"Date\": {\"target\": \"__time\", \"format\": \"MM/dd/yyyy\"}}}";
    String task = send("mapping_differently", file, read, "&confirm=true");
    String again = "button[aria-label='Read it differently: days-as-months.csv']";
    browser.open(page.at("/files/" + task));
    browser.press(again, Keys.ENTER);
    String format = "mapping-column >>> .how select";
    browser.until("it waits", () -> browser.count(format) > 0);
    String path = browser.address().getPath();

    // When nothing is changed, and it is left so
    browser.until("the old one stays", () -> status().equals("Nothing is changed yet."));
    List<String> sureness = browser.texts("mapping-column >>> .badge");
    browser.press("file-page >>> .buttons .quiet", Keys.ENTER);
    browser.until("its card says so", () -> page.says("days-as-months.csv", "Cancelled"));

    // When it is asked for once more, and changed
    browser.open(page.at("/files/" + task));
    browser.press(again, Keys.ENTER);
    browser.until("it waits again", () -> browser.count(format) > 0);
    browser.until("as another", () -> !browser.address().getPath().equals(path));
    browser.word(
        format, "found[0].value = 'dd/MM/yyyy'; found[0].dispatchEvent(new Event('change'));");
    browser.until(
        "the rows are shown day first",
        () -> browser.text("mapping-rows >>> tbody td").equals("1 Apr 2026"));
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);

    // Then
    assertEquals(List.of("As before", "As before", "As before"), sureness);
    browser.until(
        "its days are others",
        () -> browser.text("page-head >>> .words").contains("1 Apr 2026 – 9 May 2026"));
    browser.until("each row once", () -> near(ROWS * 10.5, browser.figure("netSales")));
    browser.open(page.at("/datasets/mapping_differently"));
    browser.until(
        "its page says so",
        () ->
            browser.texts("dataset-files >>> .state").stream()
                .anyMatch(state -> state.endsWith("in the place of what it was before")));
    assertEquals("", browser.complaints());
  }

  @Test
  void ofARefusedFileTheGoodRowsAreLoadedAllTheSame() throws Exception {
    // Given a file of nine rows of which four are at fault
    Path file = directory.resolve("half-good.csv");
    Files.writeString(
        file,
        "Date,Branch,Amount\n"
            + "2026-05-04,Lakeside,10.50\n".repeat(5)
            + "2026-05-04,Lakeside,x\nnever,Lakeside,1\n2026-05-04,1\n2026-05-04,Lakeside,\n");
    page.openFor("mapping_half_good");
    browser.fileManager.drop(file);
    browser.says("file-card >>> .headline", "Too many rows at fault");
    browser.mentions("problem-note >>> .note", "4 of 9 rows cannot be used");
    browser.mentions("problem-note >>> .note", "The other 5 are good.");
    browser.mentions("stage-track >>> .failed .detail", "4 rows at fault, none loaded");

    // When
    browser.says("file-actions >>> a", "Check and load");
    browser.press("file-actions >>> a", Keys.ENTER);
    browser.mentions("file-page >>> .bar [role=status]", "4 of 9 rows cannot be used");
    browser.says("file-page >>> #load", "Load the 5 good rows");
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);

    // Then
    browser.until("they count", () -> near(5 * 10.5, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  /** What the one card that says it says of whose place its file takes. */
  private boolean placeIs(String words) {
    List<String> said = browser.texts("file-place >>> span");
    return said.size() == 1 && said.get(0).matches("· " + words);
  }

  private String status() {
    return browser.text("file-page >>> .bar [role=status]");
  }
}
