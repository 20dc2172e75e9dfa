package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What can be done with every card of every page: kept as a picture, as a file, by keyboard. */
class SavedCardsTest extends PageCase {
  private static final String DATASET = "saved_cards";
  private static final List<String> TOWNS = List.of("Nairobi", "Kisumu", "Mombasa");

  private static boolean loaded;

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
    for (int at = 0; at < 2_190; at++) {
      LocalDate day = LocalDate.of(2023, 1, 1).plusDays(at / 3);
      int amount = at == 1_801 ? 90_000 : 400 + at % 7 * 13 + at / 20;
      text.append(
          "%sT%02d:00:00Z,%s,%s,Any,Product %d,Seller %d,Buyer %d,%d,%d,%d,2\n"
              .formatted(
                  day,
                  9 + at % 8,
                  TOWNS.get(at % 3),
                  List.of("Pumps", "Lamps").get(at % 2),
                  at % 20,
                  at % 4,
                  at % 31,
                  amount,
                  at % 40 == 0 ? -50 : 0,
                  at % 20 == 7 ? amount * 2 : amount / 2));
    }
    Path file = directory.resolve("cards.csv");
    Files.writeString(file, text);
    page.openFor(DATASET);
    browser.drop(file);
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
    browser.until(
        "all is drawn",
        () ->
            !browser.texts("figures-frame >>> .card").isEmpty()
                && browser.texts("figures-frame >>> .skeleton").isEmpty()
                && browser.texts("figures-frame >>> [aria-busy=true]").isEmpty());
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
    browser.downloadsGoTo(directory);
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
  void aRowOfAChartsTableShowsTheRowsBehindItAndAllOfThemAreKept() throws IOException {
    // Given
    open("/sales?start=2024-01-01&end=2024-12-30");
    browser.downloadsGoTo(directory);
    browser.click("person-ranking >>> button[aria-label='Table: Leaderboard']");

    // When
    browser.click("person-ranking >>> .to-rows button");
    browser.until(
        "its newest rows are there",
        () -> browser.text("rows-sheet >>> .said [role=status]").startsWith("The newest 200 rows"));

    // Then
    assertTrue(browser.text("rows-sheet >>> h2").contains("Seller"));
    assertTrue(
        browser.text("rows-sheet >>> .said [role=status]").endsWith("times in UTC"),
        browser.text("rows-sheet >>> .said [role=status]"));
    browser.click("rows-sheet >>> .said button");
    List<List<String>> rows = SavedCard.cells(SavedCard.comes(browser, directory, "csv"));
    int amount = rows.get(0).indexOf("Amount sold");
    assertTrue(rows.size() > 201, rows.size() + " rows");
    assertTrue(rows.stream().skip(1).allMatch(row -> row.get(amount).matches("[0-9.]+")));
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
