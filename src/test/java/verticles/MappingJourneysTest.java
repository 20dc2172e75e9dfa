package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Files of which only their owner can say how they are to be read. */
class MappingJourneysTest extends MappingCase {
  @Test
  void anAnswerIsLaidOverWhatWasSentWithTheFile() throws Exception {
    // Given a file whose column is named beforehand, and whose dates can be read in two ways
    Path file = directory.resolve("two-ways.csv");
    Files.writeString(file, "Date,Spot,Amount\n" + rows("0%d/0%d/2026,Lakeside,10.50\n"));
    String task =
        send("mapping_two_ways", file, "{\"columns\": {\"spot\": {\"target\": \"Branch\"}}}");
    browser.open(page.at("/data-ingestion"));
    String way = "dataset-list >>> a.waits[href*='" + task + "']";
    browser.until("its dataset says so", () -> browser.text(way).equals("1 file waits for you"));

    // When
    browser.press(way, Keys.ENTER);
    browser.until("it asks", () -> browser.count("mapping-question >>> .radio") == 2);
    String monthFirst = browser.texts("mapping-question >>> .radio").get(1);
    String question = browser.text("mapping-question >>> legend");
    String understood = browser.texts("mapping-summary >>> p").toString();
    String written = browser.text("mapping-column >>> .how select option:checked");
    browser.press("mapping-question >>> .radio:nth-of-type(2) input", Keys.SPACE);
    browser.until(
        "the rows are shown month first",
        () -> browser.text("mapping-rows >>> tbody td").equals("4 Jan 2026"));
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);

