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
 * What purges leave behind: segments that were written anew, and tombstones, which stand for times
 * in which nothing is left. Druid itself takes them out of use only later, or never.
 *
 * <p>A tombstone stays until what it overshadows is deleted and every server has let go of that. As
 * long as it is there, what is loaded into its time gets a name of the tombstone's version. Without
 * it Druid would give the very name of the first segment that ever was there: one that it still
 * remembers it would not publish at all, and of one that a server still has on its disk the old
 * file would be served.
 */
final class Leftovers {
  private static final long SQL_MILLIS = 30_000;
  private static final Duration METADATA = Duration.ofSeconds(30);

  /** Segments that are taken out of use in one call; more wait for the next purge. */
  private static final int MOST_SEGMENTS = 5_000;

  private static final String OVERSHADOWED =
      "SELECT segment_id FROM sys.segments WHERE datasource = ? AND is_published = 1"
          + " AND is_overshadowed = 1 LIMIT "
          + MOST_SEGMENTS;

  /** Their version is when they were made. */
  private static final String TOMBSTONES =
      "SELECT segment_id, version FROM sys.segments WHERE datasource = ? AND is_published = 1"
          + " AND is_overshadowed = 0 AND shard_spec LIKE '%\"tombstone\"%'"
          + " AND \"start\" < ? AND \"end\" > ? ORDER BY version DESC LIMIT "
          + MOST_SEGMENTS;

  private final DruidClient druid;
  private final Sql sql;
  private final RowCounts counts;
  private final Submission submission;
  private final Duration dropsWithin;

  /**
   * @param dropsWithin how long Druid's servers may take to let go of a segment
   */
  Leftovers(
      DruidClient druid, Sql sql, RowCounts counts, Submission submission, Duration dropsWithin) {
    this.druid = druid;
    this.sql = sql;
    this.counts = counts;
    this.submission = submission;
    this.dropsWithin = dropsWithin;
  }

  /** What is overshadowed is in no query's reach. */
  Future<Done> segments(PurgeSegments ask) {
    String years = SegmentGranularity.YEAR.interval(ask.minTime(), ask.maxTime());
    return found(ask.dataset(), OVERSHADOWED, List.of(ask.dataset()))
        .compose(rows -> markUnused(ask.dataset(), rows))
        .compose(unused -> kill(ask.druidTaskId(), ask.dataset(), years));
  }

  /** To be asked once what is overshadowed is killed. */
  Future<PurgeStep> marks(PurgeMarks ask) {
    String years = SegmentGranularity.YEAR.interval(ask.minTime(), ask.maxTime());
    String[] ends = years.replace("Z", ".000Z").split("/"); // as sys.segments writes them
    return found(ask.dataset(), TOMBSTONES, List.of(ask.dataset(), ends[1], ends[0]))
        .compose(
            rows ->
                rows.isEmpty()
                    ? Future.succeededFuture(new PurgeStep(false))
                    : letGo(Instant.parse((String) rows.get(0).get(1)))
                        .compose(gone -> markUnused(ask.dataset(), rows))
                        .compose(unused -> kill(ask.druidTaskId(), ask.dataset(), years))
                        .map(new PurgeStep(true)));
  }

  private Future<List<List<Object>>> found(String dataset, String query, List<Object> values) {
    return counts.settled(
        dataset,
        () -> sql.run(new RunSql(query, values, SQL_MILLIS)).map(SqlRows::rows),
        List.<List<Object>>of());
  }

  /**
   * @param made when the youngest tombstone was
   */
  private Future<Void> letGo(Instant made) {
    Duration still = Duration.between(Instant.now().minus(dropsWithin), made);
    return still.compareTo(Duration.ZERO) > 0
        ? Future.failedFuture(DruidProblems.settling(still))
        : Future.succeededFuture();
  }

  private Future<Void> markUnused(String dataset, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      return Future.succeededFuture();
    }
    ObjectNode body = Json.object();
    ArrayNode segments = body.putArray("segmentIds");
    rows.forEach(row -> segments.add((String) row.get(0)));
    return druid
        .send(Call.query("unused", TaskPaths.markUnused(dataset), body).within(METADATA))
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture()
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  private Future<Done> kill(String id, String dataset, String interval) {
    ObjectNode body = Json.object();
    body.put("type", "kill").put("id", id).put("dataSource", dataset).put("interval", interval);
    body.putObject("context").put("useConcurrentLocks", true).put("priority", 25);
    return submission.submit(id, () -> Future.succeededFuture(body));
  }
}
