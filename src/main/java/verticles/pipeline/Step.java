package verticles.pipeline;

import io.vertx.core.Future;
import verticles.contract.Task;

/**
 * One step of a task's way. It starts from what the ledger says and nothing else, so that it can be
 * begun again by anybody after a crash at any point.
 */
interface Step {
  /** The task after its move, as the ledger has it then. */
  Future<Task> take(Task task, Signals signals);
}
