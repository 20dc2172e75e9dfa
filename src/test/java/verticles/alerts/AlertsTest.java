package verticles.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.AlertAsks;
import verticles.bus.Asks;
import verticles.contract.AlertMessages.RecordLook;
import verticles.contract.Problem;
import verticles.contract.PurgeMessages.DeleteDataset;
import verticles.contract.Unit;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SavePreferences;

/** When rules look, what they find, and when it begins and ends. */
class AlertsTest extends AlertsCase {
  @Test
  void aRuleFiresOnceEndsAndFiresAnew() throws Exception {
    // Given
    house.add(house.below(90));
    house.load();
    house.untilLooked();
    assertEquals(0, house.alerts().size());

    // When sales fall, stay low, and rise again
    house.netSales = 80.0;
    house.load();
    JsonObject fired = house.nextMessage();
    house.netSales = 70.0;
    house.load();
    house.untilLooked();
    JsonObject low = house.rule();
    JsonArray whileLow = house.alerts();
    house.netSales = 95.0;
    house.load();
    JsonObject resolved = house.nextMessage();

    // Then
    assertEquals("fired", fired.getString("event"));
    assertEquals(
        "Net sales of the last 7 days (14 Mar 2026 to 20 Mar 2026) is KES 80, below KES 90.",
        fired.getString("sentence"));
    assertTrue(low.getBoolean("firing"));
    assertEquals(70.0, low.getDouble("value"));
    assertEquals(1, whileLow.size());
    assertNull(whileLow.getJsonObject(0).getString("resolved_at"));
    assertEquals("resolved", resolved.getString("event"));
    assertEquals(fired.getString("id"), resolved.getString("id"));
    assertNotNull(house.alerts().getJsonObject(0).getString("resolved_at"));
    assertEquals("2026-03-14", house.asked.get(0).filter().startDate());
    assertEquals("2026-03-20", house.asked.get(0).filter().endDate());
  }

  @Test
  void aChangeIsMeasuredInPercent() {
    // Given
    house.netSales = 88.0;

    // When
    house.add(house.below(-10).put("measure", "change-from-previous-year"));
    house.load();
    house.untilLooked();

    // Then
    JsonObject rule = house.rule();
    assertTrue(rule.getBoolean("firing"));
    assertEquals(-12.0, rule.getDouble("value"));
    assertTrue(
        rule.getString("sentence").endsWith("from a year before is −12.0 %, below −10.0 %."),
        rule.getString("sentence"));
  }

  @Test
  void amountsAndDaysAreWrittenAsTheReadersHaveAgreed() throws Exception {
    // Given
    Preferences german = new Preferences(null, "EUR", "de-DE", null);
    house.ledger.ask(Asks.SAVE_PREFERENCES, new SavePreferences(house.dataset, german));
    house.netSales = 1234.5;

    // When
    house.add(house.below(2_000));

    // Then
    assertEquals(
        "Net sales of the last 7 days (14.03.2026 to 20.03.2026) is EUR 1.234,50, below EUR 2.000,00.",
        house.nextMessage().getString("sentence"));
  }

