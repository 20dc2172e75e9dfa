package verticles.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules may be, and what is done with them and their alerts from outside. */
class AlertRoutesTest extends AlertsCase {
  @Test
  void whatIsWrongWithARuleIsToldAtOnce() {
    // Given
    JsonObject wrong =
        house
            .below(1)
            .put("metric", "netSale")
            .put("period", "yesterday")
            .put("threshold", "much")
            .put("webhook", "file:///etc/passwd")
            .put("colour", "red");

    // When
    JsonObject problem = house.send(HttpMethod.POST, "/api/alerts/rules", wrong, 400);

    // Then
    List<String> columns =
        problem.getJsonArray("errors").stream()
            .map(error -> ((JsonObject) error).getString("column"))
            .toList();
    assertEquals(List.of("colour", "metric", "period", "threshold", "webhook"), columns);
    assertTrue(problem.encode().contains("Did you mean netSales?"), problem.encode());
  }

  @Test
  void aRuleOfNoDatasetIsRefused() {
    // When
    JsonObject problem =
        house.send(
            HttpMethod.POST, "/api/alerts/rules", house.below(1).put("dataset", "nowhere"), 404);

    // Then
    assertEquals("/problems/no-such-dataset", problem.getString("type"));
  }

  @Test
  void oneRuleTooManyIsRefused() {
    // Given
    house.ledger.sql(
        """
        INSERT INTO alert_rule (id, dataset, rule, evaluated_version)
        SELECT gen_random_uuid(), '%s', '{}', 1000000 FROM generate_series(1, 50)
        """
            .formatted(house.dataset));

    // When
    JsonObject problem = house.send(HttpMethod.POST, "/api/alerts/rules", house.below(1), 409);

    // Then
    assertEquals("/problems/too-many-rules", problem.getString("type"));
    house.ledger.sql("DELETE FROM alert_rule WHERE dataset = '" + house.dataset + "'");
  }

  @Test
  void aChangedRuleLooksAnewAndADeletedOneEndsItsAlert() {
    // Given
    house.netSales = 80.0;
    JsonObject rule = house.add(house.below(90));
    house.load();
    house.untilLooked();
    assertTrue(house.rule().getBoolean("firing"));
    String at = "/api/alerts/rules/" + rule.getString("id");

    // When
    house.send(HttpMethod.PUT, at, house.below(50), 200);
    house.load();
    house.untilLooked();
    boolean firing = house.rule().getBoolean("firing");
    house.send(HttpMethod.PUT, at, house.below(85), 200);
    house.load();
    house.untilLooked();
    house.send(HttpMethod.DELETE, at, null, 200);

    // Then
    assertFalse(firing);
    assertEquals(2, house.alerts().size());
    assertNotNull(house.alerts().getJsonObject(0).getString("resolved_at"));
    house.send(HttpMethod.DELETE, at, null, 404);
    house.send(HttpMethod.PUT, at, house.below(1), 404);
  }

  @Test
  void anAlertIsAcknowledgedOnce() {
    // Given
    house.netSales = 80.0;
    house.add(house.below(90));
    house.load();
    house.untilLooked();
    String at = "/api/alerts/" + house.alerts().getJsonObject(0).getString("id") + "/acknowledge";

    // When
    JsonObject first = house.send(HttpMethod.POST, at, null, 200);
    JsonObject second = house.send(HttpMethod.POST, at, null, 200);

    // Then
    assertNotNull(first.getString("acknowledged_at"));
    assertEquals(first.getString("acknowledged_at"), second.getString("acknowledged_at"));
    house.send(HttpMethod.POST, "/api/alerts/nonsense/acknowledge", null, 404);
  }

  @Test
  void aRuleCanBeTriedOut() {
    // When
    JsonObject finding =
        house.send(HttpMethod.POST, "/api/alerts/rules/try", house.below(200), 200);

    // Then
    assertTrue(finding.getBoolean("firing"));
    assertEquals(100.0, finding.getDouble("value"));
    assertEquals(0, house.rules().size());
  }
}
