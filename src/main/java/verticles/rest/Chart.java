package verticles.rest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Unit;
import verticles.web.Nearest;

/**
 * A table as something to draw: {@code x} has the places along the axis, each series a number or
 * null for each of them, all in one unit.
 *
 * <p>With one key its values are the places, and each metric is a series. With two, time or else
 * the last one is the axis, and each value of the other is a series of the first metric. Without a
 * key, the metrics themselves are the places. Of more keys, the first is the axis, with the others
 * beside it where it alone does not tell the rows apart.
 */
final class Chart {
  private final Table table;
  private final List<Integer> keys;
  private final List<Integer> metrics;

  private Chart(Table table, List<Integer> keys, List<Integer> metrics) {
    this.table = table;
    this.keys = keys;
    this.metrics = metrics;
  }

  /**
   * @param metric the column that is drawn; null = the first that is a number, and all of its unit
   */
  static JsonObject of(String title, Table table, String metric) {
    List<Column> columns = table.columns();
    List<Integer> keys =
        places(columns).filter(i -> isKey(columns.get(i)) && isTold(table, i)).boxed().toList();
    Chart chart = new Chart(table, keys, drawn(columns, metric));
    return chart.json(title);
  }

  private static IntStream places(List<Column> columns) {
    return IntStream.range(0, columns.size());
  }

  private static boolean isKey(Column it) {
    return it.kind().equals("dimension") || it.kind().equals("time") || it.of().equals("reason");
  }

  /** Of a figure by one of several dimensions, the others are null. */
  private static boolean isTold(Table table, int place) {
    return table.rows().isEmpty() || table.rows().stream().anyMatch(it -> it.get(place) != null);
  }

  private static List<Integer> drawn(List<Column> columns, String metric) {
    List<Integer> numbers =
        places(columns)
            .filter(i -> !isKey(columns.get(i)) && columns.get(i).unit() != null)
            .boxed()
            .toList();
    List<String> names = numbers.stream().map(i -> columns.get(i).name()).toList();
    if (metric == null) {
      Unit unit = columns.get(numbers.get(0)).unit();
      return numbers.stream().filter(i -> columns.get(i).unit() == unit).toList();
    }
    if (!names.contains(metric)) {
      throw Parameters.wrong(
          Parameter.METRIC,
          metric,
          "There is no metric “%s” in this chart. Did you mean “%s”?"
              .formatted(Nearest.cut(metric), Nearest.to(metric, names)));
    }
    return List.of(numbers.get(names.indexOf(metric)));
  }

  private JsonObject json(String title) {
    JsonObject chart =
        new JsonObject()
            .put("title", title)
            .put("unit", table.columns().get(metrics.get(0)).unit().word())
            .put("format", table.columns().get(metrics.get(0)).unit().format());
    return switch (keys.size()) {
      case 0 -> alone(chart, title);
      case 2 -> crossed(chart);
      default -> listed(chart);
    };
  }

  private JsonObject alone(JsonObject chart, String title) {
    List<Object> row = table.rows().isEmpty() ? null : table.rows().get(0);
    JsonArray x = new JsonArray();
    JsonArray data = new JsonArray();
    for (int metric : metrics) {
      x.add(label(metric));
      data.add(row == null ? null : row.get(metric));
    }
    JsonArray series = new JsonArray().add(series(title, data));
    return chart.put("xLabel", "").put("x", x).put("series", series);
  }

  private JsonObject listed(JsonObject chart) {
    Set<Object> firsts = new LinkedHashSet<>();
    table.rows().forEach(row -> firsts.add(row.get(keys.get(0))));
    boolean enough = firsts.size() == table.rows().size();
    JsonArray x = new JsonArray();
    table.rows().forEach(row -> x.add(enough ? row.get(keys.get(0)) : joined(row)));
    JsonArray series = new JsonArray();
    for (int metric : metrics) {
      JsonArray data = new JsonArray();
      table.rows().forEach(row -> data.add(row.get(metric)));
      series.add(series(label(metric), data));
    }
    return chart.put("xLabel", label(keys.get(0))).put("x", x).put("series", series);
  }

  private String joined(List<Object> row) {
    return String.join(" · ", keys.stream().map(key -> String.valueOf(row.get(key))).toList());
  }

  private JsonObject crossed(JsonObject chart) {
    int axis = isTime(keys.get(0)) ? keys.get(0) : keys.get(1);
    int other = axis == keys.get(0) ? keys.get(1) : keys.get(0);
    Set<Object> x = isTime(axis) ? new TreeSet<>() : new LinkedHashSet<>();
    Map<Object, Map<Object, Object>> bySeries = new LinkedHashMap<>();
    for (List<Object> row : table.rows()) {
      x.add(row.get(axis));
      bySeries
          .computeIfAbsent(row.get(other), fresh -> new LinkedHashMap<>())
          .put(row.get(axis), row.get(metrics.get(0)));
    }
    JsonArray series = new JsonArray();
    bySeries.forEach(
        (name, numbers) -> {
          JsonArray data = new JsonArray();
          x.forEach(place -> data.add(numbers.get(place)));
          series.add(series(String.valueOf(name), data));
        });
    return chart
        .put("xLabel", label(axis))
        .put("x", new JsonArray(new ArrayList<>(x)))
        .put("series", series);
  }

  private boolean isTime(int column) {
    return table.columns().get(column).kind().equals("time");
  }

  private String label(int column) {
    return Headings.of(table.columns().get(column));
  }

  private static JsonObject series(String name, JsonArray data) {
    return new JsonObject().put("name", name).put("data", data);
  }
}
