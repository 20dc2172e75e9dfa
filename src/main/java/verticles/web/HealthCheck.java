package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Health;
import verticles.contract.ProblemException;

/**
 * Asks PostgreSQL, S3 and Druid how they are: a real call to each, at most five seconds long.
 * Whoever asks while such a round is on the way shares it, so health checks cannot pile up.
 */
public final class HealthCheck {
  private final Bus bus;
  private Future<Report> round;

  public HealthCheck(Bus bus) {
    this.bus = bus;
  }

  /** One round over the three services. Never fails: silence is unavailability. */
  public Future<Report> run() {
    if (round == null || round.isComplete()) {
      Future<Health> ledger = ping(Asks.LEDGER_HEALTH, "postgresql");
      Future<Health> storage = ping(Asks.STORAGE_HEALTH, "s3");
      Future<Health> druid = druid();
      round =
          Future.all(ledger, storage, druid)
              .map(all -> new Report(ledger.result(), storage.result(), druid.result()));
    }
    return round;
  }

  public Future<Health> druid() {
    return ping(Asks.DRUID_HEALTH, "druid");
  }

  private Future<Health> ping(Ask<Health.Ping, Health> ask, String name) {
    long start = System.nanoTime();
    return bus.ask(ask, new Health.Ping())
        .otherwise(
            failure ->
                new Health(
                    name, false, (System.nanoTime() - start) / 1_000_000, reasonOf(failure)));
  }

  private static String reasonOf(Throwable failure) {
    return failure instanceof ProblemException known
        ? known.problem().detail()
        : Problems.of(failure).detail();
  }

  /** How the three are. */
  public record Report(Health postgresql, Health s3, Health druid) {

    /** Uploads can be taken and kept; Druid may still be starting. */
    public boolean ready() {
      return postgresql.available() && s3.available();
    }

    public boolean healthy() {
      return ready() && druid.available();
    }

    /** {@code healthy}, {@code degraded} (uploads are taken, queries wait) or {@code unhealthy}. */
    public String status() {
      return healthy() ? "healthy" : ready() ? "degraded" : "unhealthy";
    }

    public JsonObject services() {
      JsonObject services = new JsonObject();
      List.of(postgresql, s3, druid).forEach(one -> services.put(one.name(), json(one)));
      return services;
    }
  }

  public static JsonObject json(Health health) {
    return new JsonObject()
        .put("available", health.available())
        .put("millis", health.millis())
        .put("detail", health.detail());
  }
}
