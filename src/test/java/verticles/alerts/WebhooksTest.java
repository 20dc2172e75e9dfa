package verticles.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import verticles.testing.Wait;

/** Messages are sent until they are taken, or given up. */
class WebhooksTest extends AlertsCase {
  @Test
  void aMessageIsSentAgainUntilItIsTaken() throws Exception {
    // Given
    house.receiverSays = 500;
    house.netSales = 1.0;
    house.add(house.below(90));
    JsonObject first = house.nextMessage();
    Wait.until(() -> house.delivery().getString("failure") != null);
    JsonObject refused = house.delivery();
    house.receiverSays = 200;

    // When its time has come
    house.ledger.sql("UPDATE alert_delivery SET due_at = now() WHERE due_at IS NOT NULL");
    house.load();
    JsonObject second = house.nextMessage();
    Wait.until(() -> house.delivery().getString("delivered_at") != null);

    // Then
    assertEquals("It answered 500.", refused.getString("failure"));
    assertFalse(refused.getBoolean("ended"));
    assertEquals(first.getString("message"), second.getString("message"));
    assertEquals(2, house.delivery().getInteger("attempts"));
    assertTrue(house.delivery().getBoolean("ended"));
  }

  @Test
  void afterTheLastTryItIsGivenUp() throws Exception {
    // Given
    house.receiverSays = 500;
    house.netSales = 1.0;
    house.add(house.below(90));
    assertNotNull(house.nextMessage());
    Wait.until(() -> house.delivery().getString("failure") != null);

    // When
    house.ledger.sql(
        "UPDATE alert_delivery SET due_at = now(), attempts = %d WHERE due_at IS NOT NULL"
            .formatted(Webhooks.ATTEMPTS - 1));
    house.load();

    // Then
    Wait.until(() -> house.delivery().getBoolean("ended"));
    assertNull(house.delivery().getString("delivered_at"));
  }
}