    // Then
    assertTrue(monthFirst.matches("(?s)Month first.*\\d/\\d+/2026 is .+ 2026"), monthFirst);
    assertTrue(question.endsWith("31/12/2024 (day first) or 12/31/2024 (month first)?"), question);
    assertEquals("Asked above", written);
    assertTrue(understood.contains("60 rows.") && !understood.contains("good"), understood);
    assertTrue(understood.contains("How its dates are written is asked below."), understood);
    browser.until("its figures are there", () -> near(ROWS * 10.5, browser.figure("netSales")));
    browser.until(
        "of the days as they were meant",
        () -> browser.text("page-head >>> .words").contains("4 Jan 2026 – 5 Sept 2026"));
    browser.until(
        "of the branch as it was sent",
        () -> browser.text("top-branches >>> h2").startsWith("Lakeside"));
    assertEquals("", browser.complaints());
  }

  @Test
  void whatIsAnsweredStaysWhenFiguresAreWrittenInAnotherWay() throws Exception {
    // Given
    Path file = directory.resolve("written.csv");
    Files.writeString(file, "Date,Amount\n" + rows("0%d/0%d/2026,10.50\n"));
    String task = send("mapping_written", file, "{}");
    browser.prepare(GERMAN_LATER);
    browser.open(page.at("/files/" + task + "?dataset=mapping_written"));
    browser.has(2, "mapping-question >>> .radio");
    browser.press("mapping-question >>> .radio:nth-of-type(2) input", Keys.SPACE);
    browser.says("mapping-rows >>> tbody td", "4 Jan 2026");

    // When
    browser.word("german()");

    // Then
    browser.says("mapping-rows >>> tbody td", "4. Jan. 2026");
    assertTrue(browser.keyboard.isIn("mapping-question >>> .radio:nth-of-type(2) input"));
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);
    browser.until("its figures are there", () -> near(ROWS * 10.5, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  /** What its readers have agreed on comes when the test says so. */
  private static final String GERMAN_LATER =
      """
      (() => {
        const { fetch } = window;
        const agreed = { monthly_target: null, currency: 'EUR', locale: 'de-DE', fiscal_start: null };
        const told = new Promise((tell) => (window.german = tell));
        window.fetch = (url, ...more) => String(url).endsWith('/preferences')
          ? told.then(() => new Response(JSON.stringify(agreed))) : fetch(url, ...more);
      })();
      """;

  @Test
  void whatIsNotAskedAnyMoreAndWasNotAnsweredGoes() throws Exception {
    // Given a file of which was said that it has no header
    Path file = directory.resolve("headless.csv");
    Files.writeString(file, "Date,Amount\n" + rows("2026-0%d-1%d,10.50\n"));
    String task = send("mapping_headless", file, "{\"header_line\": 0}");
    browser.open(page.at("/files/" + task + "?dataset=mapping_headless"));
    browser.mentions("file-page >>> [aria-label=Questions]", "Only you can say");
    browser.click("mapping-summary >>> summary");

    // When
    browser.type("mapping-summary >>> input[type=number]", "1");
    browser.press("mapping-summary >>> input[type=number]", Keys.ENTER);

    // Then
    browser.mentions("mapping-summary >>> .said", "the header in its first line");
    browser.has(0, "mapping-question");
    browser.says("file-page >>> .bar [role=status]", "This is what will be loaded.");
    assertEquals("", browser.complaints());
  }

  @Test
  void whatIsAnsweredHereIsOnADashboardThatIsOpenElsewhere() throws Exception {
    // Given
    Path there = directory.resolve("there-already.csv");
    Path asks = directory.resolve("asks-first.csv");
    Files.writeString(there, "Date,Amount\n" + rows("2026-0%d-1%d,10.50\n"));
    Files.writeString(asks, "Date,Amount\n" + rows("0%d/0%d/2026,2.25\n"));
    page.openFor("mapping_elsewhere");
    browser.fileManager.drop(there);
    browser.until("it is there", () -> page.isOnTheDashboard("there-already.csv"));
    browser.windows.openSecond();
    browser.open(page.at("/overview?dataset=mapping_elsewhere"));
    browser.until("its figures are there", () -> near(ROWS * 10.5, browser.figure("netSales")));
    browser.word("window.sameAsBefore = true;");

    // When
    browser.windows.first();
    browser.fileManager.drop(asks);
    browser.press("file-actions >>> a.primary", Keys.ENTER);
    browser.press("mapping-question >>> .radio:nth-of-type(2) input", Keys.SPACE);
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);
    browser.windows.second();

    // Then
    browser.until(
        "its figures come by themselves",
        () -> near(ROWS * (10.5 + 2.25), browser.figure("netSales")));
    browser.until(
        "it says of which file",
        () -> browser.text("page-head >>> .fresh").equals("Updated from asks-first.csv"));
    browser.says("app-shell >>> [aria-live]", "Updated from asks-first.csv");
    assertEquals("true", browser.word("return window.sameAsBefore"));
    browser.has(0, "kpi-tile >>> .skeleton");
    assertEquals("", browser.complaints());
  }

  @Test
  void whichColumnItIsIsAnsweredByKeyboard() throws Exception {
    // Given
    Path file = directory.resolve("two-amounts.csv");
    Files.writeString(
        file, "Date,Branch,Turnover,Revenue\n" + rows("2026-0%d-1%d,Lakeside,10.50,12.25\n"));
    String task = send("mapping_two_amounts", file, "{}");
    browser.open(page.at("/files/" + task));
    browser.until("it asks", () -> browser.count("mapping-question >>> .radio") == 2);
    List<String> columns = browser.texts("mapping-question >>> .radio");
    List<String> sureness = browser.texts("mapping-column >>> .badge");

    // When
    browser.keyboard.tabTo("mapping-question >>> .radio input");
    browser.keyboard.press(Keys.SPACE);
    browser.keyboard.press(Keys.ARROW_DOWN);
    browser.until("it is answered", () -> browser.count("file-page >>> #load:enabled") == 1);
    browser.keyboard.tabTo("file-page >>> #load");
    browser.keyboard.press(Keys.ENTER);

    // Then
    assertTrue(columns.get(0).matches("(?s)Turnover\\s+10.50"), columns.toString());
    assertTrue(columns.get(1).matches("(?s)Revenue\\s+12.25"), columns.toString());
    assertEquals(List.of("Sure", "Sure", "Asked above", "Asked above"), sureness);
    browser.until("the chosen one counts", () -> near(ROWS * 12.25, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFirstFileThatWaitsIsListedWithItsDatasetAtOnce() throws Exception {
    // Given
    Path file = directory.resolve("first-waits.csv");
    Files.writeString(file, "Date,Amount\n" + rows("0%d/0%d/2026,10.50\n"));
    browser.open(page.at("/data-ingestion"));
    page.isLive();

    // When
    send("mapping_first_waits", file, "{}");

    // Then
    browser.until(
        "its dataset waits",
        () ->
            browser.texts("dataset-list >>> li").stream()
                .anyMatch(
                    row ->
                        row.contains("mapping_first_waits")
                            && row.contains("1 file waits for you")));
    browser.says(
        "app-shell >>> [aria-live]", "first-waits.csv: waits for you: how is it to be read?");
  }

  @Test
  void aFileIsLookedAtBeforeItIsSent() throws Exception {
    // Given
    Path file = directory.resolve("unsent.csv");
    Files.writeString(file, "Date,Amount\n" + rows("2026-0%d-1%d,10.50\n"));
    page.openFor("mapping_unsent");
    browser.click("upload-options >>> summary");

    // When
    browser.choose("upload-options >>> #look", file);
    browser.until("it is shown", () -> browser.count("mapping-rows >>> tbody tr") > 0);
    String tab = browser.text("mapping-rows >>> [role=tab]");
    JsonObject before = page.get("/api/ingest/tasks?datasource_name=mapping_unsent");
    browser.click("file-page >>> #load:enabled");

    // Then nothing was kept of it before, and it is read as it was shown
    assertEquals("As they would be loaded", tab);
    assertEquals(0, before.getInteger("total"));
    browser.until("its figures are there", () -> near(ROWS * 10.5, browser.figure("netSales")));
    browser.until(
        "what it does not have is not counted",
        () ->
            browser
                .text("kpi-tile#uniqueEmployees >>> dl")
                .matches("(?s).*—\\s+Not in your files"));
    JsonObject after = page.get("/api/ingest/tasks?datasource_name=mapping_unsent");
    String task = after.getJsonArray("tasks").getJsonObject(0).getString("task_id");
    browser.open(page.at("/files/" + task));
    browser.until(
        "it says that it was loaded so",
        () -> browser.text("mapping-rows >>> [role=tab]").equals("As they were loaded"));
    browser.until("it says why", () -> browser.count("mapping-column >>> .why") > 1);
    List<String> reasons = browser.texts("mapping-column >>> .why");
    assertTrue(reasons.stream().noneMatch(it -> it.contains("last file")), reasons.toString());
    browser.says("file-page >>> .spec summary", "What Druid was told");
    browser.open(page.at("/datasets/mapping_unsent"));
    browser.until(
        "what no file has is named",
        () -> browser.text("quality-report >>> ul + p").startsWith("In no file: "));
    assertEquals("", browser.complaints());
  }

  @Test
  void amountsAreWrittenInTheOneCurrencyThatTheFilesName() throws Exception {
    // Given
    Path file = directory.resolve("euros.csv");
    Files.writeString(file, "Date,Amount,Currency\n" + rows("2026-0%d-1%d,10.50,EUR\n"));
    page.openFor("mapping_euros");

    // When
    page.put("mapping_euros", file);

    // Then
    browser.until("its figures are there", () -> near(ROWS * 10.5, browser.figure("netSales")));
    browser.until("they are euros", () -> currency().equals("€"));
    browser.mentions("sales-course >>> .small", "EUR");
    browser.click("side-nav >>> [aria-label='How figures are written']");
    browser.says(
        "preferences-sheet >>> [name=currency] option:checked", "As in its files: EUR, Euro");
    browser.click("preferences-sheet >>> .primary");
    browser.until("it is kept", () -> browser.texts("preferences-sheet >>> form").isEmpty());
    assertNull(page.get("/api/datasets/mapping_euros/preferences").getString("currency"));
    assertEquals("€", currency());
    assertEquals("", browser.complaints());
  }

  @Test
  void severalCurrenciesAreAddedUpWhereItsOwnerSaysSo() throws Exception {
    // Given
    Path file = directory.resolve("mixed.csv");
    Files.writeString(
        file, "Date,Amount\n" + rows("2026-0%d-1%d,€10.50\n") + "2026-04-16,$10.50\n");
    String task = send("mapping_mixed", file, "{}");
    browser.open(page.at("/files/" + task));

    // When
    browser.until("it asks", () -> browser.texts("mapping-question >>> .radio").size() == 2);
    String question = browser.text("mapping-question >>> legend");
    List<String> answers = browser.texts("mapping-question >>> .radio");
    List<String> fields = browser.texts("mapping-question >>> select");
    browser.press("mapping-question >>> .radio input", Keys.SPACE);
    browser.press("file-page >>> #load:not(:disabled)", Keys.ENTER);

    // Then
    assertTrue(question.endsWith("added up as they are. Shall they be?"), question);
    assertEquals(List.of("Yes, add them up as they are", "No, leave “Amount” out"), answers);
    assertEquals(1, fields.size(), fields.toString());
    browser.until("they are", () -> near((ROWS + 1) * 10.5, browser.figure("netSales")));
    assertNull(page.get("/api/datasets/mapping_mixed").getString("currency"));
    assertEquals("", browser.complaints());
  }

  private String currency() {
    return browser.text("kpi-tile#netSales >>> data").replaceFirst("\u00a0.*", "");
  }
}
