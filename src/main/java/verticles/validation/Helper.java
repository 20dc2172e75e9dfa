package verticles.validation;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A second thread for a file that is wholly there. It ends when it has been idle for a while. */
final class Helper implements AutoCloseable {
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Helper::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "validation-helper");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins the work at once, or not at all: empty if the thread is busy. */
  <T> Optional<Future<T>> begin(Callable<T> work) {
    try {
      return Optional.of(thread.submit(work));
    } catch (RejectedExecutionException busy) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
