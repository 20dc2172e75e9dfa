package verticles.druid;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import verticles.contract.DruidMessages.*;
import verticles.contract.ProblemException;

/**
 * How many rows of one ingestion a query sees. A count asks the servers that hold segments, so by
 * itself it is right only about what is served and what the broker has heard of.
 */
final class RowCounts {
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final long LONG_TIMEOUT_MILLIS = 60_000;
  private static final String UNSERVED =
      "SELECT segment_id FROM sys.segments WHERE datasource = ? AND is_published = 1"
          + " AND is_overshadowed = 0 AND is_available = 0 LIMIT 1";

  private final DruidClient druid;
  private final Sql sql;
  private final int page;

  RowCounts(DruidClient druid, Sql sql) {
    this(druid, sql, Sql.MOST_ROWS);
  }

  /**
   * @param page how many ingestions are counted in one query
   */
  RowCounts(DruidClient druid, Sql sql, int page) {
    this.druid = druid;
    this.sql = sql;
    this.page = page;
  }

  Future<RowCount> rows(CountRows ask) {
    return ask.settled() ? settled(ask) : count(ask).recover(RowCounts::noneYet);
  }

  /**
   * A 0 from here means that nothing was published, and may be followed by a second load. So first
   * the coordinator reads its records anew and says that all is loaded, then the broker that it
   * serves all of it, and only then it is asked; a broker that does not know the dataset then is
   * late, not empty.
   */
  private Future<RowCount> settled(CountRows ask) {
    return settled(ask.dataset(), () -> count(ask), new RowCount(0));
  }

  /**
   * What is asked once all that is published of a dataset is served.
   *
   * @param nothing the answer where nothing is published
   */
  <T> Future<T> settled(String dataset, Supplier<Future<T>> asked, T nothing) {
    return published(dataset)
        .compose(
            published ->
                published
                    ? served(dataset).compose(all -> asked.get()).recover(RowCounts::late)
                    : Future.succeededFuture(nothing));
  }

  Future<IngestionCounts> byIngestion(CountIngestions ask) {
    String query =
        "SELECT \"_ingestion_id\", COUNT(*) FROM "
            + identifier(ask.dataset())
            + " WHERE \"_ingestion_id\" > ? GROUP BY 1 ORDER BY 1 LIMIT "
            + page;
    return settled(
        ask.dataset(),
        () -> counted(query, "", new HashMap<>()).map(IngestionCounts::new),
        new IngestionCounts(Map.of()));
  }

  /** Page by page: there may be more ingestions than an answer has rows. */
  private Future<Map<String, Long>> counted(String query, String after, Map<String, Long> known) {
    return sql.run(new RunSql(query, List.of(after), LONG_TIMEOUT_MILLIS))
        .compose(
            answer -> {
              answer.rows().forEach(row -> known.put((String) row.get(0), (Long) row.get(1)));
              int last = answer.rows().size() - 1;
              return last + 1 < page
                  ? Future.succeededFuture(known)
                  : counted(query, (String) answer.rows().get(last).get(0), known);
            });
  }

  /** Whether there is anything of the dataset; fails while some of it is not loaded. */
  private Future<Boolean> published(String dataset) {
    return druid
        .send(Call.get("loadstatus", TaskPaths.loadStatus(dataset)))
        .compose(
            reply -> {
              if (reply.status() == 204) {
                return Future.succeededFuture(false);
              }
              if (!reply.ok()) {
                return Future.failedFuture(DruidProblems.away(reply));
              }
              return reply.json().path(dataset).asDouble() >= 100
                  ? Future.succeededFuture(true)
                  : Future.failedFuture(loading());
            });
  }

  private Future<Void> served(String dataset) {
    return sql.run(new RunSql(UNSERVED, List.of(dataset), TIMEOUT_MILLIS))
        .compose(
            unserved ->
                unserved.rows().isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(loading()));
  }

  private Future<RowCount> count(CountRows ask) {
    String query =
        "SELECT COUNT(*) FROM " + identifier(ask.dataset()) + " WHERE \"_ingestion_id\" = ?";
    return sql.run(new RunSql(query, List.of(ask.ingestionId()), TIMEOUT_MILLIS))
        .map(answer -> new RowCount((Long) answer.rows().get(0).get(0)));
  }

  private static Future<RowCount> noneYet(Throwable failure) {
    return SqlProblems.noDatasource(failure)
        ? Future.succeededFuture(new RowCount(0))
        : Future.failedFuture(failure);
  }

  private static <T> Future<T> late(Throwable failure) {
    return Future.failedFuture(SqlProblems.noDatasource(failure) ? loading() : failure);
  }

  private static ProblemException loading() {
    return DruidProblems.away("it is still loading segments");
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
