package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** The page in a real Chromium, on the real app with real services: what a user does and sees. */
class BrowserTest extends PageCase {
  private static final long ROWS = 5_000;

  @Test
  void aDroppedFileGoesAllTheWayAndItsFiguresAreRight() throws Exception {
    // Given
    Path file = directory.resolve("sales-march.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 7);
    page.openFor("browser_elsewhere");
    browser.type("drop-zone >>> #dataset", "browser_drop");

    // When
    browser.fileManager.drop(file);

    // Then
    browser.until("the card goes to the end", () -> page.isOnTheDashboard("sales-march.csv"));
    browser.click("file-card >>> .who a");
    browser.until("the figures are there", () -> browser.figure("netSales") != null);
    browser.has(5, "stage-track >>> .done .name");
    assertEquals(
        List.of("Received", "Stored", "Checked", "Loaded into Druid", "On the dashboard"),
        browser.texts("stage-track >>> .done .name").stream()
            .map(name -> name.lines().findFirst().orElseThrow().replace(": done", ""))
            .toList());
    assertFigures(totals);
    assertEquals("", browser.complaints());
  }

  @Test
  void badRowsAreCountedByReasonAndShownWithTheirRowColumnAndValue() throws Exception {
    // Given
    Path file = directory.resolve("with-bad-rows.csv");
    SalesFile.writeRows(file, 500, 8);
    String rest = "Pumps,Marine,Lakeside,Ada Marsh,Local,Valve,Workshop,";
    Files.writeString(
        file,
        ("2023-05-05," + rest + "12x,0,1,0,5,1\n").repeat(2) + "no-date," + rest + "12,0,1,0,5,1\n",
        StandardOpenOption.APPEND);
    page.openFor("browser_bad_rows");

    // When
    browser.fileManager.drop(file);

    // Then
    browser.until("the card goes to the end", () -> page.isOnTheDashboard("with-bad-rows.csv"));
    browser.has(3, "fault-table >>> tbody tr");
    List<String> faults = browser.texts("fault-table >>> tbody tr");
    assertTrue(faults.get(0).matches("(?s)502\\s+grossRevenue\\s+12x\\s+.+"), faults.get(0));
    assertTrue(faults.get(2).matches("(?s)504\\s+__time\\s+no-date\\s+.+"), faults.get(2));
    browser.says("rows-aside >>> h4", "3 rows set aside");
    browser.says("rows-aside >>> p", "2 rows: not a number · 1 row: not a date");
    browser.says("file-card >>> a[download]", "Download rejected rows");
    browser.until("the good rows count", () -> near(500, browser.figure("totalTransactions")));
  }

  @Test
  void anUnusableFileIsRefusedInWords() throws Exception {
    // Given
    Path file = directory.resolve("letter.csv");
    Files.writeString(file, "Dear reader\nthese are words\nand not sales\n");
    page.openFor("browser_unusable");

    // When
    browser.fileManager.drop(file);

    // Then
    browser.until(
        "the card says why", () -> !browser.text("file-card >>> problem-note >>> .note").isEmpty());
    browser.has(0, "kpi-tile");
    browser.has(1, "stage-track >>> .failed");
    browser.has(1, "stage-track >>> .done");

    // When it is looked for among all files
    browser.click("side-nav >>> a[href^='/data-ingestion']");

    // Then it is there once, together with its task
    browser.until("its card says when it came", () -> browser.count("file-card >>> time") > 0);
    List<String> names = browser.texts("file-card >>> h3");
    assertEquals(1, names.stream().filter("letter.csv"::equals).count(), names.toString());
  }

  @Test
  void thePageNeverScrollsSidewaysHoweverLongNamesAndFigures() throws Exception {
    // Given
    Path file = directory.resolve("a-name-that-is-far-too-long-for-the-width-of-any-phone.csv");
    SalesFile.writeRows(file, 500, 11);
    Files.writeString(
        file,
        "2023-05-05,Pumps,Marine,Lakeside,Ada Marsh,Local,Valve,Workshop,1"
            + "0".repeat(24)
            + ",0,1,0,5,1\n",
        StandardOpenOption.APPEND);
    browser.screen(390, 844);
    page.openFor("browser_phone");

    // When
    browser.fileManager.drop(file);

    // Then
    browser.until("the charts are there", () -> browser.count("chart-view >>> canvas") == 3);
    browser.says("kpi-tile#netSales >>> data", "KSh\u00a01\u00a0×\u00a010²⁴");
    figuresAreDrawn();
    assertEquals(0, browser.sticksOut());
    browser.screen(1440, 1000);
    assertEquals(0, browser.sticksOut());
    for (int width : List.of(390, 1024, 1440)) {
      browser.screen(width, 1000);
      for (String figure : List.of("-KSh\u00a0999,999,999,999.99", "UGX\u00a0123,456,789,012")) {
        assertEquals("", browser.word(CUT.formatted(figure)), figure + " at " + width);
      }
    }
    assertEquals("", browser.complaints());
  }

  /** The tiles in which a figure is wider than there is room, or takes more than a line. */
  private static final String CUT =
      """
      return (async () => {
      const band = document.querySelector('app-shell').shadowRoot.querySelector('figures-frame')
        .shadowRoot.querySelector('overview-page').shadowRoot.querySelector('kpi-band');
      const tiles = [...band.shadowRoot.querySelectorAll('kpi-tile')];
      const cut = [];
      for (const tile of tiles) {
        const { format, value, note } = tile;
        Object.assign(tile, { format: () => '%1$s', value: 1, note: '%1$s.' });
        await tile.updateComplete;
        await new Promise(requestAnimationFrame);
        await tile.updateComplete;
        for (const part of tile.shadowRoot.querySelectorAll('.value data, .note > span:first-child')) {
          const { left, right } = tile.getBoundingClientRect();
          const line = part.getClientRects();
          if (line.length !== 1 || line[0].left < left - 1 || line[0].right > right + 1) {
            cut.push(tile.id + ' ' + part.className);
          }
        }
        Object.assign(tile, { format, value, note });
      }
      return cut.join();
      })();
      """;

  @Test
  void thePageCatchesUpAfterTheServerWasRestarted() throws Exception {
    // Given
    Path first = directory.resolve("before.csv");
    Path second = directory.resolve("after.csv");
    Totals before = SalesFile.writeRows(first, 1_000, 9);
    Totals after = SalesFile.writeRows(second, 2_000, 10);
    page.openFor("browser_restart");
    browser.fileManager.drop(first);
    browser.until("the first file is there", () -> page.isOnTheDashboard("before.csv"));
    browser.until("with its figures", () -> browser.figure("netSales") != null);

    // When
    int port = page.port();
    page.stopApp();
    browser.until(
        "it says that it is offline",
        () -> browser.text("connection-badge >>> span").startsWith("Offline since"));
    page.startApp(port);
    HttpResponse<String> answer = page.put("browser_restart", second);

    // Then
    assertEquals(202, answer.statusCode(), answer.body());
    browser.until(
        "it is live again", () -> browser.text("connection-badge >>> span").equals("Live"));
    browser.until("the second file is there", () -> page.isOnTheDashboard("after.csv"));
    browser.until(
        "the figures are of both",
        () -> near(netSales(before) + netSales(after), browser.figure("netSales")));
    browser.until(
        "it says which file is new",
        () -> browser.text("page-head >>> .words").contains("Updated from after.csv"));
  }

  @Test
  void aPageThatCouldNotBeLoadedComesByItselfOnceTheServerIsBack() throws Exception {
    // Given
    page.openFor("browser_away");
    browser.network.forgetFiles();
    int port = page.port();
    page.stopApp();
    browser.click("side-nav >>> a[href^='/alerts']");
    browser.until(
        "it says so",
        () -> browser.text("problem-note >>> .title").equals("This page could not be loaded"));

    // When
    page.startApp(port);

    // Then
    browser.until("it is there", () -> browser.count("alerts-page >>> h1") == 1);
    browser.has(0, "problem-note");
    assertEquals("/alerts", browser.address().getPath());
  }

  @Test
  void aRuleIsWrittenFiresIsAcknowledgedAndDeleted() throws Exception {
    // Given
    Path file = directory.resolve("watched.csv");
    Totals totals = SalesFile.writeRows(file, 500, 11);
    page.openFor("browser_watched");
    browser.fileManager.drop(file);
    browser.until("it is there", () -> page.isOnTheDashboard("watched.csv"));
    browser.open(page.at("/alerts?dataset=browser_watched"));
    browser.until("a rule can be added", () -> button("Add the first rule"));

    // When
    browser.click("alerts-page >>> .box button");
    browser.until("its metrics are known", () -> browser.count("rule-form >>> #metric option") > 5);
    browser.type("rule-form >>> #name", "Few sales");
    browser.type("rule-form >>> #threshold", "20.000,5");
    browser.click("rule-form >>> .primary");
    browser.says("rule-form >>> #threshold-fault", "Write a number, such as 20,000.5.");
    assertEquals(0, browser.count("rule-form >>> problem-note"));
    browser.type("rule-form >>> #threshold", "1" + Math.round(netSales(totals)));
    browser.until(
        "it says what it would find",
        () -> browser.text("rule-form >>> .found").startsWith("It would fire now."));
    browser.click("rule-form >>> .primary");

    // Then
    browser.has(1, "alert-list >>> li");
    browser.mentions("alert-list >>> li", "Net sales of the last 7 days");
    browser.click("alert-list >>> li button");
    browser.mentions("alert-list >>> li", "acknowledged");
    browser.click("rule-list >>> .actions button:last-child");
    browser.click("rule-list >>> .actions button:first-child");
    browser.until("no rule is left", () -> button("Add the first rule"));
    browser.mentions("alert-list >>> li", "over since");
    browser.mentions("service-health >>> ul", "PostgreSQL answered in");
    browser.click("alerts-page >>> table-card >>> card-menu >>> .opener");
    browser.say(
        "alerts-page >>> table-card >>> card-menu >>> [role=menuitem]",
        List.of("Download CSV", "Download PNG"));
    assertEquals("", browser.complaints());
  }

  private boolean button(String words) {
    return browser.texts("alerts-page >>> button").contains(words);
  }

  private void assertFigures(Totals totals) {
    double net = netSales(totals);
    assertNear(net, "netSales");
    assertNear(totals.grossCents() / 100.0, "totalRevenue");
    assertNear(totals.returnCents() / 100.0, "returnsValue");
    assertNear(net - totals.costCents() / 100.0, "grossProfit");
    assertNear(totals.rows(), "totalTransactions");
    assertNear(net / totals.rows(), "averageTransaction");
    assertNear(totals.unitsSold() + totals.unitsReturned(), "netUnitsSold");
    String shown = String.format(Locale.UK, "KSh\u00a0%,.2f", net);
    browser.mentions("kpi-tile#netSales >>> .note", shown);
  }

  private void assertNear(double expected, String tile) {
    browser.until(tile + " is " + expected, () -> near(expected, browser.figure(tile)));
  }
}
