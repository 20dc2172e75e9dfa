package verticles.druid;

import io.vertx.core.Future;
import java.util.function.Consumer;
import verticles.contract.Done;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.druid.Statuses.State;
import verticles.druid.Statuses.Status;

/**
 * Asks Druid to stop a task. A yes proves nothing: the task may have succeeded meanwhile, so its
 * record is read again.
 *
 * <p>Once the record says FAILED, the task has lost its locks and can publish nothing any more. Its
 * process may linger for minutes all the same, and the answer for many tasks goes by the process:
 * so the end is announced from here.
 */
final class Cancellation {
  private final DruidClient druid;
  private final Statuses statuses;
  private final Consumer<IngestionEnded> announce;

  Cancellation(DruidClient druid, Statuses statuses, Consumer<IngestionEnded> announce) {
    this.druid = druid;
    this.statuses = statuses;
    this.announce = announce;
  }

  /** Done, too, for a task that Druid does not know: there is nothing to stop. */
  Future<Done> cancel(String id) {
    return druid
        .send(Call.query("shutdown", TaskPaths.shutdown(id), Json.object()))
        .compose(
            reply -> {
              if (TaskPaths.unknown(reply)) {
                return Future.succeededFuture(Done.DONE);
              }
              return reply.ok()
                  ? statuses.of(id).map(status -> tell(id, status))
                  : Future.failedFuture(DruidProblems.of(reply));
            });
  }

  private Done tell(String id, Status status) {
    if (status.state() == State.FAILED && IngestionFaults.stopped(status.error())) {
      announce.accept(
          new IngestionEnded(id, -1, IngestionFaults.explain(status.error(), Json.object())));
    }
    return Done.DONE;
  }
}
