package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import verticles.contract.Dimension;

/**
 * The sub-selects of a {@link Select} that counts different values: each is one pass over the rows,
 * by its keys as {@code k0, k1, …}.
 *
 * @param aggregates what is added up, with the names that the sums get
 */
record Passes(Scope scope, Query query, List<Key> keys, Map<String, String> aggregates) {

  /** What is added up, by the keys. */
  Statement summed() {
    List<String> columns = keyColumns();
    aggregates.forEach((sql, name) -> columns.add(sql + " AS " + name));
    return new Statement()
        .add("SELECT " + String.join(", ", columns))
        .add(rows())
        .add(by(keys.size()));
  }

  /** What is added up, and as {@code n} how many values a column has, in one pass. */
  Statement summedWith(String column) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add("g.k" + i + " AS k" + i);
    }
    aggregates.forEach((sql, name) -> columns.add(sumOf(sql, "g." + name) + " AS " + name));
    columns.add(valuesOf("g") + " AS n");
    return new Statement()
        .add("SELECT " + String.join(", ", columns) + " FROM (")
        .add(byValue(column))
        .add(") g")
        .add(by(keys.size()));
  }

  /** Of no rows, a sum of counts is a count all the same. */
  private static String sumOf(String sql, String name) {
    String sum = again(sql) + "(" + name + ")";
    return sql.startsWith("COUNT(") ? "COALESCE(" + sum + ", 0)" : sum;
  }

  /** What is added up, by the keys and the values, as {@code n}, of one more column. */
  Statement byValue(String column) {
    List<String> columns = keyColumns();
    columns.add(quoted(column) + " AS n");
    int groups = columns.size();
    aggregates.forEach((sql, name) -> columns.add(sql + " AS " + name));
    return new Statement().add("SELECT " + String.join(", ", columns)).add(rows()).add(by(groups));
  }

  /** How many different values one column has, by the keys. */
  Statement counted(String column, String name) {
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
        .add(by(keys.size()))
        .add(") " + name + (keys.isEmpty() ? "" : " ON " + on));
  }

  Statement rows() {
    Statement rows = scope.rows();
    query.within().forEach((key, values) -> scope.among(rows, key, values));
    return rows;
  }

  private List<String> keyColumns() {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).sql(scope) + " AS k" + i)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String by(int columns) {
    return columns == 0 ? "" : " GROUP BY " + positions(columns);
  }

  static String positions(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  /** What makes one of several aggregates of the same kind. */
  static String again(String sql) {
    return sql.startsWith("TIMESTAMP_TO_MILLIS(MIN(")
        ? "MIN"
        : sql.startsWith("TIMESTAMP_TO_MILLIS(MAX(") ? "MAX" : "SUM";
  }

  /** Rows that name no transaction have nothing in place of its number. */
  static boolean filledIn(String column) {
    return !column.equals(Dimension.TRANSACTION.column());
  }

  /** How many groups have a value of their own. */
  static String valuesOf(String table) {
    return "COUNT(*) FILTER (WHERE %s.n <> '%s')".formatted(table, Dimension.UNKNOWN);
  }

  /** Rows that have a value of their own. */
  static String known(String column) {
    return quoted(column) + " <> '" + Dimension.UNKNOWN + "'";
  }
}
