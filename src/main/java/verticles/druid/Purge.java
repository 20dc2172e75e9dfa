package verticles.druid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import verticles.contract.Done;
import verticles.contract.DruidMessages.*;

/**
 * Deletes an ingestion's rows for good, stretch by stretch: Druid has no deletion of rows, only
 * segments that are written anew without them. Each call looks at what is still there, so that it
 * can be begun again at any time by anybody.
 */
final class Purge {
  private static final long SQL_MILLIS = 30_000;
  private static final Duration METADATA = Duration.ofSeconds(30);

  private final DruidClient druid;
  private final Sql sql;
  private final RowCounts counts;
  private final Submission submission;

  Purge(DruidClient druid, Sql sql, RowCounts counts, Submission submission) {
    this.druid = druid;
    this.sql = sql;
    this.counts = counts;
    this.submission = submission;
  }

  Future<PurgeStep> rows(PurgeRows ask) {
    return counts
        .settled(ask.dataset(), () -> days(ask), new TreeSet<Instant>())
        .compose(
            days ->
                days.isEmpty()
                    ? Future.succeededFuture(new PurgeStep(false))
                    : rewrite(ask, days).map(new PurgeStep(true)));
  }

  private Future<Done> rewrite(PurgeRows ask, NavigableSet<Instant> days) {
    return submission.submit(
        ask.druidTaskId(),
        () ->
            submission
                .freePlaces()
                .compose(places -> stretch(ask.dataset(), days))
                .map(stretch -> RewriteSpec.of(ask, stretch)));
  }

  /**
   * The first days on which an ingestion has rows; if there are more, they have their turn later.
   */
  private Future<NavigableSet<Instant>> days(PurgeRows ask) {
    String query =
        "SELECT TIMESTAMP_TO_MILLIS(TIME_FLOOR(__time, 'P1D')) FROM "
            + RowCounts.identifier(ask.dataset())
            + " WHERE \"_ingestion_id\" = ? GROUP BY 1 ORDER BY 1 LIMIT "
            + Sql.MOST_ROWS;
    return sql.run(new RunSql(query, List.of(ask.ingestionId()), SQL_MILLIS)).map(Purge::days);
  }

  private static NavigableSet<Instant> days(SqlRows answer) {
    return answer.rows().stream()
        .map(row -> Instant.ofEpochMilli((Long) row.get(0)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Future<Stretch> stretch(String dataset, NavigableSet<Instant> days) {
    return druid
        .send(Call.query("segments", "/druid/v2", metadata(dataset, days)).within(METADATA))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(Stretch.first(reply.json(), days))
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  private static ObjectNode metadata(String dataset, NavigableSet<Instant> days) {
    ObjectNode query = Json.object();
    query.put("queryType", "segmentMetadata").put("dataSource", dataset).put("merge", false);
    query.putArray("intervals").add(days.first() + "/" + days.last().plus(1, ChronoUnit.DAYS));
    query.putArray("analysisTypes").add("interval");
    query.putObject("context").put("timeout", METADATA.toMillis());
    return query;
  }
}
