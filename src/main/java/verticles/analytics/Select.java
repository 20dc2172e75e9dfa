package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.util.ArrayList;
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
 * <p>Different values are counted exactly, each kind in a sub-select of its own that is joined by
 * the keys: several of them in one aggregation would hold more of Druid's merge buffers at a time
 * than a small installation has.
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
  private final boolean joined;
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
    this.joined = !estimated && metrics.stream().anyMatch(it -> countsIn(it, columns));
    Expression real = new Expression(columns, this::aggregate, this::count);
    metrics.forEach(metric -> expressions.add(real.of(metric)));
    expressions.add(aggregate("COUNT(*)"));
  }

  /** Those of a grouping's keys that the dataset has. */
  List<Key> present(List<Key> grouping) {
    return grouping.stream().filter(key -> key.isIn(scope.columns())).toList();
  }

  private static boolean countsIn(Metric metric, Columns columns) {
    boolean[] any = {false};
    new Expression(
            columns,
            sql -> sql,
            column -> {
              any[0] = true;
              return "";
            })
        .of(metric);
    return any[0];
  }

  /** Whether there are numbers in it that are not exact. */
  boolean approximate() {
    return estimated && metrics.stream().anyMatch(it -> countsIn(it, scope.columns()));
  }

  private String aggregate(String sql) {
    return joined
        ? "MAX(m." + aggregates.computeIfAbsent(sql, it -> "a" + aggregates.size()) + ")"
        : sql;
  }

  private String count(String column) {
    if (!joined) {
      return estimate(column);
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
    return joined ? joined() : plain();
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
    return keys.isEmpty() ? "" : " GROUP BY " + positions();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> inBrackets() {
    return Collectors.joining(", ", "(", ")");
  }

  private String positions() {
    return IntStream.rangeClosed(1, keys.size())
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
    Query.Top top = query.top();
    if (top != null && top.key().isIn(scope.columns())) {
      Query largest =
          Query.by(List.of(top.key()), List.of(top.by()))
              .sorted(Query.Sort.largest(top.by()), top.limit(), 0);
      rows.add(" AND " + top.key().sql(scope) + " IN (SELECT k FROM (")
          .add(new Select(scope, largest, true).keysOnly())
          .add("))");
    }
    return rows;
  }

  /** The keys of a query by one key, in its order. */
  private Statement keysOnly() {
    return new Statement()
        .add("SELECT " + keys.get(0).sql(scope) + " AS k, " + expressions.get(0))
        .add(scope.rows())
        .add(groupBy())
        .add(ordered());
  }

  /** Equal ones come in the order of their keys, so that a page after a page misses none. */
  private String ordered() {
    Query.Sort sort = query.sort();
    if (sort == null || keys.isEmpty()) {
      return "";
    }
    int place =
        sort.key() != null
            ? keys.indexOf(sort.key()) + 1
            : metrics.indexOf(sort.metric()) + 1 + keys.size();
    boolean known = sort.key() != null ? place > 0 : place > keys.size();
    String first = known ? place + (sort.descending() ? " DESC, " : ", ") : "";
    String limit = query.limit() == 0 ? "" : " LIMIT " + query.limit();
    return " ORDER BY "
        + first
        + positions()
        + limit
        + (query.offset() == 0 ? "" : " OFFSET " + query.offset());
  }
}
