package verticles.analytics;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.Canonical;

/**
 * The rows that a number is over, page by page, the newest first. Druid reads rows in the order of
 * their times only, and those of one time in none. So where a page would end within a time, the
 * rows of that time are grouped by all of their cells and sorted by them: that is an order which
 * the next page finds again, however many there are.
 */
final class RowsBehind {
  static final int MOST = 1_000;

  private final Scope scope;
  private final Engine engine;
  private final List<String> columns;

  RowsBehind(Scope scope, Engine engine) {
    this.scope = scope;
    this.engine = engine;
    this.columns = columns(scope);
  }

  private static List<String> columns(Scope scope) {
    List<String> columns = new ArrayList<>(List.of("__time"));
    scope.dataset().columns().stream()
        .map(Canonical.Column::name)
        .filter(name -> !name.equals("__time") && !name.equals("_ingestion_id"))
        .forEach(columns::add);
    return columns;
  }

  /**
   * @param next where the next page begins; null if there is none
   */
  private record Part(List<List<Object>> rows, RowCursor next) {
    Part after(List<List<Object>> earlier) {
      List<List<Object>> all = new ArrayList<>(earlier);
      all.addAll(rows);
      return new Part(all, next);
    }
  }

  Future<RowPage> page(AskRows ask) {
    RowCursor after = ask.after() == null ? null : RowCursor.of(ask.after());
    Future<Part> part =
        scope.dataset().visible().isEmpty()
            ? Future.succeededFuture(new Part(List.of(), null))
            : part(after, ask.limit());
    return part.map(this::page);
  }

  private RowPage page(Part part) {
    return new RowPage(
        columns,
        part.rows().stream().map(RowsBehind::readable).collect(Collectors.toList()),
        part.next() == null ? null : part.next().text(),
        Engine.origin(scope.dataset(), Instant.now()));
  }

  private Future<Part> part(RowCursor after, int limit) {
    if (after == null) {
      return older(null, limit);
    }
    if (after.isBetweenTimes()) {
      return older(after.millis(), limit);
    }
    return ofOneTime(after, limit)
        .compose(
            some ->
                some.next() != null
                    ? Future.succeededFuture(some)
                    : older(after.millis(), limit - some.rows().size())
                        .map(rest -> rest.after(some.rows())));
  }

  /**
   * @param millis null = from the newest on
   */
  private Future<Part> older(Long millis, int limit) {
    Statement statement = new Statement().add("SELECT ").add(cells()).add(scope.rows());
    if (millis != null) {
      statement.add(" AND \"__time\" < MILLIS_TO_TIMESTAMP(?)", millis);
    }
    statement.add(" ORDER BY \"__time\" DESC LIMIT " + (limit + 1));
    return engine.rows(statement).compose(found -> cut(found.rows(), millis, limit));
  }

  private Future<Part> cut(List<List<Object>> found, Long millis, int limit) {
    if (found.size() <= limit) {
      return Future.succeededFuture(new Part(found, null));
    }
    if (limit == 0) {
      return Future.succeededFuture(new Part(List.of(), RowCursor.before(millis)));
    }
    long last = at(found.get(limit - 1));
    if (last != at(found.get(limit))) {
      return Future.succeededFuture(new Part(found.subList(0, limit), RowCursor.before(last)));
    }
    List<List<Object>> newer = found.stream().takeWhile(row -> at(row) > last).toList();
    return ofOneTime(new RowCursor(last, 0, 0), limit - newer.size())
        .map(some -> some.next() != null ? some : new Part(some.rows(), RowCursor.before(last)))
        .map(some -> some.after(newer));
  }

  /**
   * Rows of the cursor's time, from there on; next is null where there are no more of that time.
   */
  private Future<Part> ofOneTime(RowCursor from, int limit) {
    String places =
        IntStream.rangeClosed(1, columns.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    Statement statement =
        new Statement()
            .add("SELECT ")
            .add(cells())
            .add(", COUNT(*)")
            .add(scope.rows())
            .add(" AND \"__time\" = MILLIS_TO_TIMESTAMP(?)", from.millis())
            .add(" GROUP BY " + places + " ORDER BY " + places + " LIMIT " + (limit + 1))
            .add(from.kinds() == 0 ? "" : " OFFSET " + from.kinds());
    return engine.rows(statement).map(found -> copies(found.rows(), from, limit));
  }

  private Part copies(List<List<Object>> kinds, RowCursor from, int limit) {
    List<List<Object>> rows = new ArrayList<>();
    long given = from.copies();
    for (int i = 0; i < kinds.size(); i++) {
      List<Object> kind = kinds.get(i);
      long there = ((Number) kind.get(columns.size())).longValue();
      for (; given < there; given++) {
        if (rows.size() == limit) {
          return new Part(rows, new RowCursor(from.millis(), from.kinds() + i, given));
        }
        rows.add(kind.subList(0, columns.size()));
      }
      given = 0;
    }
    return new Part(rows, null);
  }

  private Statement cells() {
    return new Statement()
        .add("TIMESTAMP_TO_MILLIS(\"__time\")")
        .list(", ", columns.stream().skip(1).map(Columns::quoted).toList());
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
