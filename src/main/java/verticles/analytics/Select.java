package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import verticles.contract.Dimension;
import verticles.contract.Metric;

/**
 * The one SELECT that answers a query. Its columns are the keys that the dataset has, then the
 * grouping's number where there are several, then the metrics that can be told, then the rows.
 *
 * <p>Different values are counted exactly, in one of the ways of {@link Form}.
 */
final class Select {
  private final Scope scope;
  private final Query query;
  private final boolean estimated;

  /** The keys that are columns of the answer, and the metrics likewise. */
  final List<Key> keys;

  final List<Metric> metrics;

  /** The groupings by the keys that are there; two may have become one. */
  final Set<List<Key>> groupings = new LinkedHashSet<>();

  private final Map<String, String> aggregates = new LinkedHashMap<>();
  private final Map<String, String> counts = new LinkedHashMap<>();
  private final Form form;
  private final List<String> expressions = new ArrayList<>();

  Select(Scope scope, Query query, boolean estimated) {
    this.scope = scope;
    this.query = query;
    this.estimated = estimated;
    Columns columns = scope.columns();
    query.groupings().forEach(keys -> groupings.add(present(keys)));
    this.keys = groupings.stream().flatMap(List::stream).distinct().toList();
    Expression plain = new Expression(columns, sql -> sql, column -> "");
    this.metrics = query.metrics().stream().filter(it -> plain.of(it) != null).toList();
    this.form = estimated ? Form.PLAIN : Form.of(this.keys, counted(columns));
    Expression real = new Expression(columns, this::aggregate, this::count);
    metrics.forEach(metric -> expressions.add(real.of(metric)));
    expressions.add(aggregate("COUNT(*)"));
  }

  /** Those of a grouping's keys that the dataset has. */
  List<Key> present(List<Key> grouping) {
    return grouping.stream().filter(key -> key.isIn(scope.columns())).toList();
  }

  /** The columns whose different values are counted. */
  private Set<String> counted(Columns columns) {
    Set<String> counted = new LinkedHashSet<>();
    metrics.forEach(metric -> counted.addAll(counted(metric, columns)));
    return counted;
  }

  private static Set<String> counted(Metric metric, Columns columns) {
    Set<String> counted = new LinkedHashSet<>();
    Expression noting =
        new Expression(
            columns,
            sql -> sql,
            column -> {
              counted.add(column);
              return "";
            });
    noting.of(metric);
    return counted;
  }

  /** The metrics whose numbers are not exact. */
  Set<Metric> estimates() {
    Set<Metric> estimates = EnumSet.noneOf(Metric.class);
    metrics.stream()
        .filter(metric -> estimated && !counted(metric, scope.columns()).isEmpty())
        .forEach(estimates::add);
    return estimates;
  }

  private String aggregate(String sql) {
    if (form == Form.PLAIN) {
      return sql;
    }
    String name = aggregates.computeIfAbsent(sql, it -> "a" + aggregates.size());
    return form == Form.JOINED ? "MAX(m." + name + ")" : again(sql) + "(m." + name + ")";
  }

  /** What makes one of several aggregates of the same kind. */
  private static String again(String sql) {
    return sql.startsWith("TIMESTAMP_TO_MILLIS(MIN(")
        ? "MIN"
        : sql.startsWith("TIMESTAMP_TO_MILLIS(MAX(") ? "MAX" : "SUM";
  }

  private String count(String column) {
    if (form == Form.PLAIN) {
      return estimate(column);
    }
    if (form == Form.NESTED) {
      return "COUNT(*) FILTER (WHERE m.n <> '" + Dimension.UNKNOWN + "')";
    }
    String join = counts.computeIfAbsent(column, it -> "d" + counts.size());
    return "COALESCE(MAX(" + join + ".n), 0)";
  }

  /** In a total there is room for a sketch that is exact for long; for each group there is not. */
  private String estimate(String column) {
    String sketch = keys.isEmpty() ? "THETA" : "HLL";
    String known = filledIn(column) ? " FILTER (WHERE " + known(column) + ")" : "";
    return "APPROX_COUNT_DISTINCT_DS_%s(%s)%s".formatted(sketch, quoted(column), known);
  }

  /** Rows that name no transaction have nothing in place of its number. */
  private static boolean filledIn(String column) {
    return !column.equals(Dimension.TRANSACTION.column());
  }

  /** Rows that have a value of their own. */
  private static String known(String column) {
    return quoted(column) + " <> '" + Dimension.UNKNOWN + "'";
  }

  Statement statement() {
    return switch (form) {
      case PLAIN -> plain();
      case JOINED -> joined();
      case NESTED -> nested();
    };
  }

