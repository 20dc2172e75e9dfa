package verticles.druid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
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
    return submit(task.druidTaskId(), () -> prepare(task))
        .onSuccess(done -> log.info("task {} is with Druid as {}", task.id(), task.druidTaskId()));
  }

  /**
   * Hands over what is prepared, unless Druid has that id already.
   *
   * @param id the Druid task's
   * @param prepare makes the body to post
   */
  Future<Done> submit(String id, Supplier<Future<ObjectNode>> prepare) {
    return known(id)
        .compose(
            known ->
                known ? Future.succeededFuture() : prepare.get().compose(body -> post(id, body)))
        .map(submitted -> Done.DONE);
  }

  private Future<ObjectNode> prepare(Task task) {
    return storage
        .check(task.canonical())
        .compose(readable -> freePlaces())
        .map(free -> spec.of(task, subtasks(task, free)));
  }

  /**
   * A small Druid is fastest with one process for a file, and would come to a stand if a few files
   * took all places and then waited for places for their subtasks. One with many free places loads
   * a file's parts side by side.
   */
  private static int subtasks(Task task, int free) {
    int parts = task.canonical().parts().size();
    return Math.max(1, Math.min(parts, free / PLACES_FOR_A_SUBTASK));
  }

  /** How many more tasks Druid can run just now; fails where it has no place at all yet. */
  Future<Integer> freePlaces() {
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
              return Future.succeededFuture(places - capacity.path("usedClusterCapacity").asInt());
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

  private Future<Void> post(String id, ObjectNode body) {
    return druid
        .send(Call.post("submit", TaskPaths.TASK, body))
        .compose(
            Submission::accepted,
            noAnswer -> known(id).compose(known -> answerLost(known, noAnswer)));
  }

  private static Future<Void> accepted(Reply reply) {
    return reply.ok() || reply.error("errorCode").equals("entryAlreadyExists")
        ? Future.succeededFuture()
        : Future.failedFuture(DruidProblems.of(reply));
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
