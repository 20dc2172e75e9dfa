package verticles.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import verticles.analytics.Groups.Group;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Metric;

/**
 * An exploration's groups as one table.
 *
 * @param rows the groups that the limit left, in order
 * @param values what they are split by, the largest first
 * @param fine the groups that they are split into, by keys
 * @param earlier what they are compared to
 */
record ExploredTable(
    Asking asking,
    Groups rows,
    List<String> values,
    Map<List<String>, Group> fine,
    Earlier earlier) {

  Table table() {
    List<Column> columns = columns();
    return new Table(columns, cells(), estimates(columns), rows.origin());
  }

  /** With what they are compared to: those numbers are counted alike. */
  private List<String> estimates(List<Column> columns) {
    List<String> words = rows.estimates().stream().map(Metric::word).toList();
    return columns.stream()
        .filter(column -> words.contains(column.of()))
        .map(Column::name)
        .toList();
  }

  private boolean compared() {
    return asking.question().compareTo() != null;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    List<Key> keys = asking.pivoted() ? asking.keys() : asking.fineKeys();
    keys.forEach(key -> columns.add(TableColumns.of(key)));
    if (asking.pivoted()) {
      for (int i = 0; i < values.size(); i++) {
        for (Metric metric : asking.metrics()) {
          columns.add(TableColumns.of(metric, values.get(i), i));
        }
      }
      return columns;
    }
    for (Metric metric : asking.metrics()) {
      columns.add(TableColumns.of(metric));
      if (compared()) {
        columns.add(TableColumns.of(metric, "before"));
        columns.add(TableColumns.of(metric, "change"));
        columns.add(TableColumns.of(metric, "percent"));
      }
    }
    return columns;
  }

  private List<List<Object>> cells() {
    if (asking.wide() == null) {
      return rows.only().stream().map(this::row).toList();
    }
    return asking.pivoted()
        ? rows.only().stream().map(this::pivoted).toList()
        : rows.only().stream().flatMap(group -> split(group).stream()).map(this::row).toList();
  }

  private List<Group> split(Group group) {
    return values.stream()
        .map(value -> fine.get(Exploration.and(group.keys(), value)))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Object> pivoted(Group group) {
    List<Object> row = new ArrayList<>(group.keys());
    for (String value : values) {
      Group cell = fine.get(Exploration.and(group.keys(), value));
      asking.metrics().forEach(metric -> row.add(number(metric, cell)));
    }
    return row;
  }

  private List<Object> row(Group group) {
    List<Object> row = new ArrayList<>(group.keys());
    for (Metric metric : asking.metrics()) {
      row.add(number(metric, group));
      if (compared()) {
        compare(row, metric, number(metric, group), number(metric, earlier.of(group.keys())));
      }
    }
    return row;
  }

  /** Nothing sold then is not 0 sold then, as far as we know: there may be no data of it. */
  private static void compare(List<Object> row, Metric metric, Number now, Number then) {
    Double change = Told.change(now, then);
    row.add(then);
    row.add(change);
    row.add(Told.growth(metric, change, then));
  }

  private static Number number(Metric metric, Group group) {
    return group == null ? null : Told.of(metric, group.numbers().get(metric));
  }
}
