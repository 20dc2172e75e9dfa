package verticles.druid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.AsOfNow;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Done;

/**
 * Whether one dataset, as the ledger has it now, is served whole. Its rows are counted, and Druid's
 * broker says by an entity tag which segments the count was over. From then on it is asked for the
 * same count only if the tag is another: it compares the segments that it knows servers for, and
 * says 304 without asking any of them. So a look costs a millisecond, and a count comes together
 * with the segments that it is true of.
 *
 * <p>A broker that gives no tags has the rows counted each time. Lives on one context.
 */
final class Wholeness {
  private static final Logger log = LoggerFactory.getLogger(Wholeness.class);
  private static final String PATH = "/druid/v2";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** How long ago a look may have begun that is to count as one of now. */
  private static final long LATELY_NANOS = Duration.ofMillis(250).toNanos();

  /** Differs from every tag, and without one Druid tells none. */
  private static final String NO_TAG = "none";

  private static final int NOT_MODIFIED = 304;
  private static final String ALWAYS =
      "-146136543-09-08T08:23:32.096Z/146140482-04-24T15:36:27.903Z";

  private final DruidClient druid;
  private final Dataset dataset;
  private final ObjectNode count;
  private final AsOfNow<Done> looks = new AsOfNow<>(this::look);
  private String tag = NO_TAG;
  private boolean whole;
  private long begun;

  Wholeness(DruidClient druid, Dataset dataset) {
    this.druid = druid;
    this.dataset = dataset;
    this.count = count(dataset);
  }

  boolean isOf(Dataset other) {
    return dataset.equals(other);
  }

  /** Whether it was whole at a look that is hardly over. */
  boolean seenLately() {
    return whole && System.nanoTime() - begun <= LATELY_NANOS;
  }

  /** Whether it is, at a moment from now on: the problem says what is missing. */
  Future<Done> asOfNow() {
    return looks.ask();
  }

  private Future<Done> look() {
    long now = System.nanoTime();
    return druid
        .send(Call.query("served", PATH, count).within(TIMEOUT).once().unless(tag))
        .compose(this::judged)
        .onSuccess(all -> begun = now)
        .onComplete(
            seen -> {
              whole = seen.succeeded();
              tag = whole ? tag : NO_TAG;
            });
  }

  private Future<Done> judged(Reply reply) {
    if (reply.status() == NOT_MODIFIED) {
      return Future.succeededFuture(Done.DONE);
    }
    if (!reply.ok()) {
      return Future.failedFuture(SqlProblems.of(reply));
    }
    tag = reply.tag() == null ? NO_TAG : reply.tag();
    return judged(reply.json().path(0).path("result").path("rows").asLong());
  }

  private Future<Done> judged(long served) {
    if (served == dataset.rows()) {
      return Future.succeededFuture(Done.DONE);
    }
    if (served < dataset.rows()) {
      return Future.failedFuture(DruidProblems.notServed(served, dataset.rows()));
    }
    log.error("{} has {} rows in Druid, not {}", dataset.name(), served, dataset.rows());
    return Future.failedFuture(DruidProblems.tooMany(served, dataset.rows()));
  }

  /** A dataset that the broker has not heard of has no rows there. */
  private static ObjectNode count(Dataset dataset) {
    ObjectNode query = Json.object();
    query.put("queryType", "timeseries").put("dataSource", dataset.name());
    query.put("granularity", "all").putArray("intervals").add(ALWAYS);
    ObjectNode filter = query.putObject("filter");
    ArrayNode visible =
        filter.put("type", "in").put("dimension", "_ingestion_id").putArray("values");
    dataset.visible().stream().map(UUID::toString).forEach(visible::add);
    query.putArray("aggregations").addObject().put("type", "count").put("name", "rows");
    query.putObject("context").put("timeout", TIMEOUT.toMillis());
    return query;
  }
}
