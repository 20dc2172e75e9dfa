package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What can be done with every card of every page: kept as a picture, as a file, by keyboard. */
class SavedCardsTest extends PageCase {
  private static final String DATASET = "saved_cards";
  private static final List<String> TOWNS = List.of("Nairobi", "Kisumu", "Mombasa");

  private static final int ROWS = 2_190;

  /** More than a table has on one page; each is sold twice. */
  private static final int PRODUCTS = ROWS / 2;

  private static boolean loaded;

  private static int amount(int at) {
    return at == 1_801 ? 90_000 : 400 + at % 7 * 13 + at / 20;
  }

  private static int returned(int at) {
    return at % 40 == 0 ? -50 : 0;
  }

  /** Two years of days in three towns; one day on which one of them sold far too much. */
  @BeforeEach
  void theFileIsLoaded() throws Exception {
    if (loaded) {
      return;
    }
    StringBuilder text =
        new StringBuilder(
            "__time,Branch,ProductLine,ItemGroup,ItemName,SalesPerson,CardName,"
                + "grossRevenue,returnsValue,totalCost,unitsSold\n");
    for (int at = 0; at < ROWS; at++) {
      LocalDate day = LocalDate.of(2023, 1, 1).plusDays(at / 3);
      int amount = amount(at);
      text.append(
          "%sT%02d:00:00Z,%s,%s,Any,Product %d,Seller %d,Buyer %d,%d,%d,%d,2\n"
              .formatted(
                  day,
                  9 + at % 8,
                  TOWNS.get(at % 3),
                  List.of("Pumps", "Lamps").get(at % 2),
                  at % PRODUCTS,
                  at % 4,
                  at % 31,
                  amount,
                  returned(at),
                  at % 20 == 7 ? amount * 2 : amount / 2));
    }
    Path file = directory.resolve("cards.csv");
    Files.writeString(file, text);
    page.openFor(DATASET);
    browser.fileManager.drop(file);
    browser.until("it is there", () -> page.isOnTheDashboard("cards.csv"));
    browser.open(page.at("/overview?dataset=" + DATASET));
    browser.type("target-card >>> #target", "60000");
    browser.keyboard.press(Keys.ENTER);
    browser.until(
        "the target is kept", () -> browser.text("target-card >>> h2").contains("target"));
    loaded = true;
  }

  private void open(String address) {
    browser.open(page.at(address + (address.contains("?") ? "&" : "?") + "dataset=" + DATASET));
    figuresAreDrawn();
  }

  @ParameterizedTest
  @CsvSource({
    "/overview?start=2024-01-01&end=2024-12-31, 8",
    "/sales?start=2024-01-01&end=2024-12-31, 6",
    "/products, 5",
    "/branches?branch=Kisumu, 9",
    "/profitability, 4",
    "/customers, 4",
    "/explore?by=branch&columns=productLine, 1",
    "/explore?by=branch&time=MONTH&view=chart, 1"
  })
  void everyCardIsKeptAsAPictureAndAsAFileOfTheSameFigures(String address, int atLeast)
      throws IOException {
    // Given
    open(address);
    browser.fileManager.saveTo(directory);
    browser.until("its cards are there", () -> SavedCard.allOf(browser).size() >= atLeast);
    List<SavedCard> cards = SavedCard.allOf(browser);

    for (SavedCard card : cards) {
      // When
      Path picture = card.save(browser, directory, "PNG");

      // Then
      SavedCard.isAPicture(card.name(), picture);
      card.hasTheFiguresOfItsTable(browser, card.save(browser, directory, "CSV"));
    }
    assertEquals("", browser.complaints());
  }

