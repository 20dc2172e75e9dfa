package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import verticles.bus.AsOfNow;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.Health;

/** What is in Druid, and whether it is there at all. */
final class Catalog {
  private static final Duration HEALTH = Duration.ofSeconds(3);
  private static final Fault AWAY =
      new Fault(
          "Druid does not answer: it is starting or away.",
          "If it is not just starting, start it or check DRUID_URL.");

  private final DruidClient druid;
  private final AsOfNow<Servers> servers;
  private final Completeness completeness;

  Catalog(DruidClient druid, AsOfNow<Servers> servers, Completeness completeness) {
    this.druid = druid;
    this.servers = servers;
    this.completeness = completeness;
  }

  Future<Datasources> datasources() {
    return druid
        .send(Call.get("datasources", "/druid/v2/datasources"))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(new Datasources(names(reply.json())))
                    : Future.failedFuture(DruidProblems.of(reply)));
  }

  /**
   * Asks for the servers through the broker, which proves more than a router's own "true", and
   * whether they serve all that there is.
   */
  Future<Health> health() {
    long start = System.nanoTime();
    return servers
        .ask()
        .timeout(HEALTH.toMillis(), TimeUnit.MILLISECONDS)
        .compose(this::fault)
        .map(fault -> health(start, fault))
        .onFailure(failure -> completeness.away())
        .otherwise(failure -> health(start, AWAY));
  }

  private Future<Fault> fault(Servers servers) {
    if (servers.missing() != null) {
      completeness.away();
      return Future.succeededFuture(servers.missing());
    }
    return completeness
        .missing(servers)
        .map(missing -> missing == null ? null : new Fault(missing, null));
  }

  private static Health health(long start, Fault fault) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    return fault == null
        ? new Health("druid", true, millis, "Druid answers queries and takes ingestions.")
        : new Health("druid", false, millis, fault.words(), fault.hint());
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.forEach(name -> names.add(name.asText()));
    names.sort(String.CASE_INSENSITIVE_ORDER);
    return names;
  }
}
