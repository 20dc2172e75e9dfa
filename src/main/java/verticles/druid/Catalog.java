package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.Datasources;
import verticles.contract.DruidMessages.RowCount;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Health;
import verticles.contract.ProblemException;

/** What is in Druid, and whether it is there at all. */
final class Catalog {
  private static final long COUNT_MILLIS = 20_000;
  private static final Duration HEALTH = Duration.ofSeconds(3);
  private static final String SERVERS =
      "SELECT server_type, COUNT(*) FROM sys.servers GROUP BY server_type";

  private final DruidClient druid;
  private final Sql sql;

  Catalog(DruidClient druid, Sql sql) {
    this.druid = druid;
    this.sql = sql;
  }

  /**
   * Rows of one ingestion that a query sees. The count asks the servers that hold the segments, so
   * it is right only about what is served; a datasource that the broker has not heard of yet has
   * none.
   */
  Future<RowCount> rows(CountRows ask) {
    return ask.settled() ? served(ask.dataset()).compose(all -> count(ask)) : count(ask);
  }

  private Future<RowCount> count(CountRows ask) {
    String query =
        "SELECT COUNT(*) FROM " + identifier(ask.dataset()) + " WHERE \"_ingestion_id\" = ?";
    return sql.run(new RunSql(query, List.of(ask.ingestionId()), COUNT_MILLIS))
        .map(answer -> new RowCount((Long) answer.rows().get(0).get(0)))
        .recover(Catalog::noneYet);
  }

  /** Druid says no content for a datasource of which nothing has been published. */
  private Future<Void> served(String dataset) {
    return druid
        .send(Call.get("loadstatus", TaskPaths.loadStatus(dataset)))
        .compose(
            reply -> {
              if (reply.status() == 204) {
                return Future.succeededFuture();
              }
              if (!reply.ok()) {
                return Future.failedFuture(DruidProblems.away(reply));
              }
              double percent = reply.json().path(dataset).asDouble(100);
              return percent >= 100
                  ? Future.succeededFuture()
                  : Future.failedFuture(DruidProblems.away("it is still loading segments"));
            });
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

  private static Future<RowCount> noneYet(Throwable failure) {
    return failure instanceof ProblemException known
            && known.problem().type().equals(SqlProblems.NO_DATASOURCE)
        ? Future.succeededFuture(new RowCount(0))
        : Future.failedFuture(failure);
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.forEach(name -> names.add(name.asText()));
    names.sort(String.CASE_INSENSITIVE_ORDER);
    return names;
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
