package verticles.validation;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A second thread for a file that is wholly there: what the reader finds in a block is worked on
 * there while the reader goes on. Batches change hands in groups, as a hand-over costs more than a
 * batch does. The thread ends when it has been idle for a while.
 */
final class Helper implements AutoCloseable {
  private static final int GROUPS = 4;
  private static final int BATCHES = 32;
  private static final Group END = new Group(0);

  private final ThreadPoolExecutor thread;

  Helper() {
    thread =
        new ThreadPoolExecutor(
            1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Helper::thread);
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "validation-helper");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  private static final class Group {
    final RowBatch[] batches = new RowBatch[BATCHES];
    int used;

    Group(int columns) {
      for (int i = 0; columns > 0 && i < BATCHES; i++) {
        batches[i] = new RowBatch(columns);
      }
    }
  }

  /** Opens a line to the helper's thread for the batches of one pass. */
  Line line(int columns, Consumer<RowBatch> work) {
    return new Line(columns, work);
  }

  /** Batches go in at one end, and are worked on in their order at the other. */
  final class Line {
    private final BlockingQueue<Group> free = new ArrayBlockingQueue<>(GROUPS);
    private final BlockingQueue<Group> filled = new ArrayBlockingQueue<>(GROUPS + 1);
    private final Consumer<RowBatch> work;
    private Group group;
    private Future<?> worker;
    private long waited;
    private long idle;

    private Line(int columns, Consumer<RowBatch> work) {
      this.work = work;
      for (int i = 0; i < GROUPS; i++) {
        free.add(new Group(columns));
      }
    }

    /** Begins a block. */
    void open() {
      waited = 0;
      idle = 0;
      group = free.remove();
      worker = thread.submit(this::work);
    }

    /** An empty batch to fill. */
    RowBatch next() {
      return group.batches[group.used];
    }

    /** Hands over the batch that {@link #next} gave. */
    void hand() {
      if (++group.used == BATCHES) {
        long before = System.nanoTime();
        put(filled, group);
        group = take(free);
        waited += System.nanoTime() - before;
      }
    }

    /** Ends the block: all that was handed over has been worked on. */
    void close() {
      long before = System.nanoTime();
      put(filled, group);
      put(filled, END);
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      waited += System.nanoTime() - before;
    }

    /** How much longer the reader waited in the last block than the helper, in nanoseconds. */
    long imbalance() {
      return waited - idle;
    }

    /** Goes on taking batches after a failure, so that the reader does not wait for ever. */
    private void work() {
      RuntimeException failure = null;
      while (true) {
        long before = System.nanoTime();
        Group next = take(filled);
        idle += System.nanoTime() - before;
        if (next == END) {
          break;
        }
        try {
          for (int i = 0; failure == null && i < next.used; i++) {
            work.accept(next.batches[i]);
          }
        } catch (RuntimeException e) {
          failure = e;
        }
        next.used = 0;
        put(free, next);
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static void put(BlockingQueue<Group> queue, Group group) {
    try {
      queue.put(group);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Group take(BlockingQueue<Group> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("stopped in the middle of a block", e);
  }
}
