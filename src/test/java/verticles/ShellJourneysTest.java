package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is around every page: filters in the address, keys, and what is kept. */
class ShellJourneysTest extends PageCase {
  private static final String DATASET = "shell_journeys";
  private static final double HILL = TwoYears.HILL;
  private static final double ALL = TwoYears.ALL;

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
  }

  private void open(String more) {
    browser.open(page.at("/overview?dataset=" + DATASET + more));
  }

  private void shows(double netSales) {
    browser.until("net sales are " + netSales, () -> near(netSales, browser.figure("netSales")));
  }

  private String query() {
    String query = browser.address().getRawQuery();
    return query == null ? "" : query;
  }

  @Test
  void aFilterIsInTheAddressAndComesBackWithIt() {
    // Given
    open("");
    shows(ALL);

    // When a branch is chosen by keyboard
    browser.press("filter-menu >>> .opener", Keys.ENTER);
    browser.until(
        "values are there", () -> browser.texts("filter-menu >>> .options label").size() == 2);
    browser.keyboard.type("hil");
    browser.until(
        "one is found", () -> browser.texts("filter-menu >>> .options label").size() == 1);
    browser.keyboard.press(Keys.ARROW_DOWN);
    browser.keyboard.press(Keys.SPACE);
    browser.keyboard.press(Keys.ESCAPE);

    // Then
    shows(HILL);
    URI shared = browser.address();
    assertTrue(query().contains("branches=Hill"), query());
    browser.leave();
    browser.open(shared);
    shows(HILL);
    browser.click("filter-chips >>> .chip");
    shows(ALL);
    browser.word("history.back()");
    shows(HILL);
    assertEquals("", browser.complaints());
  }

  @Test
  void aCellOfTheHeatmapFiltersAndItsRowsAreShown() {
    // Given
    open("&start=2025-01-01&end=2025-12-31");
    shows(ALL / 2);

    // When
    browser.click("heat-grid >>> td button");

    // Then
    shows(HILL / 2);
    assertTrue(
        query().contains("branches=Hill") && query().contains("productLines=Pumps"), query());
    browser.click("sales-course >>> card-menu >>> .opener");
    browser.click("sales-course >>> card-menu >>> [role=menuitem]");
    browser.until("its rows", () -> browser.texts("rows-sheet >>> tbody tr").size() == 24);
    assertEquals("", browser.complaints());
  }

  @Test
  void anAddressThatIsNoTextIsSaidToBeNone() {
    // When
    browser.open(page.at("/%ff"));

    // Then
    browser.until(
        "it says so",
        () -> browser.texts("app-shell >>> h1").contains("This address cannot be read"));
    browser.click("app-shell >>> .lost a");
    browser.until("the overview", () -> browser.address().getPath().equals("/overview"));
  }

  @Test
  void whatIsLookedForIsFoundAndDoneByKeyboard() {
    // Given
    open("");
    shows(ALL);

    // When
    browser.keyboard.press(Keys.CONTROL, "k");
    browser.until("it is open", () -> browser.texts("command-palette >>> input").size() == 1);
    assertTrue(
        browser.texts("command-palette >>> li").contains("Dataset\n" + DATASET + "\non show"),
        browser.texts("command-palette >>> li").toString());
    browser.keyboard.type("qqq");
    browser.until(
        "nothing is found",
        () -> browser.text("command-palette >>> p").equals("Nothing is called “qqq”."));
    browser.keyboard.press(Keys.BACK_SPACE);
    browser.keyboard.press(Keys.BACK_SPACE);
    browser.keyboard.press(Keys.BACK_SPACE);
    browser.keyboard.type("harb");
    browser.until(
        "the branch is found",
        () ->
            browser.texts("command-palette >>> li").stream()
                .anyMatch(it -> it.contains("Harbour")));
    browser.keyboard.press(Keys.ENTER);

    // Then
    shows(ALL - HILL);
    browser.keyboard.type("r");
    shows(ALL);
    browser.keyboard.type("?");
    browser.until("the keys", () -> browser.texts("key-help >>> kbd").contains("Ctrl"));
    browser.keyboard.press(Keys.ESCAPE);
    browser.until("they are closed", () -> browser.texts("key-help >>> dialog[open]").isEmpty());
    browser.keyboard.type("gd");
    browser.until("the page of files", () -> browser.address().getPath().equals("/data-ingestion"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aViewIsKeptUnderANameForEverybody() {
    // Given
    open("&branches=Hill&compare=none");
    shows(HILL);

    // When
    browser.click("saved-views >>> .opener");
    browser.type("saved-views >>> form input", "Only the hill");
    browser.keyboard.press(Keys.ENTER);
    browser.until(
        "it is kept", () -> browser.text("saved-views >>> .opener").equals("Only the hill"));

    // Then
    open("");
    shows(ALL);
    browser.click("saved-views >>> .opener");
    browser.click("saved-views >>> li a");
    shows(HILL);
    assertTrue(query().contains("compare=none"), query());
    browser.click("saved-views >>> .opener");
    browser.click("saved-views >>> li button");
    browser.until("it is gone", () -> browser.texts("saved-views >>> li").isEmpty());
    assertEquals("", browser.complaints());
  }

  @Test
  void aTargetAndACurrencyAreAgreedOn() {
    // Given
    open("&start=2025-01-01&end=2025-12-31");
    shows(ALL / 2);

    // When 160 a month are sold, and 200 are wanted
    browser.type("target-card >>> #target", "200");
    browser.keyboard.press(Keys.ENTER);
    browser.until("it is measured", () -> browser.text("target-card >>> h2").startsWith("80"));
    browser.click("target-card >>> .gauge button");
    shows(ALL / 24);
    assertTrue(query().contains("start=2025-12-01&end=2025-12-31"), query());
    assertEquals(List.of(), browser.texts("target-card >>> .gauge button"));
    assertTrue(browser.text("target-card >>> h2").startsWith("80"));
    browser.click("side-nav >>> [aria-label='How figures are written']");
    browser.press("preferences-sheet >>> [name=currency]", Keys.HOME);
    browser.keyboard.type("UGX");
    browser.click("preferences-sheet >>> .primary");

    // Then
    browser.until(
        "figures are written anew",
        () ->
            browser.text("kpi-tile#netSales >>> data").startsWith("UGX")
                || browser.text("kpi-tile#netSales >>> data").startsWith("USh"));
    open("&start=2025-01-01&end=2025-12-31");
    browser.until("it is kept", () -> browser.text("target-card >>> h2").startsWith("80"));
    assertEquals("", browser.complaints());
  }

  @Test
  void onAPhoneFiltersAndPagesFoldAway() {
    // Given
    browser.screen(390, 844);
    open("");
    shows(ALL);

    // When
    browser.click("filter-bar >>> .unfold");
    browser.click("modal-sheet filter-menu >>> .opener");
    browser.click("modal-sheet filter-menu >>> .options input");
    browser.click("filter-bar >>> .sheet .primary");

    // Then
    shows(HILL);
    assertEquals(0, browser.sticksOut());
    browser.click("app-shell >>> header button");
    browser.click("side-nav >>> nav a[href^='/data-ingestion']");
    browser.until("the page of files", () -> browser.address().getPath().equals("/data-ingestion"));
    browser.until("the drawer is closed", () -> browser.texts("side-nav").isEmpty());
    assertEquals("", browser.complaints());
  }

  @Test
  void whatIsDownloadedIsWhatIsShown() {
    // Given
    open("&branches=Hill");
    shows(HILL);
    browser.word(CATCH_DOWNLOADS);

    // When
    browser.click("top-customers >>> card-menu >>> .opener");
    browser.click("top-customers >>> card-menu >>> [role=menuitem]:nth-child(2)");

    // Then
    browser.until("it comes", () -> !browser.word("return window.saved ?? ''").isEmpty());
    String csv = browser.word("return encodeURIComponent(window.saved)");
    assertEquals(
        "Customer,Net sales,Gross profit\r\nAda Ltd,2640,1200\r\n",
        URLDecoder.decode(csv, StandardCharsets.UTF_8).replace("\ufeff", ""));
  }

  @Test
  void aFirstVisitIsOfferedSomethingToLookAtWhichGoesWithoutWhatWasPutBesideIt() throws Exception {
    // Given
    page.openFor("shell_first_visit");

    // When
    browser.click("demo-offer >>> button");

    // Then
    browser.until("its figures are there", () -> browser.figure("netSales") != null);
    assertTrue(browser.text("page-head >>> .words").contains("Demo data, made up"));
    assertTrue(query().contains("dataset=demo-sales"), query());
    browser.until(
        "a map of its towns", () -> browser.text("sales-map >>> h2").contains("sells most"));
    while (!browser.texts("demo-tour >>> section").isEmpty()) {
      browser.click("demo-tour >>> .primary");
    }
    Path own = directory.resolve("among.csv");
    Files.writeString(own, "Date,Branch,Amount\n2026-01-15,Hill,55\n2026-01-16,Hill,45\n");
    page.put("demo-sales", own);
    browser.until("it is said", () -> browser.text("page-head >>> p").contains("among your own"));
    browser.click("side-nav >>> a[href^='/data-ingestion']");
    browser.click("dataset-list >>> .name button");
    browser.until(
        "it can be had again",
        () -> browser.text("demo-offer >>> button").equals("Load the demo data"));
    assertTrue(
        browser.texts("dataset-list >>> .name").stream()
            .noneMatch(it -> it.contains("made up") || it.contains("demo data")));
    browser.open(page.at("/overview?dataset=demo-sales"));
    shows(100);
    page.delete("demo-sales");
    assertEquals("", browser.complaints());
  }

  @Test
  void whereNothingCanBeComparedItIsSaidWhatCan() {
    // Given
    open("");
    shows(ALL);

    // When
    String why = browser.text("what-changed >>> .none");
    browser.click("what-changed >>> .offers button");

    // Then
    assertTrue(why.startsWith("All dates are on show: there is nothing before them"), why);
    browser.until(
        "it says what changed",
        () ->
            browser.text("what-changed >>> h2").contains("explains most")
                || browser.texts("what-changed >>> .views li").size() > 0);
    assertTrue(query().contains("period=last-90-days"), query());
    String unit = browser.text("what-changed >>> .small");
    assertTrue(
        unit.matches("(?s)Net sales; [A-Z]{3}, \\d+ \\w+ 20.. – .+ against \\d+ \\w+ 20.. – .+"),
        unit);
    open("&start=2025-07-01&end=2025-12-31&compare=2024-01-01..2024-03-31");
    shows(ALL / 4);
    browser.until("the chosen days", () -> browser.text("kpi-band >>> p").equals(COMPARED));
    assertEquals("", browser.complaints());
  }

  @Test
  void aPeriodIsWhatTheCalendarSays() {
    // When today is a Sunday in February, and the fiscal year begins in July
    open("");
    shows(ALL);
    String spans = browser.word(SPANS);

    // Then
    assertEquals(
        """
        last-30-days 2026-01-11..2026-02-09 2025-12-12..2026-01-10
        last-90-days 2025-11-12..2026-02-09 2025-08-14..2025-11-11
        last-12-months 2025-02-10..2026-02-09 2024-02-10..2025-02-09
        today 2026-02-15..2026-02-15 2026-02-14..2026-02-14
        yesterday 2026-02-14..2026-02-14 2026-02-13..2026-02-13
        this-week 2026-02-09..2026-02-15 2026-02-02..2026-02-08
        last-week 2026-02-02..2026-02-08 2026-01-26..2026-02-01
        this-month 2026-02-01..2026-02-15 2026-01-01..2026-01-15
        last-month 2026-01-01..2026-01-31 2025-12-01..2025-12-31
        this-quarter 2026-01-01..2026-02-15 2025-10-01..2025-11-15
        last-quarter 2025-10-01..2025-12-31 2025-07-01..2025-09-30
        this-year 2026-01-01..2026-02-15 2025-01-01..2025-02-15
        last-year 2025-01-01..2025-12-31 2024-01-01..2024-12-31
        this-fiscal-year 2025-07-01..2026-02-15 2024-07-01..2025-02-15
        last-fiscal-year 2024-07-01..2025-06-30 2023-07-01..2024-06-30
        this-fiscal-quarter 2026-01-01..2026-02-15 2025-10-01..2025-11-15
        last-fiscal-quarter 2025-10-01..2025-12-31 2025-07-01..2025-09-30
        fiscal-q1 2025-07-01..2025-09-30 2025-04-01..2025-06-30
        fiscal-q2 2025-10-01..2025-12-31 2025-07-01..2025-09-30
        fiscal-q3 2026-01-01..2026-03-31 2025-10-01..2025-12-31
        fiscal-q4 2025-04-01..2025-06-30 2025-01-01..2025-03-31""",
        spans);
  }

  @Test
  void whatStandsSideBySideIsWrittenAlikeAndClearOfTheOthers() {
    // Given
    open("");

    // When
    String words = browser.word(SIDE_BY_SIDE);

    // Then
    assertEquals(
        """
        15.0 K, 7.6 K, −900, 0
        7,556.46, 12.00
        2 M, 500 K, 0
        2,500, 10,000
        lodz lodz tromso izmir giessen aero
        100 93 86
        3 10 100
        47 20 54""",
        words.replace('\u00a0', ' '));
  }

  private static final String SIDE_BY_SIDE =
      """
      return (async () => {
      const { alike, amount, compact, writeAs } = await import('/state/format.js');
      const { plain } = await import('/state/places.js');
      const { apart, evenly } = await import('/charts/line-names.js');
      writeAs({ locale: 'en-GB', currency: 'KES' });
      const of = (format, values, told = values) => told.map(alike(format, values)).join(', ');
      const heights = (ends) => apart(ends, { min: 0, max: 100 }).map(Math.round).join(' ');
      return [
        of(amount, [15_000, 7_556.46, -900, 0]),
        of(amount, [7_556.46, 12]),
        of(compact, [2e6, 5e5, 0]),
        of(compact, [9_000], [2_500, 10_000]),
        ['Łódź', 'LODZ shop', 'Tromsø', 'İzmir', 'Gießen', 'Ærø'].map(plain).join(' '),
        heights([100, 99, 98]),
        heights([0, 1, 100]),
        heights([50, 20, 51]),
      ].join('\\n');
      })();
      """;

  private static final String COMPARED =
      "Changes are against 1 Jan 2024 – 31 Mar 2024, of which the data has those from 15 Jan 2024"
          + " on; the data ends on 15 Dec 2025.";

  private static final String SPANS =
      """
      return (async () => {
      const { PERIODS, daysBefore } = await import('/state/periods.js');
      const when = { today: '2026-02-15', earliest: '2023-01-01', latest: '2026-02-09', fiscalStart: 7 };
      return PERIODS.map((period) => {
        const [start, end] = period.span(when);
        const before = daysBefore(period, start, end);
        return `${period.id} ${start}..${end} ${before.start}..${before.end}`;
      }).join('\\n');
      })();
      """;

  /** Instead of the folder of downloads. */
  private static final String CATCH_DOWNLOADS =
      """
      URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return '#'; };
      """;
}
