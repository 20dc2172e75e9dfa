package verticles.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.DruidMessages.RunSql;

/** One SELECT over a scope: some metrics, for each group or for all rows together. */
final class Select {
  private final Map<Metric, String> expressions = new LinkedHashMap<>();

  Select with(Metric metric, String sql) {
    expressions.put(metric, sql);
    return this;
  }

  Select with(Metric metric, String function, String column) {
    return with(metric, function.formatted(Columns.quoted(column)));
  }

  boolean isEmpty() {
    return expressions.isEmpty();
  }

  List<Metric> metrics() {
    return List.copyOf(expressions.keySet());
  }

  /** The group's value is the first column of the answer, if there are groups. */
  RunSql over(Scope scope, Key key, long timeoutMillis) {
    String group = key.over(scope.columns());
    List<String> columns = new ArrayList<>(expressions.values());
    if (group != null) {
      columns.add(0, group);
    }
    Scope.Clause rows = scope.clause();
    String sql = "SELECT " + String.join(", ", columns) + " " + rows.sql();
    return new RunSql(
        group == null ? sql : sql + " GROUP BY 1 ORDER BY 1", rows.values(), timeoutMillis);
  }
}
