package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Gathers small network reads into large blocks and hands them, one after the other, to a worker
 * thread. At most four blocks of 512 KiB exist for one upload; {@link #isFull} asks the sender to
 * wait.
 *
 * <p>Lives on the request's event loop; only the sink runs on the worker.
 */
final class Blocks {
  static final int SIZE = 512 * 1024;
  private static final int AT_MOST = 4;

  /** Takes a block, on a worker thread, one at a time and in order. */
  interface Sink {
    void take(byte[] block, int length) throws IOException;
  }

  private record Block(byte[] bytes, int length) {}

  private final WorkerExecutor workers;
  private final Sink sink;
  private final Runnable progress;
  private final Queue<Block> waiting = new ArrayDeque<>();
  private final Queue<byte[]> spare = new ArrayDeque<>();
  private final Promise<Void> finished = Promise.promise();

  private byte[] current;
  private int filled;
  private int existing;
  private boolean busy;
  private boolean finishing;

  /**
   * @param progress run on the event loop after each block
   */
  Blocks(WorkerExecutor workers, Sink sink, Runnable progress) {
    this.workers = workers;
    this.sink = sink;
    this.progress = progress;
  }

  void write(Buffer bytes) {
    for (int at = 0; at < bytes.length(); ) {
      if (current == null) {
        current = fresh();
      }
      int count = Math.min(SIZE - filled, bytes.length() - at);
      bytes.getBytes(at, at + count, current, filled);
      filled += count;
      at += count;
      if (filled == SIZE) {
        hand();
      }
    }
  }

  boolean isFull() {
    return existing >= AT_MOST && spare.isEmpty();
  }

  /**
   * Hands over what is gathered; succeeds when the sink has taken everything, fails if it could
   * not.
   */
  Future<Void> finish() {
    finishing = true;
    if (filled > 0) {
      hand();
    }
    pump();
    return finished.future();
  }

  /** Hands nothing more to the sink; succeeds when it is no longer at work. */
  Future<Void> stop() {
    waiting.clear();
    finishing = true;
    pump();
    return finished.future().otherwiseEmpty();
  }

  /** Fails as soon as the sink has failed. */
  Future<Void> finished() {
    return finished.future();
  }

  private byte[] fresh() {
    byte[] reused = spare.poll();
    if (reused != null) {
      return reused;
    }
    existing++;
    return new byte[SIZE];
  }

  private void hand() {
    waiting.add(new Block(current, filled));
    current = null;
    filled = 0;
    pump();
  }

  private void pump() {
    if (busy) {
      return;
    }
    Block next = waiting.poll();
    if (next == null) {
      if (finishing) {
        finished.tryComplete();
      }
      return;
    }
    busy = true;
    workers
        .executeBlocking(
            () -> {
              sink.take(next.bytes(), next.length());
              return null;
            },
            false)
        .onComplete(
            taken -> {
              busy = false;
              spare.add(next.bytes());
              if (taken.failed()) {
                waiting.clear();
                finished.tryFail(explained(taken.cause()));
              } else {
                progress.run();
              }
              pump();
            });
  }

  private static Throwable explained(Throwable failure) {
    return failure instanceof IOException disk ? UploadProblems.ofDisk(disk) : failure;
  }
}
