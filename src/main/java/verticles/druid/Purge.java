package verticles.druid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private static final String OVERSHADOWED =
      "SELECT segment_id FROM sys.segments WHERE datasource = ? AND is_published = 1"
          + " AND is_overshadowed = 1 LIMIT "
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

  /** From when to when an ingestion has rows; both null where it has none. */
  private record Extent(Instant first, Instant last) {
    static final Extent NONE = new Extent(null, null);
  }

  Future<PurgeStep> rows(PurgeRows ask) {
    return counts
        .settled(ask.dataset(), () -> extent(ask), Extent.NONE)
        .compose(
            extent ->
                extent.first() == null
                    ? Future.succeededFuture(new PurgeStep(false))
                    : rewrite(ask, extent).map(new PurgeStep(true)));
  }

  private Future<Done> rewrite(PurgeRows ask, Extent extent) {
    return submission.submit(
        ask.druidTaskId(),
        () ->
            submission
                .freePlaces()
                .compose(places -> stretch(ask.dataset(), extent))
                .map(stretch -> RewriteSpec.of(ask, stretch)));
  }

  private Future<Extent> extent(PurgeRows ask) {
    String query =
        "SELECT TIMESTAMP_TO_MILLIS(MIN(__time)), TIMESTAMP_TO_MILLIS(MAX(__time)) FROM "
            + RowCounts.identifier(ask.dataset())
            + " WHERE \"_ingestion_id\" = ? HAVING COUNT(*) > 0";
    return sql.run(new RunSql(query, List.of(ask.ingestionId()), SQL_MILLIS))
        .map(answer -> answer.rows().isEmpty() ? Extent.NONE : extent(answer.rows().get(0)));
  }

  private static Extent extent(List<Object> row) {
    return new Extent(
        Instant.ofEpochMilli((Long) row.get(0)), Instant.ofEpochMilli((Long) row.get(1)));
  }

  private Future<Stretch> stretch(String dataset, Extent extent) {
    return druid
        .send(Call.query("segments", "/druid/v2", metadata(dataset, extent)).within(METADATA))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(Stretch.first(reply.json(), extent.last()))
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  private static ObjectNode metadata(String dataset, Extent extent) {
    ObjectNode query = Json.object();
    query.put("queryType", "segmentMetadata").put("dataSource", dataset).put("merge", false);
    query.putArray("intervals").add(extent.first() + "/" + extent.last().plusMillis(1));
    query.putArray("analysisTypes").add("interval");
    query.putObject("context").put("timeout", METADATA.toMillis());
    return query;
  }

  /** What is overshadowed is in no query's reach; Druid itself takes it out of use only later. */
  Future<Done> segments(PurgeSegments ask) {
    return counts
        .settled(ask.dataset(), () -> overshadowed(ask.dataset()), List.<String>of())
        .compose(ids -> ids.isEmpty() ? Future.succeededFuture() : markUnused(ask.dataset(), ids))
        .compose(
            unused ->
                submission.submit(ask.druidTaskId(), () -> Future.succeededFuture(kill(ask))));
  }

  private Future<List<String>> overshadowed(String dataset) {
    return sql.run(new RunSql(OVERSHADOWED, List.of(dataset), SQL_MILLIS))
        .map(answer -> answer.rows().stream().map(row -> (String) row.get(0)).toList());
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
