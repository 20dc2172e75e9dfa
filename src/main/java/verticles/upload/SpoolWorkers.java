package verticles.upload;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** The few threads that write to the spool, shared by all uploads of one Vert.x. */
final class SpoolWorkers {
  private static final int WRITERS = 4;

  private SpoolWorkers() {}

  static WorkerExecutor of(Vertx vertx) {
    return vertx.createSharedWorkerExecutor("sluice-spool", WRITERS);
  }
}
