package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.TwoYears.DATASET;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import verticles.testing.Keyboard;

/** Where the focus goes, and what moves, for who has neither mouse nor patience with motion. */
class FocusAndMotionTest extends PageCase {
  /** Questions for figures are never answered; the rest of the server is as it is. */
  private static final String NO_FIGURES =
      """
      const ask = window.fetch;
      window.fetch = (url, options) =>
        String(url).startsWith('/graphql') ? new Promise(() => {}) : ask(url, options);
      """;

  /** Whether a figure that changes is another one for a while. */
  private static final String ROLLS =
      """
      return (async () => {
        const [tile] = found;
        const was = tile.value;
        tile.value = was * 2;
        await tile.updateComplete;
        const rolls = tile.renderRoot.querySelector('data').innerText !== tile.format(was * 2);
        tile.value = was;
        return rolls;
      })();
      """;

  private static final String CHARTS_MOVE =
      """
      return (async () => {
        const { getInstanceByDom } = await (await import('/charts/echarts.js')).loadECharts();
        return found.some((it) => getInstanceByDom(it).getOption().animation);
      })();
      """;

  private static final String OF_2025 =
      "/overview?dataset=" + DATASET + "&start=2025-01-01&end=2025-12-31";
  private static final String CHANGE = "kpi-tile#netSales >>> .change";

  private static final String HEARD =
      """
      const heard = found[0].cloneNode(true);
      heard.querySelectorAll('[aria-hidden=true]').forEach((it) => it.remove());
      return heard.textContent.trim();
      """;

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
  }

  @AfterEach
  void asMostReadersHaveIt() {
    browser.accessibility.motion("reduce");
  }

  private void open(String path) {
    browser.open(page.at(path + "?dataset=" + DATASET));
    isDrawn(path);
  }

  @Test
  void whatOpensOverAPageHasTheFocusUntilItIsClosed() {
    // Given
    open("/overview");
    String menu = "sales-course >>> card-menu >>> .opener";
    String preferences = "side-nav >>> [aria-label='How figures are written']";

    // When, Then
    browser.press("saved-views >>> .opener", Keys.SHIFT);
    browser.keyboard.press(Keys.CONTROL, "k");
    hasTheFocus("command-palette");
    browser.keyboard.press(Keys.ESCAPE);
    givesItBack("command-palette", "saved-views >>> .opener");
    browser.keyboard.type("?");
    hasTheFocus("key-help");
    browser.keyboard.press(Keys.ESCAPE);
    givesItBack("key-help", "saved-views >>> .opener");
    browser.press(menu, Keys.ENTER);
    browser.until("its menu", () -> browser.keyboard.isIn("card-menu >>> [role=menuitem]"));
    browser.keyboard.press(Keys.ENTER);
    browser.until("its rows", () -> browser.count("rows-sheet >>> tbody tr") > 20);
    hasTheFocus("rows-sheet");
    browser.keyboard.press(Keys.ESCAPE);
    givesItBack("rows-sheet", menu);
    browser.press(preferences, Keys.ENTER);
    hasTheFocus("preferences-sheet");
    browser.keyboard.press(Keys.ESCAPE);
    givesItBack("preferences-sheet", preferences);
    assertEquals("", browser.complaints());
  }

  private void hasTheFocus(String dialog) {
    browser.until("the focus goes into " + dialog, () -> browser.keyboard.isIn(dialog));
    Keyboard.Round round = browser.keyboard.round(dialog, 16);
    assertEquals(List.of(), round.outside(), dialog);
    assertTrue(round.inside() > 4, dialog + ": " + round);
  }

  private void givesItBack(String dialog, String opener) {
    browser.until(dialog + " is closed", () -> browser.count(dialog + " >>> dialog[open]") == 0);
    browser.until("the focus is back on " + opener, () -> browser.keyboard.isIn(opener));
  }

  @Test
  void nothingMovesForWhoWantsItStill() {
    // Given
    browser.prepare(NO_FIGURES);
    browser.accessibility.motion("no-preference");
    browser.open(page.at("/overview?dataset=" + DATASET));
    browser.until("it moves", () -> browser.accessibility.moving() > 0);

    // When
    browser.accessibility.motion("reduce");

    // Then
    browser.until("it is still", () -> browser.accessibility.moving() == 0);
  }

  @Test
  void whatAChangeIsAgainstIsToldToWhoHearsIt() {
    // When
    browser.open(page.at(OF_2025 + "&compare=2024-02-01..2024-04-30"));
    browser.until("it is compared", () -> !browser.texts(CHANGE).isEmpty());
    String days = browser.word(CHANGE, HEARD);
    browser.open(page.at(OF_2025 + "&compare=year"));
    browser.until("it is compared", () -> !browser.texts(CHANGE).isEmpty());
    String year = browser.word(CHANGE, HEARD);

    // Then
    assertTrue(days.matches("\\+300.0.% against 1 Feb\\s?–\\s?30 Apr 2024"), days);
    assertTrue(year.matches("0.% against the year before"), year);
  }

  @Test
  void whatIsNotKnownYetIsNotSaid() {
    // Given
    browser.prepare(NO_FIGURES);

    // When
    browser.open(page.at("/products?dataset=" + DATASET));

    // Then how many products there are, is
    String heading = "product-table >>> card-frame >>> header";
    browser.until("its place is held", () -> !browser.texts(heading + " .skeleton").isEmpty());
    assertEquals("All products", browser.word(heading, HEARD));
  }

  @Test
  void figuresAndChartsChangeAtOnceForWhoWantsItSo() {
    // Given
    browser.accessibility.motion("no-preference");
    open("/overview");
    String figures = browser.word("kpi-tile#netSales", ROLLS);
    String charts = browser.word("chart-view >>> .canvas", CHARTS_MOVE);

    // When
    browser.accessibility.motion("reduce");
    open("/overview");

    // Then
    assertEquals("true true", figures + " " + charts);
    assertEquals("false", browser.word("kpi-tile#netSales", ROLLS));
    assertEquals("false", browser.word("chart-view >>> .canvas", CHARTS_MOVE));
  }
}