  @Test
  void amountsAreInTheCurrencyThatTheFilesName() throws Exception {
    // Given
    house.ledger.sql(
        "UPDATE dataset_ingestion SET currencies = '[\"EUR\"]' WHERE dataset = '"
            + house.dataset
            + "'");
    house.netSales = 80.0;

    // When
    house.add(house.below(90));

    // Then
    String sentence = house.nextMessage().getString("sentence");
    assertTrue(sentence.endsWith("is EUR 80, below EUR 90."), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MONEY    | 1234567.891 | 1000000 | KES 1,234,568, above KES 1,000,000
          MONEY    | 90          | 89.5    | KES 90.00, above KES 89.50
          MONEY    | 90          | 89.9996 | KES 90.0000, above KES 89.9996
          MONEY    | -80.5       | -90     | KES −80.50, above KES −90.00
          COUNT    | 1234        | 1000    | 1,234, above 1,000
          UNITS    | 12.25       | 10      | 12.25, above 10.00
          FRACTION | 0.255       | 0.25    | 25.5 %, above 25.0 %
          PERCENT  | 25.5        | 25      | 25.5 %, above 25.0 %
          """)
  void eachFigureHasItsUnit(Unit unit, double value, double threshold, String words) {
    // Given
    house.unit = unit;
    house.netSales = value;

    // When
    JsonObject found =
        house.send(
            HttpMethod.POST,
            "/api/alerts/rules/try",
            house.below(threshold).put("operator", "above"),
            200);

    // Then
    assertTrue(found.getString("sentence").endsWith("is " + words + "."), found::encode);
  }

  @Test
  void whatHoldsUntilSomethingIsAgreedOnIsWhatThePageSays() throws Exception {
    // Given
    Preferences nothing = new Preferences(null, null, null, null);

    // When
    String page = Files.readString(Path.of("webroot", "settings.js"));

    // Then
    assertTrue(page.contains("locale: '" + nothing.localeOrUsual() + "'"), page);
    assertTrue(page.contains("code: '" + nothing.currencyOr(null) + "'"), page);
  }

  @Test
  void whatCannotBeSaidDoesNotFire() {
    // Given
    house.add(house.below(90));
    house.netSales = null;

    // When
    house.load();
    house.untilLooked();

    // Then
    assertFalse(house.rule().getBoolean("firing"));
    assertTrue(house.rule().getString("sentence").contains("cannot be said"));
    assertEquals(0, house.alerts().size());
  }

  @Test
  void twoReplicasThatLookAreHeardOnce() {
    // Given
    JsonObject rule = house.add(house.below(90));
    UUID id = UUID.fromString(rule.getString("id"));
    house.load();
    house.untilLooked();
    RecordLook look = new RecordLook(id, 0, 1_000, 1.0, true, "Low.");

    // When
    house.ledger.ask(AlertAsks.RECORD_LOOK, look);
    house.ledger.ask(AlertAsks.RECORD_LOOK, look);
    house.ledger.ask(AlertAsks.RECORD_LOOK, new RecordLook(id, 0, 999, 100.0, false, "Of before."));
    house.ledger.ask(
        AlertAsks.RECORD_LOOK, new RecordLook(id, 7, 1_001, 100.0, false, "Of another rule."));

    // Then
    assertEquals(1, house.alerts().size());
    assertNull(house.alerts().getJsonObject(0).getString("resolved_at"));
  }

  @Test
  void whileDruidIsAwayARuleIsSavedAndLooksLater() {
    // Given
    house.fault = Problem.of("druid-unavailable", 503, "Druid is away", "It does not answer.");
    house.netSales = 1.0;

    // When
    JsonObject saved = house.add(house.below(90));
    house.fault = null;
    house.load();

    // Then
    assertNull(saved.getLong("data_version"));
    house.untilLooked();
    assertTrue(house.rule().getBoolean("firing"));
  }

  @Test
  void aRuleThatTheDataHasOutgrownSaysSo() {
    // Given
    house.add(house.below(90));
    house.fault = Problem.of("unknown-dimension", 400, "No such dimension", "There is no Colour.");

    // When
    house.load();
    house.untilLooked();

    // Then
    assertFalse(house.rule().getBoolean("firing"));
    assertTrue(house.rule().getString("sentence").contains("There is no Colour."));
  }

  @Test
  void rulesEndWithTheirDataset() {
    // Given
    house.netSales = 80.0;
    house.add(house.below(90));
    house.load();
    house.untilLooked();

    // When
    house.ledger.ask(Asks.DELETE_DATASET, new DeleteDataset(house.dataset));

    // Then
    assertEquals(0, house.rules().size());
    assertNotNull(house.alerts().getJsonObject(0).getString("resolved_at"));
  }
}
