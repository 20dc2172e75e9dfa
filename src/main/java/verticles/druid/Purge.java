package verticles.druid;

import com.fasterxml.jackson.databind.node.ArrayNode;
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

  /** Segments that are taken out of use in one call; more wait for the next purge. */
  private static final int MOST_SEGMENTS = 5_000;

  /**
   * What is overshadowed, first, and tombstones, which stand for times in which nothing is left.
   * From one answer: a tombstone hides what it overshadows, so the one may only go with the other.
   */
  private static final String SPENT =
      "SELECT segment_id, is_overshadowed FROM sys.segments WHERE datasource = ?"
          + " AND is_published = 1 AND (is_overshadowed = 1 OR shard_spec LIKE '%\"tombstone\"%')"
          + " ORDER BY is_overshadowed DESC LIMIT "
          + MOST_SEGMENTS;

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

  /**
   * What is spent is in no query's reach; Druid itself takes it out of use only later, or never.
   */
  Future<Done> segments(PurgeSegments ask) {
    return counts
        .settled(ask.dataset(), () -> spent(ask.dataset()), List.<String>of())
        .compose(ids -> ids.isEmpty() ? Future.succeededFuture() : markUnused(ask.dataset(), ids))
        .compose(
            unused ->
                submission.submit(ask.druidTaskId(), () -> Future.succeededFuture(kill(ask))));
  }

  private Future<List<String>> spent(String dataset) {
    return sql.run(new RunSql(SPENT, List.of(dataset), SQL_MILLIS)).map(Purge::spent);
  }

  /**
   * Where there are more than one answer has, tombstones stay until all they overshadow is gone.
   */
  private static List<String> spent(SqlRows answer) {
    boolean all = answer.rows().size() < MOST_SEGMENTS;
    return answer.rows().stream()
        .filter(row -> all || (Long) row.get(1) == 1)
        .map(row -> (String) row.get(0))
        .toList();
  }

  private Future<Void> markUnused(String dataset, List<String> ids) {
    ObjectNode body = Json.object();
    ArrayNode segments = body.putArray("segmentIds");
    ids.forEach(segments::add);
    return druid
        .send(Call.query("unused", TaskPaths.markUnused(dataset), body).within(METADATA))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture()
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  private static ObjectNode kill(PurgeSegments ask) {
    ObjectNode body = Json.object();
    body.put("type", "kill").put("id", ask.druidTaskId()).put("dataSource", ask.dataset());
    body.put("interval", SegmentGranularity.YEAR.interval(ask.minTime(), ask.maxTime()));
    body.putObject("context").put("useConcurrentLocks", true).put("priority", 25);
    return body;
  }
}
