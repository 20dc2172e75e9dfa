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
 * Whoever asks while such a round is on the way shares it, so health checks cannot pile up. Whoever
 * asks often is answered at once, by the last round, as long as that is not older than two seconds:
 * a busy S3 must not make the health slow as well.
 */
public final class HealthCheck {
  private static final long FRESH_NANOS = 500_000_000L;
  private static final long OLDEST_NANOS = 2_000_000_000L;

  private final Bus bus;
  private Future<Report> round;
  private Report last;
  private long lookedAt;

  public HealthCheck(Bus bus) {
    this.bus = bus;
  }

  /**
   * How the three services are, or were two seconds ago at most. Never fails: silence is
   * unavailability.
   */
  public Future<Report> run() {
    long age = System.nanoTime() - lookedAt;
    boolean known = last != null && age <= OLDEST_NANOS;
    if (known && age <= FRESH_NANOS) {
      return Future.succeededFuture(last);
    }
    Future<Report> next = round();
    return known ? Future.succeededFuture(last) : next;
  }

  /** The round that is on its way, or a new one. */
  private Future<Report> round() {
    if (round == null || round.isComplete()) {
      long begun = System.nanoTime();
      Future<Health> ledger = ping(Asks.LEDGER_HEALTH, "postgresql");
      Future<Health> storage = ping(Asks.STORAGE_HEALTH, "s3");
      Future<Health> druid = druid();
      round =
          Future.all(ledger, storage, druid)
              .map(all -> new Report(ledger.result(), storage.result(), druid.result()))
              .onSuccess(
                  report -> {
                    last = report;
                    lookedAt = begun;
                  });
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
    JsonObject json =
        new JsonObject()
            .put("available", health.available())
            .put("millis", health.millis())
            .put("detail", health.detail());
    return health.hint() == null ? json : json.put("hint", health.hint());
  }
}
