package verticles.validation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The threads that read files, each with a block of its own. One fewer than there are cores, as
 * receiving and storing have right of way; work comes in steps of one block, so that many tasks
 * share them fairly and none waits in one for bytes.
 */
final class Workers {
  private final WorkerExecutor executor;
  private final BlockingQueue<Block> blocks;

  /** Only used on the verticle's context. */
  private final Set<Future<?>> running = new HashSet<>();

  /** One step of a task. */
  interface Step<T> {
    T run(Block block) throws Exception;
  }

  Workers(Vertx vertx) {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = Math.max(1, cores - 1);
    this.executor = vertx.createSharedWorkerExecutor("validation", threads);
    this.blocks = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      blocks.add(new Block(cores > 1));
    }
  }

  <T> Future<T> run(Step<T> step) {
    Future<T> result =
        executor.executeBlocking(
            () -> {
              Block block = blocks.take();
              try {
                return step.run(block);
              } finally {
                blocks.add(block);
              }
            },
            false);
    running.add(result);
    return result.onComplete(done -> running.remove(result));
  }

  /** Ends once the steps under way have. */
  Future<Void> close() {
    return Future.join(List.copyOf(running))
        .transform(
            ended -> {
              blocks.forEach(Block::close);
              return executor.close();
            });
  }
}
