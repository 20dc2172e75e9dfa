package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is around every page: keys, what is kept for everybody, and a first visit. */
class ShellJourneysTest extends OverviewCase {
  private static final String DATASET = "shell_journeys";

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
  }

  @Override
  String dataset() {
    return DATASET;
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
    browser.until(
        "it is open",
        () ->
            browser.texts("command-palette >>> li").contains("Dataset\n" + DATASET + "\non show"));
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
    browser.until("they are closed", () -> browser.count("key-help >>> dialog[open]") == 0);
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
    browser.until("it is gone", () -> browser.count("saved-views >>> li") == 0);
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
    browser.until("it is measured", () -> browser.text("target-card >>> h2").startsWith("80"));
    browser.has(0, "target-card >>> .gauge button");
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
  void aFirstVisitIsOfferedSomethingToLookAtWhichGoesWithoutWhatWasPutBesideIt() throws Exception {
    // Given
    page.openFor("shell_first_visit");

    // When
    browser.click("demo-offer >>> button");

    // Then
    browser.until("its figures are there", () -> browser.figure("netSales") != null);
    browser.mentions("page-head >>> .words", "Demo data, made up");
    assertTrue(query().contains("dataset=demo-sales"), query());
    browser.until(
        "a map of its towns", () -> browser.text("sales-map >>> h2").contains("sells most"));
    browser.has(1, "demo-tour >>> section");
    browser.until(
        "the tour is walked to its end",
        () ->
            browser
                .word("demo-tour >>> .primary", "found[0]?.click(); return found.length")
                .equals("0"));
    Path own = directory.resolve("among.csv");
    Files.writeString(own, "Date,Branch,Amount\n2026-01-15,Hill,55\n2026-01-16,Hill,45\n");
    page.put("demo-sales", own);
    browser.until("it is said", () -> browser.text("page-head >>> p").contains("among your own"));
    browser.click("side-nav >>> a[href^='/data-ingestion']");
    browser.click("dataset-list >>> .name button");
    browser.until(
        "it can be had again",
        () -> browser.text("demo-offer >>> button").equals("Load the demo data"));
    browser.until(
        "what is left is one's own",
        () ->
            browser.texts("dataset-list >>> .name").stream()
                .noneMatch(it -> it.contains("made up") || it.contains("demo data")));
    browser.open(page.at("/overview?dataset=demo-sales"));
    shows(100);
    page.delete("demo-sales");
    assertEquals("", browser.complaints());
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
        Denmark, Switzerland, Kenya, , United States of America, Luxembourg
        United Kingdom, United Kingdom, United Kingdom
        United States of America, United States of America, United States of America
        100 93 86
        3 10 100
        47 20 54""",
        words.replace('\u00a0', ' '));
  }

  @Test
  void whatIsSaidOfFilesDaysAndFiguresIsSo() {
    // Given
    open("");

    // When
    String words = browser.word(TOLD);

    // Then
    assertEquals(
        """
        10 files came: 5 got to the dashboard, 1 did not get through, 1 was cancelled, 1 is on its way; the content of 2 was there already
        Loaded 5 2, Not loaded 1 0, There already 0 2, Cancelled 1 0, On the way 1 0
        4 files came, and all went well; the content of 2 was there already
        On the dashboard, 5.6 s after the first byte
        On the dashboard after 5.6 s of work
        Received done, Stored done, Waits for your answer held, Loaded into Druid todo, On the dashboard todo
        Hill sold 3 times as much as usual on 2 Mar 2026
        Hill sold KSh 10.4 K instead of KSh 4.95 on 2 Mar 2026
        A day unlike the same weekday in the weeks around it, most of it Pumps
        Q1 2024, Q2 2024, Q4 2024, Jan 2024, 2024
        Name,Median, in seconds,Of all, in %,Margin, in %,Change, in % against the month before,Sales
        a,0.123,12.35,50,88.84,1234.5678
        b,,,,,
        20000.5 20000 20000.5 -1000000 null null null
        20000.5 20000 2500 0.5 20000.5 1234.5 20000.5""",
        words.replace('\u00a0', ' ').replace('\u202f', ' '));
  }

  private static final String TOLD =
      """
      return (async () => {
      const { throughputChart, throughputFinding } = await import('/charts/throughput.js');
      const { story } = await import('/state/story.js');
      const { finding, wordsOf } = await import('/state/odd-days.js');
      const { changed } = await import('/state/explored.js');
      const { csv } = await import('/state/download.js');
      const { numberOf, toWrite } = await import('/state/numbers.js');
      const { percent, points, seconds, stretch, writeAs } = await import('/state/format.js');
      writeAs({ locale: 'en-GB', currency: 'KES' });
      const hours = [
        { files: 8, loaded: 5, failed: 1, duplicates: 0, cancelled: 1, under_way: 1 },
        { files: 4, loaded: 2, failed: 0, duplicates: 2, cancelled: 0, under_way: 0 },
      ];
      const bars = throughputChart(hours)({ series: [] }).series.filter(({ type }) => type === 'bar');
      const stages = [{ state: 'RECEIVING', seconds: 1.6 }, { state: 'VALIDATING', seconds: 4 }];
      const asked = [...stages, { state: 'AWAITING_MAPPING', seconds: 72 }];
      const told = (state, stages) => story(null, { state, stages, stored_at: '2026' });
      const odd = { day: '2026-03-02', branch: 'Hill', typical: 4.95, lines: [{ productLine: 'Pumps' }] };
      const far = { ...odd, sales: 10_400 };
      const columns = [
        { key: 'name', name: 'Name' },
        { key: 'median', name: 'Median', format: seconds },
        { key: 'share', name: 'Of all', format: percent },
        { key: 'margin', name: 'Margin', format: points },
        { key: 'change', name: 'Change, %', format: changed, against: () => 'the month before' },
        { key: 'sales', name: 'Sales' },
      ];
      const row = { name: 'a', median: 0.12345, share: 0.123456, margin: 50, change: 88.843196457102, sales: 1234.5678 };
      return [
        throughputFinding(hours.slice(0, 1).map((it) => ({ ...it, files: 10, duplicates: 2 }))),
        bars.map(({ name, data }) => [name, ...data].join(' ')).join(', '),
        throughputFinding(hours.slice(1)),
        told('QUERYABLE', stages).headline,
        told('QUERYABLE', asked).headline,
        told('AWAITING_MAPPING', asked).steps.map(({ name, status }) => `${name} ${status}`).join(', '),
        finding([{ ...odd, sales: 14.85 }]),
        finding([far]),
        wordsOf(far).words,
        [1, 4, 10].map((month) => stretch(`2024-${String(month).padStart(2, '0')}-01`, 'QUARTER')).join(', ') +
          ', ' + stretch('2024-01-01', 'MONTH') + ', ' + stretch('2024-01-01', 'YEAR'),
        csv(columns, [row, { name: 'b', median: null }]).trim().replaceAll('"', '').replaceAll('\\r', ''),
        ['20,000.5', '20000', '20000.5', '−1,000,000', '20.000,5', 'many', ''].map((it) => `${numberOf(it)}`).join(' '),
        ['20.000,5', '20.000', '2500', ',5', '20000.5', toWrite(1234.5, 'de')].map((it) => numberOf(it, 'de')).join(' ') +
          ' ' + numberOf('20 000,5', 'fr'),
      ].join('\\n');
      })();
      """;

  @Test
  void aTargetIsReadAndShownAsTheReadersWriteNumbers() {
    // Given
    browser.prepare(GERMAN);
    open("&start=2025-01-01&end=2025-12-31");
    browser.press("target-card >>> button.quiet[slot=tools]:not(.switch)", Keys.ENTER);
    browser.until("it is written so", () -> value("target-card >>> #target").equals("50.000,5"));

    // When
    browser.type("target-card >>> #target", "viel");
    browser.keyboard.press(Keys.ENTER);
    browser.says("target-card >>> .fault", "Write a number above 0, such as 5.000.000.");
    browser.type("target-card >>> #target", "100.000");
    browser.has(0, "target-card >>> .fault");
    browser.keyboard.press(Keys.ENTER);

    // Then
    browser.has(0, "target-card >>> form");
    assertEquals("100000", browser.word("return window.agreed.monthly_target"));

    // When
    browser.press("target-card >>> button.quiet[slot=tools]:not(.switch)", Keys.ENTER);
    browser.type("target-card >>> #target", "0,01");
    browser.keyboard.press(Keys.ENTER);

    // Then
    browser.until("its digits are bounded", () -> digits().contains("> 9.999"));
    assertTrue(
        Double.parseDouble(
                browser.word("target-card >>> .figure", "return found[0].getBBox().width"))
            < 136);
    assertEquals("", browser.complaints());
  }

  private String digits() {
    return browser.word("target-card >>> .figure", "return found[0]?.textContent");
  }

  private String value(String field) {
    return browser.word(field, "return found[0]?.value");
  }

  private static final String GERMAN =
      """
      (() => {
        const { fetch } = window;
        window.agreed = { monthly_target: 50000.5, currency: 'EUR', locale: 'de-DE', fiscal_start: null };
        window.fetch = async (url, options) => {
          if (!String(url).endsWith('/preferences')) return fetch(url, options);
          if (options.method === 'PUT') window.agreed = JSON.parse(options.body);
          return new Response(JSON.stringify(window.agreed));
        };
      })();
      """;

  @Test
  void howFastAFileIsSentIsOfWhatTheConnectionOfNowSendsInTheLastSeconds() {
    // Given
    browser.open(page.at("/api/docs"));

    // When
    String speeds = browser.word(SPEEDS);

    // Then
    assertEquals("null null 2000 2000 2000 1000 0 100", speeds);
  }

  /** Its buffers filled at once, then 2 kB a second, 1 kB a second, nothing, and again. */
  private static final String SPEEDS =
      """
      return (async () => {
      const { speedometer } = await import('/api/speed.js');
      let clock = 70_000;
      const speed = speedometer(() => clock);
      const after = (millis, sent) => { clock += millis; return speed(sent); };
      return [
        after(10, 300_000),
        after(400, 300_800),
        after(600, 302_000),
        after(4_000, 310_000),
        after(5_000, 320_000),
        after(5_000, 325_000),
        after(20_000, 325_000),
        after(1_000, 325_500),
      ].map(String).join(' ');
      })();
      """;

  private static final String SIDE_BY_SIDE =
      """
      return (async () => {
      const { alike, amount, compact, writeAs } = await import('/state/format.js');
      const { atlas, plain } = await import('/state/places.js');
      const { places } = await atlas();
      const where = (...names) => {
        const known = places(names);
        return names.map((name) => known.get(name)?.country).join(', ');
      };
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
        where('København', 'Genève', 'Westlands', 'Nowhere at all', 'Washington', 'Luxembourg'),
        where('London', 'Manchester', 'Birmingham'),
        where('Chicago', 'Dallas', 'Birmingham'),
        heights([100, 99, 98]),
        heights([0, 1, 100]),
        heights([50, 20, 51]),
      ].join('\\n');
      })();
      """;
}