  @Test
  void theMapIsWalkedByKeyboardAndFiltersThePage() {
    // Given
    open("/overview?start=2024-01-01&end=2024-12-31");
    browser.until(
        "its towns are there",
        () -> browser.word("place-marks >>> circle[role]", "return found.length").equals("3"));

    // When
    browser.press("place-marks >>> circle[tabindex='0']", Keys.ARROW_RIGHT);

    // Then
    String town = browser.word("place-marks >>> circle[tabindex='0']", "return found[0].ariaLabel");
    assertTrue(town.matches("(Nairobi|Kisumu|Mombasa): KSh.+ of sales\\. Filter by it"), town);
    browser.keyboard.press(Keys.ENTER);
    browser.until(
        "it filters",
        () -> browser.address().toString().contains("branches=" + town.split(":")[0]));
  }

  @Test
  void aChartsTableIsOpenedReadAndClosedByKeyboard() {
    // Given
    open("/overview?start=2024-01-01&end=2024-12-31");
    String course = "sales-course >>> ";
    String header = course + "thead th:nth-child(2)";

    // When
    browser.keyboard.tabTo(".skip button");
    browser.keyboard.press(Keys.ENTER);
    browser.keyboard.tabTo(course + "button[aria-label^='Table: ']");
    browser.keyboard.press(Keys.ENTER);
    browser.until("a table", () -> browser.count(course + "tbody tr") > 11);

    // Then
    browser.until(
        "the focus stays", () -> browser.keyboard.isIn(course + "button[aria-label^='Chart: ']"));
    browser.keyboard.tabTo(header + " button");
    browser.keyboard.press(Keys.ENTER);
    browser.until(
        "it is sorted",
        () -> browser.word(header, "return found[0].ariaSort").equals("descending"));
    List<String> rows = browser.texts(course + "tbody tr th");
    browser.keyboard.tabTo(course + "tbody .to-rows button");
    browser.keyboard.press(Keys.ENTER);
    browser.until("its rows", () -> browser.text("rows-sheet >>> h2").contains(rows.get(0)));
    browser.keyboard.press(Keys.ESCAPE);
    browser.until("back at its row", () -> browser.keyboard.isIn(course + "tbody .to-rows button"));
    browser.keyboard.tabBackTo(course + "button[aria-label^='Chart: ']");
    browser.keyboard.press(Keys.ENTER);
    browser.until("a chart", () -> browser.count(course + "canvas") == 1);
    browser.has(0, course + "table");
    browser.until(
        "the focus stays", () -> browser.keyboard.isIn(course + "button[aria-label^='Table: ']"));
    assertEquals("", browser.complaints());
  }

  @Test
  void aRowOfAChartsTableShowsTheRowsBehindItAndAllOfThemAreKept() throws IOException {
    // Given
    open("/sales?start=2024-01-01&end=2024-12-30");
    browser.fileManager.saveTo(directory);
    browser.click("person-ranking >>> button[aria-label='Table: Leaderboard']");

    // When
    browser.click("person-ranking >>> .to-rows button");
    browser.until(
        "its newest rows are there",
        () -> browser.text("rows-sheet >>> .said [role=status]").startsWith("The newest 200 rows"));

    // Then
    browser.mentions("rows-sheet >>> h2", "Seller");
    browser.mentions("rows-sheet >>> .said [role=status]", "times in UTC");
    browser.click("rows-sheet >>> .said button");
    List<List<String>> rows = SavedCard.cells(SavedCard.comes(browser, directory, "csv"));
    int amount = rows.get(0).indexOf("Amount sold");
    assertTrue(rows.size() > 201, rows.size() + " rows");
    assertTrue(rows.stream().skip(1).allMatch(row -> row.get(amount).matches("[0-9.]+")));
  }

