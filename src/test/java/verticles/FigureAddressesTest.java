package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.KnownSales.DATASET;
import static verticles.KnownSales.sales;
import static verticles.PageUnderTest.near;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an address asks of the pages of figures, and what they say where it cannot be had. */
class FigureAddressesTest extends KnownSalesCase {
  /** What the first view does without does not come by itself: `state/parts.js` waits so long. */
  private static final String FIRST_VIEW_ALONE =
      """
      (() => {
        const { setTimeout } = window;
        window.setTimeout = (what, millis, ...more) =>
          [1_000, 4_000].includes(millis) ? 0 : setTimeout(what, millis, ...more);
      })();
      """;

  /** What the chart of the page draws. */
  private static final String BARS =
      """
      return (async () => {
      const deep = (root) => root.querySelector?.('chart-view')
        ?? [...root.querySelectorAll('*')].map((it) => it.shadowRoot && deep(it.shadowRoot)).find(Boolean);
      const { getInstanceByDom } = await (await import('/charts/echarts.js')).loadECharts();
      const chart = getInstanceByDom(deep(document)?.renderRoot.querySelector('.canvas'));
      return chart?.getOption()?.series[0].type;
      })();
      """;

  @Test
  void aFilterThatLeavesNothingIsNamedAndTakenOff() {
    // Given
    double pumps = sales(row -> row.line().equals("Pumps"));

    // When
    open("/sales?branches=Nowhere&productLines=Pumps&start=2024-02-01&end=2024-11-30");

    // Then
    browser.says(
        "nothing-found >>> strong",
        "No sales for branch “Nowhere” from 1 Feb 2024 to 30 Nov 2024.");
    browser.say(
        "nothing-found >>> button", List.of("Take branch “Nowhere” off", "Reset all filters"));
    browser.click("nothing-found >>> button");
    browser.until("there are figures", () -> browser.figure("netSales") != null);
    assertTrue(browser.address().getQuery().contains("productLines=Pumps"));
    open("/sales?productLines=Pumps&start=2020-01-01&end=2020-01-31");
    browser.until(
        "the days are named",
        () ->
            browser
                .text("nothing-found >>> strong")
                .startsWith("No sales from 1 Jan 2020 to 31 Jan 2020. The data has 1 Jan 2024"));
    browser.click("nothing-found >>> button");
    browser.until("all of them", () -> near(pumps, browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void whatNobodyUnderstandsOfAnAddressIsLeftOutAndSaid() {
    // When
    open(
        "/sales?where=bogus:1&compare=xyz&period=never&start=2024-13-45&by=CENTURY&page=7"
            + "&branches=Hill");

    // Then
    double hill = sales(row -> row.branch().equals("Hill"));
    browser.until("there are figures", () -> near(hill, browser.figure("netSales")));
    browser.mentions("figures-frame >>> .coming", "mean nothing here");
    String said = browser.text("figures-frame >>> .coming");
    for (String part :
        List.of("where=bogus:1", "compare=xyz", "period=never", "start=2024-13-45", "page=7")) {
      assertTrue(said.contains("“" + part + "”"), said);
    }
    assertTrue(said.endsWith("in the address mean nothing here and were left out."), said);
    assertEquals("branches=Hill&dataset=" + DATASET, sorted(browser.address().getQuery()));
    assertEquals(List.of(), browser.texts("problem-note >>> .note"));
    open("/explore?metrics=nonsense,netSales&by=branch,shoe_size");
    browser.until(
        "what is understood is answered", () -> browser.count("table-card >>> tbody th") == 3);
    browser.mentions("figures-frame >>> .coming", "by=shoe_size");
    assertEquals("", browser.complaints());
  }

  @Test
  void aQuestionIsAskedWithFiguresSplitsAndColumns() {
    // Given
    open("/explore?metrics=netSales&by=branch");
    String hill = figure(sales(row -> row.branch().equals("Hill")));
    browser.until(
        "its figures are there",
        () -> browser.texts("table-card >>> tbody tr").stream().anyMatch(it -> it.contains(hill)));

    // When
    open("/explore?metrics=netSales&by=branch&columns=productLine");

    // Then
    browser.has(4, "table-card >>> thead button");
    assertEquals(
        List.of("Branch", "Lamps", "Pumps", "Total"),
        browser.texts("table-card >>> thead button").stream().sorted().toList());
    browser.mentions("table-card >>> tfoot", figure(sales(row -> true)));
    browser.mentions("table-card >>> tfoot", figure(sales(row -> row.line().equals("Pumps"))));
    browser.click("table-card >>> tbody td button");
    String first = browser.text("table-card >>> tbody th");
    String line = browser.texts("table-card >>> thead button").get(1);
    browser.says("rows-sheet >>> modal-sheet >>> h2", "Rows: " + first + ", " + line);
    open("/explore?metrics=netSales&by=branch&columns=hour&start=2024-02-01&end=2024-12-31");
    browser.has(12, "table-card >>> thead button");
    assertEquals(
        IntStream.range(8, 18).mapToObj("%02d:00"::formatted).toList(),
        browser.texts("table-card >>> thead button").subList(1, 11));
    browser.mentions("table-card >>> .small", "a pivot is not compared with other days");
    browser.has(1, "compare-choice >>> select:disabled");
    open(
        "/explore?metrics=netSales&by=branch&time=MONTH&view=chart&start=2024-03-01&end=2024-03-31");
    browser.until("bars", () -> browser.word(BARS).equals("bar"));
    open("/explore?metrics=netSales&by=branch&time=MONTH&view=chart");
    browser.until("it is drawn", () -> browser.count("chart-view >>> canvas") == 1);
    browser.says("chart-card >>> h2", "Net sales by branch and month");
    assertEquals("", browser.complaints());
  }

  @Test
  void whatTheDataCannotTellIsSaidInASentence() throws Exception {
    // Given
    String bare = "figure_addresses_bare";
    Path file = directory.resolve("bare.csv");
    StringBuilder text = new StringBuilder("date,branch,amount\n");
    for (int i = 0; i < 60; i++) {
      text.append("2024-03-%02d,Hill,%d\n".formatted(1 + i % 28, 100 + i));
    }
    Files.writeString(file, text);
    page.openFor(bare);
    page.put(bare, file);
    browser.until("the file is there", () -> page.isOnTheDashboard("bare.csv"));

    // When
    browser.open(page.at("/customers?dataset=" + bare));

    // Then
    browser.until(
        "no customers",
        () -> browser.text("not-there >>> strong").equals("Your files name no customers."));
    browser.open(page.at("/profitability?dataset=" + bare));
    browser.until(
        "no costs",
        () -> browser.text("not-there >>> strong").startsWith("Your files have no cost column"));
    browser.open(page.at("/sales?dataset=" + bare));
    browser.until(
        "no hours",
        () -> browser.text("hour-card >>> .none").startsWith("Your files give days, not times"));
    browser.says("person-ranking >>> .none", "Your files name no sales persons.");
    browser.open(page.at("/overview?dataset=" + bare));
    browser.until(
        "no cost column",
        () ->
            browser
                .text("kpi-tile#grossProfit >>> .note")
                .equals("Your files have no cost column. Say which it is"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFileThatWaitsIsToldOfWhereItsDatasetIsLookedAt() throws Exception {
    // Given a file of another dataset, whose dates can be read in two ways
    String other = "figure_addresses_waits";
    Path file = directory.resolve("waits.csv");
    Files.writeString(file, "Date,Branch,Amount\n" + "03/04/2026,Hill,10\n05/06/2026,Hill,11\n");
    page.openFor(other);
    page.put(other, file);
    browser.until("it waits", () -> page.says("waits.csv", "Waits for you"));

    // When
    browser.prepare(FIRST_VIEW_ALONE);
    open("/sales");

    // Then
    browser.until("its figures are there", () -> browser.figure("netSales") != null);
    assertEquals(List.of(), browser.texts("file-card >>> h3"));
    figuresAreDrawn();
    assertEquals("null", browser.word("return customElements.get('file-card') ?? null"));
    browser.open(page.at("/sales?dataset=" + other));
    browser.until("it is told there", () -> page.says("waits.csv", "Waits for you"));
  }

  private static String sorted(String query) {
    return Stream.of(query.split("&")).sorted().collect(Collectors.joining("&"));
  }

  private static String figure(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}
