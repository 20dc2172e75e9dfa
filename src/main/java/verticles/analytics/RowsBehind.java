package verticles.analytics;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.Canonical;

/**
 * The rows that a number is over, page by page. A page ends where the next begins by time; of rows
 * with the same time, those that were given already are passed over.
 */
final class RowsBehind {
  static final int MOST = 1_000;

  /** More rows of one time than this are not paged through: they are one heap without an order. */
  private static final int SAME_TIME = 9_000;

  private final Scope scope;
  private final Engine engine;

  RowsBehind(Scope scope, Engine engine) {
    this.scope = scope;
    this.engine = engine;
  }

  /** Where a page ends: the last row's time, and how many rows of that time were given. */
  private record Cursor(long millis, int given) {

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((millis + "." + given).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor of(String text) {
      try {
        String[] parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.");
        Cursor cursor = new Cursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        if (cursor.given >= 0 && cursor.given <= SAME_TIME) {
          return cursor;
        }
      } catch (RuntimeException notOurs) {
        // said below
      }
      throw Names.bad("after must be the cursor of a page before.", "after", text);
    }
  }

  Future<RowPage> page(AskRows ask) {
    Cursor after = ask.after() == null ? null : Cursor.of(ask.after());
    List<String> columns = columns();
    if (scope.dataset().visible().isEmpty()) {
      return Future.succeededFuture(page(ask, columns, after, List.of()));
    }
    int passed = after == null ? 0 : after.given();
    Statement statement =
        new Statement()
            .add("SELECT TIMESTAMP_TO_MILLIS(\"__time\")")
            .list(", ", columns.stream().skip(1).map(Columns::quoted).toList())
            .add(scope.rows());
    if (after != null) {
      statement.add(" AND \"__time\" <= MILLIS_TO_TIMESTAMP(?)", after.millis());
    }
    statement.add(" ORDER BY \"__time\" DESC LIMIT " + (passed + ask.limit() + 1));
    return engine.rows(statement).map(found -> page(ask, columns, after, found.rows()));
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("__time"));
    scope.dataset().columns().stream()
        .map(Canonical.Column::name)
        .filter(name -> !name.equals("__time") && !name.equals("_ingestion_id"))
        .forEach(columns::add);
    return columns;
  }

  private RowPage page(AskRows ask, List<String> columns, Cursor after, List<List<Object>> found) {
    int passed =
        after == null
            ? 0
            : (int)
                found.stream()
                    .filter(row -> at(row) == after.millis())
                    .limit(after.given())
                    .count();
    List<List<Object>> rest = found.subList(passed, found.size());
    List<List<Object>> some = rest.subList(0, Math.min(ask.limit(), rest.size()));
    String next = rest.size() > ask.limit() ? cursor(some, after).text() : null;
    return new RowPage(
        columns,
        some.stream().map(RowsBehind::readable).collect(Collectors.toList()),
        next,
        Engine.origin(scope.dataset(), Instant.now()));
  }

  private static Cursor cursor(List<List<Object>> given, Cursor after) {
    long last = at(given.get(given.size() - 1));
    int same = (int) given.stream().filter(row -> at(row) == last).count();
    int before = after != null && after.millis() == last ? after.given() : 0;
    return new Cursor(last, before + same);
  }

  private static long at(List<Object> row) {
    return ((Number) row.get(0)).longValue();
  }

  private static List<Object> readable(List<Object> row) {
    List<Object> readable = new ArrayList<>(row);
    readable.set(0, Instant.ofEpochMilli(at(row)).toString());
    return readable;
  }
}
