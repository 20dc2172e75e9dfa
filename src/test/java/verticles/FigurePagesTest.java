package verticles;

import static java.time.DayOfWeek.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.KnownSales.PRODUCTS;
import static verticles.KnownSales.sales;
import static verticles.PageUnderTest.near;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of figures on one dataset whose every row the test knows. */
class FigurePagesTest extends KnownSalesCase {
  @ParameterizedTest
  @ValueSource(strings = {"sales", "products", "branches", "profitability", "customers", "explore"})
  void everyPageIsDrawnWithoutAFaultWideAndNarrow(String name) throws IOException {
    // When
    open("/" + name);

    // Then
    assertEquals(List.of(), browser.texts("problem-note >>> .note"));
    assertTrue(browser.texts("figures-frame >>> h2").stream().noneMatch(String::isEmpty));
    assertEquals(0, browser.sticksOut());
    browser.screen(390, 844);
    figuresAreDrawn();
    assertEquals(0, browser.sticksOut());
    assertEquals("", browser.complaints());
  }

  @Test
  void aClickInTheHeatmapFiltersThePageAndTheLinkShowsTheSame() {
    // Given
    double expected = sales(row -> row.seller().equals("Seller 1") && row.line().equals("Pumps"));
    open("/sales");

    // When
    browser.click("person-mix >>> button[aria-label^='Seller 1, Pumps']");

    // Then
    browser.until("the figures are theirs", () -> near(expected, browser.figure("netSales")));
    URI link = browser.address();
    browser.leave();
    browser.open(link);
    browser.until("the link shows the same", () -> near(expected, browser.figure("netSales")));
    assertTrue(link.getQuery().contains("salesPersons=Seller+1"), link.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview sales-course",
        "overview top-branches",
        "overview top-customers",
        "sales sales-trend",
        "sales person-ranking",
        "products product-ranking",
        "products product-matrix",
        "profitability margin-course",
        "profitability profit-by",
        "explore chart-card"
      })
  void aClickOnAMarkOfAChartFiltersThePage(String chart) {
    // Given
    String[] parts = chart.split(" ");
    String more = parts[0].equals("explore") ? "&by=branch&view=chart" : "";
    open("/" + parts[0] + "?start=2024-01-01&end=2024-12-31" + more);
    URI before = browser.address();

    // When
    browser.until("a mark", () -> browser.mouse.clickMark(parts[1]));

    // Then
    browser.until("it is filtered", () -> !browser.address().equals(before));
    double all = sales(row -> true);
    browser.until(
        "by the mark",
        () -> parts[0].equals("explore") || browser.figure("netSales") < all * 0.999);
    assertEquals("", browser.complaints());
  }

  @Test
  void aCellOfWeekdayAndHourNarrowsToBoth() {
    // Given
    double expected =
        sales(row -> row.time().contains("T08") && row.day().getDayOfWeek() == MONDAY);
    open("/sales");

    // When
    browser.click("hour-card >>> button[aria-label^='Monday, 08:00']");

    // Then
    browser.until("the figures are those", () -> near(expected, browser.figure("netSales")));
    String query = browser.address().getQuery();
    assertTrue(query.contains("weekday:Monday") && query.contains("hour:08:00"), query);
    assertEquals("", browser.complaints());
  }

  @Test
  void aMonthThatStillRunsIsComparedWithTheSameDaysOfTheOneBefore() {
    // Given
    double now = hill("2024-11-01", "2024-11-10");
    double then = hill("2024-10-01", "2024-10-10");
    double whole = hill("2024-09-01", "2024-09-30");
    String grown = grown(hill("2024-10-01", "2024-10-31"), whole);

    // When
    open("/branches?start=2024-02-01&end=2024-11-10");

    // Then
    String cell = "branch-growth >>> button[aria-label^='Hill, %s 2024']";
    browser.has(1, cell.formatted("Nov"));
    String said =
        browser.word(cell.formatted("Nov"), "return found[0].ariaLabel").replace('\u202f', ' ');
    assertTrue(said.contains("Nov 2024 so far: KSh"), said);
    assertTrue(
        said.contains(grown(now, then) + " against the same days of the month before"), said);
    String oct =
        browser.word(cell.formatted("Oct"), "return found[0].ariaLabel").replace('\u202f', ' ');
    assertTrue(oct.contains(grown + " against the month before"), oct);
    browser.has(1, cell.formatted("Feb"));
    browser.mentions(
        "branch-growth >>> .small", "Nov 2024 so far against the same days of Oct 2024");
    assertEquals("", browser.complaints());
  }

