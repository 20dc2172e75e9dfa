package verticles.upload;

import verticles.contract.Problem;
import verticles.contract.TaskState;

/** An upload that is neither stored nor dropped. Both calls are safe from any thread. */
interface Live {
  /** How many bytes of it are in the spool. */
  long received();

  /** Stops it, if it is not stored yet. */
  void stop(Problem why, TaskState as);
}