  @ParameterizedTest
  @CsvSource({"/explore?by=branch&time=DAY, explore-page, 2190", "/products, product-table, 1095"})
  void aLongTableIsSortedAndTurnedByTheServerAlsoWithTheLeastFirst(
      String address, String table, int groups) {
    // Given a row of the data for each day of each town, and products that are sold twice
    int[] sales = new int[groups];
    IntStream.range(0, ROWS).forEach(at -> sales[at % groups] += amount(at) + returned(at));
    Arrays.sort(sales);
    open(address);

    // When
    browser.until("the least come first", () -> sortsUpward(table) && first(table) == sales[0]);
    browser.click(table + " >>> page-turner >>> button:last-child");

    // Then
    browser.until("then the next", () -> first(table) == sales[1_000]);
    String link = browser.address().toString();
    assertTrue(link.contains("sort=netSales&way=up&from=1000"), link);
    browser.leave();
    browser.open(URI.create(link));
    browser.until("the link shows the same", () -> first(table) == sales[1_000]);
    assertEquals(List.of(), browser.texts("figures-frame >>> .coming"));
    assertEquals("", browser.complaints());
  }

  @Test
  void theProductsThatSellLeastAreRankedAndTheDaysStay() {
    // Given the last day on which none of them has been sold twice
    open("/products?start=2023-01-01&end=2023-12-30");
    int least =
        IntStream.range(0, 364 * 3)
            .boxed()
            .min(Comparator.comparing(at -> amount(at) + returned(at)))
            .get();

    // When
    browser.word(
        "product-ranking >>> choice-row >>> button",
        "found.find((it) => it.innerText === 'Bottom').click()");

    // Then
    browser.until(
        "it says which",
        () ->
            browser.text("product-ranking >>> h2").startsWith("Product " + least + " sells least"));
    String query = browser.address().getQuery();
    assertTrue(query.contains("end=2023-12-30") && query.contains("rank=bottom"), query);
    assertEquals(List.of(), browser.texts("figures-frame >>> .coming"));
  }

  /** Asks for the other order by net sales until it is the one that is wanted. */
  private boolean sortsUpward(String table) {
    String way =
        browser.word(
            table + " >>> thead th",
            "return found.find((it) => it.innerText.startsWith('Net sales')).ariaSort");
    if (!way.equals("ascending")) {
      browser.word(
          table + " >>> thead button",
          "found.find((it) => it.innerText.startsWith('Net sales')).click()");
    }
    return way.equals("ascending");
  }

  private double first(String table) {
    String figure = browser.text(table + " >>> tr[aria-rowindex='2'] .figure");
    return figure.isEmpty() ? Double.NaN : Double.parseDouble(figure.replaceAll("[^0-9.]", ""));
  }

  @Test
  void aRowThatStandsForManyDoesNotLookLikeAControl() {
    // Given
    open("/overview?start=2024-01-01&end=2024-12-30");
    browser.word(
        "what-changed >>> choice-row >>> button",
        "found.find((it) => it.innerText === 'Customer').click()");
    browser.until(
        "customers are there",
        () -> browser.texts("what-changed >>> .views li .name").equals(List.of("All others")));

    // When
    browser.click("what-changed >>> button[aria-label='Table: What changed']");

    // Then
    browser.until("they are a table", () -> browser.count("what-changed >>> tbody tr") == 7);
    browser.has(6, "what-changed >>> tr.opens th button");
    browser.has(6, "what-changed >>> .to-rows button");
    browser.says("what-changed >>> tr:not(.opens) th[scope=row]", "All others");
  }

  @Test
  void aCellOfTheCohortsFiltersByTheCustomersWhoBeganThen() {
    // Given
    open("/customers");

    // When
    browser.word("cohort-card >>> td button", "found[0].click()");

    // Then
    browser.until(
        "it filters",
        () ->
            browser.texts("filter-chips >>> .chip").stream()
                .anyMatch(chip -> chip.matches("(?s)First bought:\\s*Jan 2023.*")));
    browser.until(
        "with the days of the month after",
        () -> browser.address().getQuery().contains("start=2023-02-01&end=2023-02-28"));
    browser.until(
        "all 31 who began in January are there", () -> near(31, browser.figure("uniqueCustomers")));
  }
}
