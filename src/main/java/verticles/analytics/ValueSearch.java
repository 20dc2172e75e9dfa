package verticles.analytics;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Value;
import verticles.contract.AnalyticsMessages.Values;

/** The values of a dimension that contain a text. */
final class ValueSearch {
  private final Scope scope;
  private final Engine engine;

  ValueSearch(Scope scope, Engine engine) {
    this.scope = scope;
    this.engine = engine;
  }

  /** A dimension that the data does not have has no values to choose from. */
  Future<Values> values(AskValues ask) {
    Key key = Names.dimension("dimension", ask.dimension(), scope.columns());
    if (!key.isIn(scope.columns()) || scope.dataset().visible().isEmpty()) {
      return Future.succeededFuture(new Values(List.of()));
    }
    String value = key.sql(scope);
    Statement statement = new Statement().add("SELECT " + value + ", COUNT(*)").add(scope.rows());
    if (key.part() != null) {
      among(statement, key, ask);
    } else if (isSearch(ask)) {
      statement.add(" AND LOWER(" + value + ") LIKE ? ESCAPE '!'", pattern(ask.search().strip()));
    }
    statement.add(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + ask.limit());
    return engine
        .rows(statement)
        .map(
            found ->
                new Values(
                    found.rows().stream()
                        .map(
                            row -> new Value(key.read(row.get(0), scope.zone()), (Long) row.get(1)))
                        .toList()));
  }

  private static boolean isSearch(AskValues ask) {
    return ask.search() != null && !ask.search().isBlank();
  }

  /** What Druid has as a number is looked for in its words. */
  private void among(Statement statement, Key key, AskValues ask) {
    if (isSearch(ask)) {
      String part = ask.search().strip().toLowerCase(Locale.ROOT);
      List<String> found =
          key.part().words().stream()
              .filter(word -> word.toLowerCase(Locale.ROOT).contains(part))
              .toList();
      scope.among(statement, key, found);
    }
  }

  /** Signs that mean something in a pattern mean themselves. */
  private static String pattern(String search) {
    return "%" + search.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }
}
