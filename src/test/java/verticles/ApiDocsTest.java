package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The page on which the interface is tried, in a real Chromium. */
class ApiDocsTest extends PageCase {
  @Test
  void anOperationIsFoundAndCalled() {
    // Given
    browser.open(page.at("/api/docs"));
    browser.until("all operations are listed", () -> browser.count("#operations details") > 120);
    assertEquals("", browser.complaints());
    browser.type("#search", "monthly-sales-growth.csv");
    browser.click("#operations details:not([hidden]) > summary");
    browser.type("#operations [name=filter]", "region=East");
    browser.type("#operations [name=n]", "0");

    // When
    browser.click("#operations details:not([hidden]) button");

    // Then
    browser.until("it answers", () -> browser.text("#operations pre").contains("\n400"));
    String answer = browser.text("#operations pre");
    assertTrue(
        answer.startsWith("GET /api/export/monthly-sales-growth.csv?filter%5Bregion%5D=East&n=0"),
        answer);
    assertTrue(answer.contains("must be a whole number from 1 to 10000"), answer);
    browser.has(1, "#operations details:not([hidden])");
  }
}
