package verticles.druid;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;

/**
 * Druid's servers as its broker knows them.
 *
 * @param types kinds of servers that there are
 * @param served bytes of segments that each historical serves, by its name
 */
record Servers(Set<String> types, Map<String, Long> served) {
  private static final String SQL =
      "SELECT \"server\", \"server_type\", \"curr_size\" FROM sys.servers";
  private static final long TIMEOUT_MILLIS = 3_000;
  private static final String HISTORICAL = "historical";

  static Future<Servers> look(Sql sql) {
    return sql.run(new RunSql(SQL, List.of(), TIMEOUT_MILLIS)).map(Servers::of);
  }

  private static Servers of(SqlRows rows) {
    Set<String> types = new HashSet<>();
    Map<String, Long> served = new HashMap<>();
    for (List<Object> row : rows.rows()) {
      String type = (String) row.get(1);
      types.add(type);
      if (type.equals(HISTORICAL)) {
        served.put((String) row.get(0), row.get(2) instanceof Long bytes ? bytes : 0L);
      }
    }
    return new Servers(types, served);
  }

  /** What is amiss among them, or null. */
  Fault missing() {
    if (!types.contains(HISTORICAL)) {
      return new Fault(
          "Druid is starting, or a part of it is away: no figure can be computed yet.",
          "It has no historical. If it is not just starting, start one.");
    }
    if (!types.contains("indexer") && !types.contains("middle_manager")) {
      return new Fault(
          "Druid is starting, or a part of it is away: no file can be loaded yet.",
          "It has no indexer. If it is not just starting, start one.");
    }
    return null;
  }

  /** No historical is gone or serves less. */
  boolean servesNoLessThan(Servers earlier) {
    return earlier.served.entrySet().stream()
        .allMatch(it -> served.getOrDefault(it.getKey(), -1L) >= it.getValue());
  }
}
