package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of figures on one dataset whose every row the test knows. */
class FigurePagesTest extends PageCase {
  private static final String DATASET = "browser_pages";
  private static final int PRODUCTS = 260;

  private static List<Row> rows;

  /** One row of the file; amounts are whole. */
  private record Row(
      String time,
      String branch,
      String line,
      String product,
      String seller,
      String buyer,
      int amount) {

    static Row number(int at) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(at % 366);
      return new Row(
          "%sT%02d:30:00Z".formatted(day, 8 + at % 10),
          List.of("Harbour", "Hill", "Station").get(at % 3),
          List.of("Pumps", "Lamps").get(at % 2),
          "Product %03d".formatted(at % PRODUCTS),
          "Seller " + at % 5,
          "Buyer " + at % 40,
          10 + at % 97);
    }

    String csv(int at) {
      return String.join(
          ",",
          time,
          "T" + at / 2,
          branch,
          line,
          "Any",
          product,
          seller,
          buyer,
          "" + amount,
          "0",
          "1",
          "0",
          "" + amount / 2,
          "1\n");
    }
  }

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    if (rows == null) {
      rows = load();
    }
  }

  private List<Row> load() throws Exception {
    Path file = directory.resolve("pages.csv");
    List<Row> written = new ArrayList<>();
    StringBuilder text =
        new StringBuilder(
            "__time,TransactionId,Branch,ProductLine,ItemGroup,ItemName,SalesPerson,CardName,"
                + "grossRevenue,returnsValue,unitsSold,unitsReturned,totalCost,lineItemCount\n");
    for (int i = 0; i < 1_200; i++) {
      written.add(Row.number(i));
      text.append(written.get(i).csv(i));
    }
    Files.writeString(file, text);
    page.openFor(DATASET);
    page.put(DATASET, file);
    browser.until("the file is there", () -> page.isOnTheDashboard("pages.csv"));
    return written;
  }

  private double sales(Predicate<Row> which) {
    return rows.stream().filter(which).mapToInt(Row::amount).sum();
  }

  private void open(String address) {
    browser.open(page.at(address + (address.contains("?") ? "&" : "?") + "dataset=" + DATASET));
    figuresAreDrawn();
  }

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
    assertEquals(
        "Rows: From revenue to profit: Cost", browser.text("rows-sheet >>> modal-sheet >>> h2"));
    assertEquals(rows.stream().mapToInt(Row::amount).sum(), browser.figure("netSales"), 1e-6);
  }

  @Test
  void productLinesLeadToTheirProductsAndBack() {
    // Given
    open("/products");
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
        "all lines are there again",
        () -> browser.texts("product-levels >>> tbody th").size() == 2);
  }

  @Test
  void aRowOfATableOpensTheRowsBehindIt() {
    // Given
    open("/sales");
    String seller = browser.text("person-table >>> tbody th");
    long expected = rows.stream().filter(row -> row.seller().equals(seller)).count();

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
    int drawn = browser.texts("product-table >>> tbody th").size();
    browser.scroll("product-table >>> .scroll", 1_000_000);

    // Then
    assertTrue(drawn < 60, drawn + " rows");
    browser.until(
        "the last is in sight",
        () ->
            browser.texts("product-table >>> tr[aria-rowindex='" + (PRODUCTS + 1) + "']").size()
                == 1);
    browser.type("product-table >>> input[type=search]", "product 007");
    browser.until(
        "one is found",
        () -> browser.texts("product-table >>> tbody th").equals(List.of("Product 007")));
  }

  @Test
  void aQuestionIsAskedWithFiguresSplitsAndColumns() {
    // Given
    open("/explore?metrics=netSales&by=branch");
    String hill = figure(sales(row -> row.branch().equals("Hill")));
    assertTrue(browser.texts("table-card >>> tbody tr").stream().anyMatch(it -> it.contains(hill)));

    // When
    open("/explore?metrics=netSales&by=branch&columns=productLine");

    // Then
    assertEquals(
        List.of("Branch", "Lamps", "Pumps"),
        browser.texts("table-card >>> thead button").stream().sorted().toList());
    open("/explore?metrics=netSales&by=branch&time=MONTH&view=chart");
    browser.until("it is drawn", () -> browser.texts("chart-view >>> canvas").size() == 1);
    assertEquals("Net sales by branch and month", browser.text("chart-card >>> h2"));
    assertEquals("", browser.complaints());
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

  @Test
  void whatTheDataCannotTellIsSaidInASentence() throws Exception {
    // Given
    String bare = "browser_pages_bare";
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
    assertEquals("Your files name no sales persons.", browser.text("person-ranking >>> .none"));
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
  void aFilterThatLeavesNothingIsNamedAndTakenOff() {
    // Given
    double pumps = sales(row -> row.line().equals("Pumps"));

    // When
    open("/sales?branches=Nowhere&productLines=Pumps&start=2024-02-01&end=2024-11-30");

    // Then
    browser.until(
        "it says which",
        () ->
            browser
                .text("nothing-found >>> strong")
                .equals("No sales for branch “Nowhere” from 1 Feb 2024 to 30 Nov 2024."));
    assertEquals(
        List.of("Take branch “Nowhere” off", "Reset all filters"),
        browser.texts("nothing-found >>> button"));
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
        "what is understood is answered",
        () -> browser.texts("table-card >>> tbody th").size() == 3);
    assertTrue(browser.text("figures-frame >>> .coming").contains("by=shoe_size"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFileThatWaitsIsToldOfWhereItsDatasetIsLookedAt() throws Exception {
    // Given a file of another dataset, whose dates can be read in two ways
    String other = "browser_pages_waits";
    Path file = directory.resolve("waits.csv");
    Files.writeString(file, "Date,Branch,Amount\n" + "03/04/2026,Hill,10\n05/06/2026,Hill,11\n");
    page.openFor(other);
    page.put(other, file);
    browser.until("it waits", () -> page.says("waits.csv", "Waits for you"));

    // When
    open("/sales");

    // Then
    browser.until("its figures are there", () -> browser.figure("netSales") != null);
    assertEquals(List.of(), browser.texts("file-card >>> h3"));
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
