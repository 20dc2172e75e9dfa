package verticles.analytics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of a query's SELECTs, put together by the group's key. */
final class Joined {
  private final Columns columns;
  private final boolean grouped;
  private final Map<String, Map<Metric, Number>> groups = new LinkedHashMap<>();

  Joined(Columns columns, boolean grouped) {
    this.columns = columns;
    this.grouped = grouped;
  }

  void add(List<Metric> metrics, List<List<Object>> rows) {
    for (List<Object> row : rows) {
      Object key = grouped ? row.get(0) : null;
      Map<Metric, Number> group =
          groups.computeIfAbsent(
              key == null ? Key.UNKNOWN : key.toString(), fresh -> new EnumMap<>(Metric.class));
      for (int i = 0; i < metrics.size(); i++) {
        Object value = row.get(i + (grouped ? 1 : 0));
        if (value != null) {
          group.put(metrics.get(i), (Number) value);
        }
      }
    }
  }

  List<Row> rows() {
    return groups.entrySet().stream()
        .map(group -> new Row(group.getKey(), group.getValue(), columns))
        .toList();
  }
}