  private Statement plain() {
    List<String> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(key.sql(scope)));
    if (groupings.size() > 1) {
      columns.add("GROUPING(" + String.join(", ", columns) + ")");
    }
    columns.addAll(expressions);
    return new Statement()
        .add("SELECT " + String.join(", ", columns))
        .add(rows())
        .add(groupBy())
        .add(ordered());
  }

  private String groupBy() {
    if (groupings.size() > 1) {
      return groupings.stream()
          .map(set -> set.stream().map(key -> key.sql(scope)).collect(inBrackets()))
          .collect(Collectors.joining(", ", " GROUP BY GROUPING SETS (", ")"));
    }
    return keys.isEmpty() ? "" : " GROUP BY " + positions(keys.size());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> inBrackets() {
    return Collectors.joining(", ", "(", ")");
  }

  private static String positions(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  private Statement joined() {
    List<String> columns = new ArrayList<>(named("m.k", keys.size()));
    columns.addAll(expressions);
    Statement statement =
        new Statement()
            .add("SELECT " + String.join(", ", columns) + " FROM (")
            .add(summed())
            .add(") m");
    counts.forEach((column, join) -> statement.add(counted(column, join)));
    return statement.add(groupBy()).add(ordered());
  }

  /** By the keys and the values that are counted first, which are then counted by the keys. */
  private Statement nested() {
    List<String> columns = new ArrayList<>(named("m.k", keys.size()));
    columns.addAll(expressions);
    List<String> inner = keyColumns();
    inner.add(quoted(counted(scope.columns()).iterator().next()) + " AS n");
    String by = positions(inner.size());
    aggregates.forEach((sql, name) -> inner.add(sql + " AS " + name));
    return new Statement()
        .add("SELECT " + String.join(", ", columns) + " FROM (SELECT ")
        .add(String.join(", ", inner))
        .add(rows())
        .add(" GROUP BY " + by + ") m")
        .add(groupBy())
        .add(ordered());
  }

  /** What is added up, by the keys. */
  private Statement summed() {
    List<String> columns = keyColumns();
    aggregates.forEach((sql, name) -> columns.add(sql + " AS " + name));
    return new Statement().add("SELECT " + String.join(", ", columns)).add(rows()).add(groupBy());
  }

  /** How many different values one column has, by the keys. */
  private Statement counted(String column, String name) {
    List<String> columns = keyColumns();
    columns.add("COUNT(DISTINCT " + quoted(column) + ") AS n");
    String on =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "m.k" + i + " = " + name + ".k" + i)
            .collect(Collectors.joining(" AND "));
    return new Statement()
        .add(keys.isEmpty() ? " CROSS JOIN (" : " LEFT JOIN (")
        .add("SELECT " + String.join(", ", columns))
        .add(rows())
        .add(filledIn(column) ? " AND " + known(column) : "")
        .add(groupBy())
        .add(") " + name + (keys.isEmpty() ? "" : " ON " + on));
  }

  private List<String> keyColumns() {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).sql(scope) + " AS k" + i)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> named(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private Statement rows() {
    Statement rows = scope.rows();
    query.within().forEach((key, values) -> scope.among(rows, key, values));
    return rows;
  }

  /** Equal ones come in the order of their keys, so that a page after a page misses none. */
  private String ordered() {
    Query.Sort sort = query.sort();
    if (keys.isEmpty()) {
      return "";
    }
    if (sort == null) {
      return unordered();
    }
    String limit = query.limit() == 0 ? "" : " LIMIT " + query.limit();
    return " ORDER BY "
        + sorted(sort)
        + positions(keys.size())
        + limit
        + (query.offset() == 0 ? "" : " OFFSET " + query.offset());
  }

  /** By what the dataset lacks nothing is sorted. */
  private String sorted(Query.Sort sort) {
    if (sort.key() != null) {
      int key = keys.indexOf(sort.key());
      return key < 0 ? "" : key + 1 + (sort.descending() ? " DESC, " : ", ");
    }
    int metric = metrics.indexOf(sort.metric());
    int place = keys.size() + metric + 1;
    return metric < 0
        ? ""
        : sort.descending() ? place + " DESC, " : knownFirst(metric) + place + ", ";
  }

  /** To Druid the unknown is less than all numbers; here it comes last, upward as downward. */
  private String knownFirst(int metric) {
    return Groups.isCount(metrics.get(metric))
        ? ""
        : "CASE WHEN (" + expressions.get(metric) + ") IS NULL THEN 1 ELSE 0 END, ";
  }

  /**
   * By one column, in whatever order, Druid would look for the first values of the column, which is
   * three times as much work as to group by it. So it is given an order of two columns.
   */
  private String unordered() {
    boolean one = groupings.size() == 1 && keys.size() == 1 && !keys.get(0).isTime();
    return one ? " ORDER BY 1, 2" : "";
  }
}
