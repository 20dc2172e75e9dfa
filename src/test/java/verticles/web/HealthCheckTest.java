package verticles.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Health;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class HealthCheckTest {
  private final AtomicReference<Future<Health>> s3 = new AtomicReference<>(well("s3", true));
  private final AtomicInteger asked = new AtomicInteger();
  private HealthCheck check;

  @BeforeEach
  void threeServices(Vertx vertx) {
    Bus bus = new Bus(vertx);
    bus.answer(Asks.LEDGER_HEALTH, ping -> well("postgresql", true));
    bus.answer(
        Asks.STORAGE_HEALTH,
        ping -> {
          asked.incrementAndGet();
          return s3.get();
        });
    bus.answer(Asks.DRUID_HEALTH, ping -> well("druid", true));
    check = new HealthCheck(bus);
  }

  @Test
  void whoeverAsksOftenDoesNotWaitForABusyService() {
    // Given a round that went well, half a second ago, since when S3 takes its time
    Wait.on(check.run());
    s3.set(Promise.<Health>promise().future());
    int before = asked.get();
    Wait.until(
        () -> {
          check.run();
          return asked.get() > before;
        });

    // When
    Future<HealthCheck.Report> answer = check.run();

    // Then it is the last round's, at once
    assertTrue(answer.succeeded() && answer.result().healthy());
  }

  @Test
  void aServiceThatGoesAwayIsSaid() {
    // Given
    Wait.on(check.run());

    // When
    s3.set(well("s3", false));

    // Then
    Wait.until(() -> !Wait.on(check.run()).healthy());
  }

  private static Future<Health> well(String name, boolean available) {
    return Future.succeededFuture(new Health(name, available, 1, "so it is"));
  }
}