  private static double hill(String first, String last) {
    return sales(
        row ->
            row.branch().equals("Hill")
                && row.day().toString().compareTo(first) >= 0
                && row.day().toString().compareTo(last) <= 0);
  }

  private static String grown(double now, double then) {
    double percent = (now - then) / then * 100;
    return String.format(Locale.ROOT, "%s%.1f %%", percent > 0 ? "▲ +" : "▼ −", Math.abs(percent));
  }

  @Test
  void aStepFromRevenueToProfitShowsItsRows() {
    // Given
    open("/profitability");

    // When
    browser.click("profit-steps >>> .switch");
    browser.click("profit-steps >>> tbody tr:nth-child(3) button");

    // Then
    browser.until(
        "they are there",
        () -> browser.text("rows-sheet >>> .said [role=status]").startsWith("The newest 200 rows"));
    browser.says("rows-sheet >>> modal-sheet >>> h2", "Rows: From revenue to profit: Cost");
    double all = sales(row -> true);
    browser.until("all counts", () -> near(all, browser.figure("netSales")));
  }

  @Test
  void productLinesLeadToTheirProductsAndBack() {
    // Given
    open("/products");
    browser.has(2, "product-levels >>> tbody th");
    assertEquals(
        List.of("Lamps", "Pumps"),
        browser.texts("product-levels >>> tbody th").stream().sorted().toList());

    // When
    browser.click("product-levels >>> tbody button");
    browser.until(
        "its groups are there",
        () -> browser.texts("product-levels >>> tbody th").equals(List.of("Any")));
    browser.click("product-levels >>> tbody button");

    // Then
    browser.until(
        "its products are there",
        () -> browser.text("product-levels >>> tbody th").startsWith("Product"));
    browser.click("product-levels >>> nav a");
    browser.until(
        "all lines are there again", () -> browser.count("product-levels >>> tbody th") == 2);
  }

  @Test
  void aRowOfATableOpensTheRowsBehindIt() {
    // Given
    open("/sales");
    String seller = browser.text("person-table >>> tbody th");
    long expected = KnownSales.ROWS.stream().filter(row -> row.seller().equals(seller)).count();

    // When
    browser.click("person-table >>> tbody button");

    // Then
    browser.until(
        "its newest rows are there",
        () -> browser.text("rows-sheet >>> .said [role=status]").startsWith("The newest 200 rows"));
    browser.click("rows-sheet >>> .body > button");
    browser.until(
        "and then the others",
        () -> browser.text("rows-sheet >>> .said [role=status]").startsWith(expected + " rows"));
  }

  @Test
  void ofManyRowsOnlyThoseInSightAreDrawn() {
    // Given
    open("/products");

    // When
    int drawn = browser.count("product-table >>> tbody th");
    browser.scroll("product-table >>> .scroll", 1_000_000);

    // Then
    assertTrue(drawn < 60, drawn + " rows");
    browser.until(
        "the last is in sight",
        () -> browser.count("product-table >>> tr[aria-rowindex='" + (PRODUCTS + 1) + "']") == 1);
    browser.type("product-table >>> input[type=search]", "product 007");
    browser.until(
        "one is found",
        () -> browser.texts("product-table >>> tbody th").equals(List.of("Product 007")));
  }

  @Test
  void aTableIsKeptAsAFile() {
    // Given
    browser.prepare(
        """
        window.kept = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((it) => kept.push(it)); return make(blob); };
        """);
    open("/branches");

    // When
    browser.click("branch-table >>> table-card >>> card-menu >>> .opener");
    browser.click("branch-table >>> table-card >>> card-menu >>> [role=menuitem]:nth-child(2)");

    // Then
    double hill = sales(row -> row.branch().equals("Hill"));
    browser.until("it is made", () -> browser.word("return window.kept.length").equals("1"));
    String file = browser.word("return window.kept[0]");
    assertTrue(file.contains("Hill," + (long) hill), file);
    assertFalse(file.contains("KSh"), file);
  }
}
