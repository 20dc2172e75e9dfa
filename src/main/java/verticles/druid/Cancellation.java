package verticles.druid;

import io.vertx.core.Future;
import verticles.contract.Done;

/** Asks Druid to stop a task. A yes proves nothing: the task may have succeeded meanwhile. */
final class Cancellation {
  private final DruidClient druid;

  Cancellation(DruidClient druid) {
    this.druid = druid;
  }

  /** Done, too, for a task that Druid does not know: there is nothing to stop. */
  Future<Done> cancel(String id) {
    return druid
        .send(Call.query("shutdown", TaskPaths.shutdown(id), Json.object()))
        .compose(
            reply ->
                reply.ok() || TaskPaths.unknown(reply)
                    ? Future.succeededFuture(Done.DONE)
                    : Future.failedFuture(DruidProblems.of(reply)));
  }
}
