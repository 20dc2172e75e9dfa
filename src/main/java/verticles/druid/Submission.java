package verticles.druid;

import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Done;
import verticles.contract.Problem;
import verticles.contract.Task;

/**
 * Hands an ingestion to Druid exactly once under an id that was fixed beforehand: asks for the id,
 * posts it only if it is unknown, and takes "already exists" for what it is, an earlier post whose
 * answer got lost.
 */
final class Submission {
  private static final Logger log = LoggerFactory.getLogger(Submission.class);

  /** So many free places stand behind each subtask: other files will want some of them. */
  private static final int PLACES_FOR_A_SUBTASK = 4;

  private static final Duration CAPACITY_WAIT = Duration.ofSeconds(2);

  private final DruidClient druid;
  private final StorageCheck storage;
  private final IngestionSpec spec;

  Submission(DruidClient druid, StorageCheck storage, IngestionSpec spec) {
    this.druid = druid;
    this.storage = storage;
    this.spec = spec;
  }

  Future<Done> submit(Task task) {
    if (task.druidTaskId() == null || task.canonical() == null) {
      return Future.failedFuture(notReady());
    }
    return known(task.druidTaskId())
        .compose(known -> known ? Future.succeededFuture() : prepare(task))
        .map(submitted -> Done.DONE);
  }

  private Future<Void> prepare(Task task) {
    return storage
        .check(task.canonical())
        .compose(readable -> subtasks(task))
        .compose(subtasks -> post(task, subtasks));
  }

  /**
   * A small Druid is fastest with one process for a file, and would come to a stand if a few files
   * took all places and then waited for places for their subtasks. One with many free places loads
   * a file's parts side by side.
   */
  private Future<Integer> subtasks(Task task) {
    int parts = task.canonical().parts().size();
    return druid
        .send(Call.get("capacity", TaskPaths.CAPACITY).within(CAPACITY_WAIT).once())
        .map(reply -> reply.ok() ? reply.json() : Json.object())
        .otherwise(Json.object())
        .compose(
            capacity -> {
              int places = capacity.path("currentClusterCapacity").asInt(1);
              if (places == 0 && capacity.path("maximumCapacityWithAutoScale").asInt() <= 0) {
                return Future.failedFuture(noPlace());
              }
              int free = places - capacity.path("usedClusterCapacity").asInt();
              return Future.succeededFuture(
                  Math.max(1, Math.min(parts, free / PLACES_FOR_A_SUBTASK)));
            });
  }

  /**
   * Its indexers have not come yet. Druid would take the task, find no place for it, and look again
   * only after a whole minute.
   */
  private static Throwable noPlace() {
    return Problem.of(
            "druid-starting",
            503,
            "Druid is still starting",
            "Druid has no place to load into yet. The file is loaded as soon as there is one.")
        .retryAfter(2)
        .asException();
  }

  private Future<Boolean> known(String id) {
    return druid
        .send(Call.get("status", TaskPaths.status(id)))
        .compose(
            reply -> {
              if (reply.ok()) {
                return Future.succeededFuture(true);
              }
              return TaskPaths.unknown(reply)
                  ? Future.succeededFuture(false)
                  : Future.failedFuture(DruidProblems.away(reply));
            });
  }

  private Future<Void> post(Task task, int subtasks) {
    return druid
        .send(Call.post("submit", TaskPaths.TASK, spec.of(task, subtasks)))
        .compose(
            reply -> accepted(task, reply),
            noAnswer -> known(task.druidTaskId()).compose(known -> answerLost(known, noAnswer)));
  }

  private static Future<Void> accepted(Task task, Reply reply) {
    if (reply.ok()) {
      log.info("task {} handed to Druid as {}", task.id(), task.druidTaskId());
      return Future.succeededFuture();
    }
    if (reply.error("errorCode").equals("entryAlreadyExists")) {
      return Future.succeededFuture();
    }
    return Future.failedFuture(DruidProblems.of(reply));
  }

  private static Future<Void> answerLost(boolean arrived, Throwable noAnswer) {
    return arrived ? Future.succeededFuture() : Future.failedFuture(noAnswer);
  }

  private static Throwable notReady() {
    return Problem.of(
            "nothing-to-load",
            409,
            "Nothing to load yet",
            "The file has not been prepared for Druid. Wait until it has been checked.")
        .asException();
  }
}
