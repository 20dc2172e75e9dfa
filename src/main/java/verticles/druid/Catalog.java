package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Health;

/** What is in Druid, and whether it is there at all. */
final class Catalog {
  private static final Duration HEALTH = Duration.ofSeconds(3);
  private static final String SERVERS =
      "SELECT server_type, COUNT(*) FROM sys.servers GROUP BY server_type";

  private final DruidClient druid;
  private final Sql sql;

  Catalog(DruidClient druid, Sql sql) {
    this.druid = druid;
    this.sql = sql;
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

  /** Asks for the servers through the broker: that proves more than a router's own "true". */
  Future<Health> health() {
    long start = System.nanoTime();
    return sql.run(new RunSql(SERVERS, List.of(), HEALTH.toMillis()))
        .timeout(HEALTH.toMillis() + 1_000, TimeUnit.MILLISECONDS)
        .map(servers -> health(start, missing(servers)))
        .otherwise(failure -> health(start, "Druid does not answer. Start it or check DRUID_URL."));
  }

  private static Health health(long start, String fault) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    return fault == null
        ? new Health("druid", true, millis, "Druid answers queries and takes ingestions.")
        : new Health("druid", false, millis, fault);
  }

  /** What is amiss among the servers, or null. */
  private static String missing(SqlRows servers) {
    Map<String, Long> counts = new TreeMap<>();
    servers.rows().forEach(row -> counts.put((String) row.get(0), (Long) row.get(1)));
    if (!counts.containsKey("historical")) {
      return "Druid has no historical, so no query can see data. Start one.";
    }
    if (!counts.containsKey("indexer") && !counts.containsKey("middle_manager")) {
      return "Druid has no indexer, so nothing can be loaded. Start one.";
    }
    return null;
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.forEach(name -> names.add(name.asText()));
    names.sort(String.CASE_INSENSITIVE_ORDER);
    return names;
  }
}
