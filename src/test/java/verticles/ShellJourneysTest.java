package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    browser.until("it is open", () -> browser.count("command-palette >>> input") == 1);
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
    while (browser.count("demo-tour >>> section") > 0) {
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
