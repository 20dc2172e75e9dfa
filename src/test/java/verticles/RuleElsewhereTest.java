package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule of one dataset, written while another is on show. */
class RuleElsewhereTest extends PageCase {
  private static final String ELSEWHERE = "rule_elsewhere";
  private static final String THRESHOLD = "rule-form >>> #threshold";

  /** It is at home where numbers are written in another way, and has a rule. */
  private static final String AT_HOME =
      """
      return (async () => {
      const send = (method, url, body) =>
        fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      await send('PUT', '/api/datasets/rule_elsewhere/preferences', { locale: 'de-DE' });
      const { status } = await send('POST', '/api/alerts/rules', { dataset: 'rule_elsewhere', name: 'Low', metric: 'netSales',
        filters: {}, period: 'all', measure: 'value', operator: 'below', threshold: 20000.5 });
      return '' + status;
      })();
      """;

  private static final String KEPT =
      """
      return (async () => {
      const { rules } = await (await fetch('/api/alerts/rules?dataset=rule_elsewhere')).json();
      return rules.map(({ threshold }) => threshold).join();
      })();
      """;

  @Test
  void itsThresholdIsReadAsItsOwnReadersWriteNumbers() throws Exception {
    // Given
    TwoYears.in(ELSEWHERE, page, directory);
    TwoYears.in(TwoYears.DATASET, page, directory);
    assertEquals("201", browser.word(AT_HOME));
    browser.open(page.at("/alerts?dataset=" + TwoYears.DATASET));

    // When
    browser.click("rule-list >>> [aria-label='Change: Low']");
    browser.until("as it is written there", () -> threshold().equals("20000,5"));
    browser.type(THRESHOLD, "30.000,5");
    browser.click("rule-form >>> .primary");

    // Then
    browser.until("it is kept", () -> browser.word(KEPT).equals("30000.5"));
    browser.until("the form is closed", () -> browser.count("rule-form") == 0);
    browser.click("rule-list >>> [aria-label='Change: Low']");
    browser.until("as it is written there", () -> threshold().equals("30000,5"));
    browser.word(
        "rule-form >>> #dataset",
        "found[0].value = '"
            + TwoYears.DATASET
            + "'; found[0].dispatchEvent(new Event('change', { bubbles: true }))");
    browser.until("as it is written here", () -> threshold().equals("30000.5"));
    browser.type(THRESHOLD, "1.000,5");
    browser.click("rule-form >>> .primary");
    browser.until(
        "it says why",
        () ->
            browser
                .texts("rule-form >>> #threshold-fault")
                .equals(List.of("Write a number, such as 20,000.5.")));
    page.delete(ELSEWHERE);
    assertEquals("", browser.word(KEPT));
    assertEquals("", browser.complaints());
  }

  private String threshold() {
    return browser.word(THRESHOLD, "return found[0]?.value ?? ''");
  }
}
