package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.TwoYears.DATASET;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import verticles.testing.Line;

/** Every page, what opens over it, and every state that it can be in, in both themes. */
class AccessibilityTest extends PageCase {
  /** The paths that the navigation leads to. */
  private static final String PATHS =
      """
      const nav = document.querySelector('app-shell').shadowRoot.querySelector('side-nav');
      return [...nav.shadowRoot.querySelectorAll('nav a')].map((it) => it.pathname).join(' ');
      """;

  /** Questions for figures are answered so; the rest of the server is as it is. */
  private static final String FIGURES =
      """
      const ask = window.fetch;
      window.fetch = (url, options) => (String(url).startsWith('/graphql') ? %s : ask(url, options));
      """;

  private static final String NEVER = "new Promise(() => {})";
  private static final String WITH_A_FAULT =
      """
      Promise.resolve(new Response(JSON.stringify({ type: 'druid-unavailable', status: 503,
        title: 'Druid cannot be asked', detail: 'It does not answer.' }), { status: 503 }))""";

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
  }

  private void open(String path) {
    browser.open(page.at(path + (path.contains("?") ? "&" : "?") + "dataset=" + DATASET));
    isDrawn(path);
  }

  private void isForEverybody(String what) {
    assertEquals(List.of(), browser.accessibility.violations(), what);
  }

  private void isForEverybody(String what, String part) {
    assertEquals(List.of(), browser.accessibility.violations(part), what);
  }

  private List<String> pages() {
    open("/overview");
    List<String> paths = List.of(browser.word(PATHS).split(" "));
    assertTrue(paths.contains("/overview") && paths.contains("/data-ingestion"), paths.toString());
    return paths;
  }

  @Test
  void everyPage() {
    // Given
    List<String> pages = pages();

    // When, Then
    for (String path : pages) {
      open(path);
      isForEverybody(path);
    }
    open("/datasets/" + DATASET);
    isForEverybody("the dataset");
    browser.open(page.at("/api/docs"));
    browser.until("it is drawn", () -> browser.count("#operations h2, #operations h3") > 5);
    isForEverybody("the interface");
  }

  @Test
  void everyPageOnAPhone() {
    // Given
    List<String> pages = pages();
    browser.screen(390, 844);
    browser.word("document.documentElement.style.setProperty('--target', '32px')");
    assertFalse(browser.accessibility.smallTargets().isEmpty(), "smaller ones would be found");

    // When, Then
    for (String path : pages) {
      open(path);
      isForEverybody(path);
      assertEquals("", browser.accessibility.smallTargets(), path);
      assertEquals(0, browser.sticksOut(), path);
    }
    open("/overview");
    browser.click("filter-bar >>> .unfold");
    browser.until("it is open", () -> browser.count("modal-sheet filter-menu") > 0);
    browser.click("modal-sheet filter-menu >>> .opener");
    browser.until("its values", () -> browser.count("filter-menu >>> .options label") > 0);
    isForEverybody("the filters", "filter-bar");
    assertEquals("", browser.accessibility.smallTargets(), "the filters");
    browser.click("filter-bar >>> .sheet .primary");
    browser.click("app-shell >>> header button");
    browser.until("it is open", () -> browser.count("side-nav") == 1);
    isForEverybody("the pages", "app-shell >>> modal-sheet");
    assertEquals("", browser.accessibility.smallTargets(), "the pages");
  }

  @Test
  void whatOpensOverAPage() {
    // Given
    open("/overview");

    // When, Then
    browser.click("filter-menu >>> .opener");
    browser.until("its values", () -> browser.count("filter-menu >>> .options label") == 2);
    isForEverybody("values", "filter-menu");
    browser.keyboard.press(Keys.ESCAPE);
    browser.click("saved-views >>> .opener");
    isForEverybody("views", "saved-views");
    browser.keyboard.press(Keys.ESCAPE);
    browser.click("sales-course >>> card-menu >>> .opener");
    isForEverybody("a card's menu", "sales-course");
    browser.click("sales-course >>> card-menu >>> [role=menuitem]");
    browser.until("its rows", () -> browser.count("rows-sheet >>> tbody tr") > 20);
    isForEverybody("rows", "rows-sheet");
    browser.keyboard.press(Keys.ESCAPE);
    browser.click("sales-course >>> button[aria-label^=Table]");
    browser.until("a table", () -> browser.count("sales-course >>> tbody tr") > 20);
    isForEverybody("a chart's table", "sales-course");
    browser.keyboard.press(Keys.CONTROL, "k");
    browser.until("it is open", () -> browser.count("command-palette >>> li") > 3);
    isForEverybody("what can be done", "command-palette");
    browser.keyboard.press(Keys.ESCAPE);
    browser.keyboard.type("?");
    browser.until("the keys", () -> browser.texts("key-help >>> kbd").contains("Ctrl"));
    isForEverybody("the keys", "key-help");
    browser.keyboard.press(Keys.ESCAPE);
    browser.click("side-nav >>> [aria-label='How figures are written']");
    browser.until("it is open", () -> browser.count("preferences-sheet >>> select") > 0);
    isForEverybody("how figures are written", "preferences-sheet");
    browser.keyboard.press(Keys.ESCAPE);
    open("/alerts");
    browser.click("alerts-page >>> .box button");
    browser.until("its metrics are known", () -> browser.count("rule-form >>> #metric option") > 5);
    isForEverybody("a rule", "rule-form");
    browser.keyboard.press(Keys.ESCAPE);
    open("/datasets/" + DATASET);
    browser.click("dataset-delete >>> summary");
    isForEverybody("its end", "dataset-delete");
    assertEquals("", browser.complaints());
  }

  @Test
  void whileFiguresAreOnTheirWay() {
    // Given
    browser.prepare(FIGURES.formatted(NEVER));

    // When
    browser.open(page.at("/overview?dataset=" + DATASET));

    // Then
    browser.until("they are to come", () -> browser.count(".skeleton") > 5);
    isForEverybody("to come");
  }

  @Test
  void whenFiguresCannotBeHad() {
    // Given
    browser.prepare(FIGURES.formatted(WITH_A_FAULT));

    // When
    browser.open(page.at("/overview?dataset=" + DATASET));

    // Then
    browser.until("it says so", () -> browser.count("problem-note >>> .note") > 0);
    isForEverybody("failed");
  }

  @Test
  void whileTheServerIsAway() throws Exception {
    // Given
    try (Line line = Line.to(page.port())) {
      URI door = URI.create("http://127.0.0.1:" + line.port());
      browser.open(door.resolve("/overview?dataset=" + DATASET));
      isDrawn("the overview");
      page.isLive();

      // When
      line.cut();

      // Then
      browser.until(
          "it says so", () -> browser.text("connection-badge >>> span").startsWith("Offline"));
      browser.until("and of figures", () -> browser.count("page-head >>> .stale") > 0);
      isForEverybody("away");

      // When something is asked for that is not there
      browser.click("heat-grid >>> td button");

      // Then
      browser.until("it says why", () -> browser.count("problem-note >>> .note") > 0);
      isForEverybody("away and asked");
      browser.screen(390, 844);
      isForEverybody("away, on a phone");
      assertEquals("", browser.accessibility.smallTargets(), "away");
      assertEquals(0, browser.sticksOut());
      line.mend();
      page.isLive();
    }
  }

  @Test
  void whereNothingIsThere() throws Exception {
    // When
    page.openFor("for_nobody");

    // Then
    isForEverybody("empty");
    browser.open(page.at("/no/such/page"));
    browser.until("it says so", () -> browser.text("app-shell >>> h1").contains("no page"));
    isForEverybody("no page");
  }

  @Test
  void aFileThatAsksAndOneWithFaults() throws Exception {
    // Given
    Path asks = directory.resolve("asks.csv");
    Path faulty = directory.resolve("faulty.csv");
    StringBuilder rows = new StringBuilder("Date,Amount\n");
    for (int row = 0; row < 60; row++) {
      rows.append("0%d/0%d/2026,10.50\n".formatted(1 + row % 9, 4 + row % 2));
    }
    Files.writeString(asks, rows);
    Files.writeString(faulty, "Date,Amount\n" + "2026-01-02,5\n".repeat(40) + "2026-01-03,x\n");
    String dataset = "for_everybody_asked";

    // When
    String asked = "mapping=" + URLEncoder.encode("{}", StandardCharsets.UTF_8);
    String task = new JsonObject(page.put(dataset, asks, asked).body()).getString("task_id");
    page.put("for_everybody_faults", faulty);
    browser.open(page.at("/data-ingestion"));

    // Then
    browser.until("one waits", () -> browser.count("dataset-list >>> a.waits") > 0);
    browser.until("one is there", () -> page.isOnTheDashboard("faulty.csv"));
    browser.click("file-card >>> [aria-expanded=false]");
    browser.until("it can be put right", () -> browser.count("file-changes >>> button") > 0);
    isForEverybody("files");
    browser.click("button[aria-label='Read it differently: faulty.csv']");
    browser.until("it is read again", () -> browser.count("file-page >>> #load") == 1);
    isForEverybody("read differently");
    browser.screen(390, 844);
    isForEverybody("read differently, on a phone");
    assertEquals("", browser.accessibility.smallTargets(), "read differently");
    assertEquals(0, browser.sticksOut());
    browser.screen(1440, 1000);
    browser.open(page.at("/files/" + task));
    browser.until("it asks", () -> browser.count("mapping-question >>> .radio") == 2);
    isForEverybody("how it is read");
    browser.screen(390, 844);
    isForEverybody("how it is read, on a phone");
    assertEquals("", browser.accessibility.smallTargets(), "how it is read");
    assertEquals(0, browser.sticksOut());
  }
}
