package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.druid.Statuses.State;
import verticles.druid.Statuses.Status;

/** What Druid's report says about a task that has ended. */
final class TaskReports {
  private static final Logger log = LoggerFactory.getLogger(TaskReports.class);
  private static final String PAYLOAD = "/ingestionStatsAndErrors/payload";
  private static final long PAUSE_MILLIS = 200;
  private static final int TRIES = 5;
  private static final long LONGEST_SECONDS = 15;

  private final Vertx vertx;
  private final DruidClient druid;

  TaskReports(Vertx vertx, DruidClient druid) {
    this.vertx = vertx;
    this.druid = druid;
  }

  /** How the task ended. Never fails: where there is no report, the status has to do. */
  Future<IngestionEnded> end(String id, Status status) {
    if (IngestionFaults.stopped(status.error())) {
      return Future.succeededFuture(ended(id, status, Json.object()));
    }
    return report(id, TRIES)
        .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
        .otherwise(
            missing -> {
              log.warn("no report of {}: {}", id, missing.getMessage());
              return Json.object();
            })
        .map(payload -> ended(id, status, payload));
  }

  private static IngestionEnded ended(String id, Status status, JsonNode payload) {
    boolean success = status.state() == State.SUCCESS;
    return new IngestionEnded(
        id, rows(payload), success ? null : IngestionFaults.explain(status.error(), payload));
  }

  /** The report is stored when the task ends, which may be a moment after its status says so. */
  private Future<JsonNode> report(String id, int tries) {
    return druid
        .send(Call.get("report", TaskPaths.reports(id)))
        .compose(
            reply -> {
              if (reply.ok()) {
                return Future.succeededFuture(reply.json().at(PAYLOAD));
              }
              return reply.status() == 404 && tries > 1
                  ? pause().compose(rested -> report(id, tries - 1))
                  : Future.failedFuture(reply.reason());
            });
  }

  private Future<Void> pause() {
    Promise<Void> rested = Promise.promise();
    vertx.setTimer(PAUSE_MILLIS, id -> rested.complete());
    return rested.future();
  }

  /** Rows that got into segments; a task of several subtasks has them under its totals. */
  private static long rows(JsonNode payload) {
    JsonNode alone = payload.at("/rowStats/buildSegments/processed");
    JsonNode together = payload.at("/rowStats/totals/buildSegments/processed");
    return alone.asLong(together.asLong(-1));
  }
}
