package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is on show: the filters and the days of an address, and what they are compared to. */
class FilterJourneysTest extends OverviewCase {
  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(TwoYears.DATASET, page, directory);
  }

  @Override
  String dataset() {
    return TwoYears.DATASET;
  }

  @Test
  void aFilterIsInTheAddressAndComesBackWithIt() {
    // Given
    open("");
    shows(ALL);

    // When a branch is chosen by keyboard
    browser.press("filter-menu >>> .opener", Keys.ENTER);
    browser.until("values are there", () -> browser.count("filter-menu >>> .options label") == 2);
    browser.keyboard.type("hil");
    browser.until("one is found", () -> browser.count("filter-menu >>> .options label") == 1);
    browser.keyboard.press(Keys.ARROW_DOWN);
    browser.keyboard.press(Keys.SPACE);
    browser.keyboard.press(Keys.ESCAPE);

    // Then
    shows(HILL);
    // and back off by Enter, as the only one that is found
    browser.press("filter-menu >>> .opener", Keys.ENTER);
    browser.until("values are there", () -> browser.count("filter-menu >>> .options label") == 2);
    browser.keyboard.type("hil");
    browser.keyboard.press(Keys.ENTER);
    shows(ALL);
    browser.keyboard.press(Keys.ENTER);
    shows(HILL);
    browser.keyboard.press(Keys.ESCAPE);
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
    browser.until("its rows", () -> browser.count("rows-sheet >>> tbody tr") == 24);
    assertEquals("", browser.complaints());
  }

  @Test
  void aCellNarrowsToBothOfItsValuesAndTheSameOneTakesBothOff() {
    // Given what is filtered by one of them already
    open("&branches=Hill");
    shows(HILL);

    // When
    browser.click("heat-grid >>> td button");

    // Then
    browser.until("both", () -> query().contains("productLines=Pumps"));
    assertTrue(query().contains("branches=Hill"), query());
    shows(HILL);
    browser.has(1, "heat-grid >>> td button");
    browser.click("heat-grid >>> td button");
    browser.until("neither", () -> !query().contains("productLines"));
    assertFalse(query().contains("branches"), query());
    shows(ALL);
    assertEquals("", browser.complaints());
  }

  @Test
  void aBarOfTheCourseFiltersByItsDaysAndADragAcrossBarsByTheirs() {
    // Given
    open("&start=2024-01-01&end=2025-12-31");
    shows(ALL);

    // When
    browser.until("a mark", () -> browser.mouse.clickMark("sales-course"));

    // Then
    browser.until(
        "its month", () -> query().contains("end=20") && !query().contains("end=2025-12-31"));
    shows(ALL / 24);
    browser.word("history.back()");
    shows(ALL);
    figuresAreDrawn();
    browser.mouse.drag("sales-course >>> .canvas", 120);
    browser.until("some months", () -> !query().contains("start=2024-01-01"));
    browser.until("more than one", () -> browser.figure("netSales") > ALL / 24);
    browser.word("history.back()");
    shows(ALL);
    figuresAreDrawn();
    browser.until("a mark", () -> browser.mouse.clickMark("sales-course", Keys.SHIFT));
    browser.until("its rows", () -> browser.count("rows-sheet >>> tbody tr") == 3);
    assertTrue(query().contains("start=2024-01-01"), query());
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
    browser.until("the drawer is closed", () -> browser.count("side-nav") == 0);
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
  void whereNothingCanBeComparedItIsSaidWhatCan() {
    // Given
    open("");
    shows(ALL);

    // When
    browser.mentions(
        "what-changed >>> .none", "All dates are on show: there is nothing before them");
    browser.click("what-changed >>> .offers button");

    // Then
    browser.until(
        "it says what changed",
        () ->
            browser.text("what-changed >>> h2").contains("explains most")
                || browser.count("what-changed >>> .views li") > 0);
    assertTrue(query().contains("period=last-90-days"), query());
    figuresAreDrawn();
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
        fiscal-q3 2026-01-01..2026-02-15 2025-10-01..2025-11-15
        fiscal-q4 2025-04-01..2025-06-30 2025-01-01..2025-03-31""",
        spans);
    assertEquals(
        "2026-01-01..2026-01-15 2025-02-01..2025-02-15 2026-01-01..2026-01-31",
        browser.word(STILL_RUNS));
  }

  @Test
  void aChangeFromNothingOrLessIsTheDifferenceEverywhere() {
    // When
    open("");
    shows(ALL);

    // Then
    assertEquals(
        """
        ▲ +30,0 %/+30,0 %/30,0 % more than
        ▲ +€ 4.218,70/+€ 4.218,70/€ 4.218,70 more than
        ▼ −€ 100,00/−€ 100,00/€ 100,00 less than
        ▲ +€ 50,00/+€ 50,00/€ 50,00 more than
        "Change, in % against the period before","Change, in EUR against the period before"
        30,30
        ,4218.7
        ,-100
        ,50""",
        browser.word(CHANGES).replaceAll("[\u00a0\u202f]", " ").replace("\r", "").strip());
  }

  @Test
  void againstDaysThatAreNotWholeNothingIsBoastedOf() {
    // When the days before begin before the data
    open("&start=2024-02-01&end=2024-03-31");

    // Then
    shows(ALL / 12);
    String note = "of which the data has those from 15 Jan 2024 on";
    browser.mentions("kpi-band >>> p", note);
    assertFalse(browser.text("period-line >>> p").contains("than"));
    browser.open(page.at("/branches?dataset=" + dataset() + "&start=2024-02-01&end=2024-03-31"));
    browser.mentions("metric-band >>> p", note);
    open("&start=2024-05-01&end=2024-06-30");
    browser.mentions("period-line >>> p", "as much as from 1 Mar 2024 to 30 Apr 2024");
    open("&start=2024-05-15&end=2024-05-15&branches=Harbour&compare=2024-04-15..2024-04-15");
    browser.mentions("period-line >>> p", "On 15 May 2024 you sold");
    browser.mentions("period-line >>> p", "in 1 transaction and");
    browser.mentions("period-line >>> p", "as much as on 15 Apr 2024");
    assertEquals("", browser.complaints());
  }

  private static final String CHANGES =
      """
      return (async () => {
      const { changeInWords, comparedInWords } = await import('/state/change.js');
      const { changeColumn } = await import('/state/explored.js');
      const { written } = await import('/state/table.js');
      const { csv } = await import('/state/download.js');
      const { exactMoney, writeAs } = await import('/state/format.js');
      writeAs({ locale: 'de-DE', currency: 'EUR' });
      const column = changeColumn('netSales');
      const row = (then, now, percent = null) => ({
        netSales: now,
        'netSales.before': then,
        'netSales.change': Number((now - then).toFixed(2)),
        'netSales.percent': percent,
      });
      const rows = [row(100, 130, 30), row(-818.7, 3400), row(-100, -200), row(0, 50)];
      const words = rows.map((it) => {
        const [now, then] = [it.netSales, it['netSales.before']];
        const all = [written(it, column), changeInWords(now, then, exactMoney), comparedInWords(now, then, exactMoney)];
        return all.join('/');
      });
      return [...words, csv([column], rows)].join('\\n');
      })();
      """;

  @Test
  void figuresInSentencesAreWrittenAsAllOthers() {
    // When
    open("");
    shows(ALL);

    // Then
    assertEquals(
        "1.200 of 2.400 products (50,0 %) make 73,5 % of sales; the largest is A 2.5 with 9,0 %.",
        browser.word(PARETO).replaceAll("[\u00a0\u202f]", " "));
  }

  private static final String PARETO =
      """
      return (async () => {
      const { paretoFinding } = await import('/charts/pareto.js');
      const { writeAs } = await import('/state/format.js');
      writeAs({ locale: 'de-DE', currency: 'EUR' });
      const classes = [{ members: 1200, share: 0.735 }, { members: 1200, share: 0.265 }];
      return paretoFinding({ classes, rows: [{ name: 'A 2.5', share: 0.09 }] }, 'products');
      })();
      """;

  private static final String STILL_RUNS =
      """
      return (async () => {
      const { daysBefore, yearBefore } = await import('/state/periods.js');
      return [
        daysBefore(null, '2026-02-01', '2026-02-28', '2026-02-15'),
        yearBefore('2026-02-01', '2026-02-28', '2026-02-15'),
        daysBefore(null, '2026-02-01', '2026-02-28', '2026-03-01'),
      ].map(({ start, end }) => `${start}..${end}`).join(' ');
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
