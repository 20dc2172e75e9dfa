package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.Settings;
import verticles.config.SettingsException;
import verticles.contract.ProblemException;

/**
 * Environment → {@link Settings} → {@link App}; and back again when the process is told to stop.
 */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);
  private static final int STOP_SECONDS = 30;

  private Main() {}

  /** Its own thread waits for the start, so that it can end the process if there is none. */
  public static void main(String[] args) throws InterruptedException {
    Settings settings = settingsOrExit();
    Vertx vertx = Vertx.vertx();
    Console console = new Console();
    Future<App> app = App.start(vertx, settings, console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, app, console), "stop"));
    try {
      console.open(app.toCompletionStage().toCompletableFuture().get().url());
    } catch (ExecutionException failure) {
      giveUp(failure.getCause());
    }
  }

  private static Settings settingsOrExit() {
    try {
      return Settings.from(System.getenv());
    } catch (SettingsException e) {
      System.err.println("These settings need mending (docs/settings.md lists them all):");
      e.faults().forEach(fault -> System.err.println("  - " + fault));
      System.exit(2);
      throw new AssertionError("unreachable", e);
    }
  }

  private static void giveUp(Throwable failure) {
    if (failure instanceof ProblemException known) {
      System.err.println(known.problem().title() + ": " + known.problem().detail());
    } else {
      log.error("Sluice could not start", failure);
    }
    System.err.println("Sluice has not started. Once that is mended, the same command starts it.");
    System.exit(1);
  }

  /** Runs in the shutdown hook, on a thread of its own, so it may wait: the JVM ends after it. */
  private static void stop(Vertx vertx, Future<App> app, Console console) {
    long began = System.nanoTime();
    try {
      if (app.succeeded()) {
        console.stopping();
      }
      wait(app.compose(App::stop, neverStarted -> Future.succeededFuture()));
      // Apart from the above: a chain has no event loop to end on once Vert.x is closed.
      wait(vertx.close());
      if (app.succeeded()) {
        console.stopped(Duration.ofNanos(System.nanoTime() - began));
      }
    } catch (ExecutionException | TimeoutException e) {
      log.warn("not everything stopped in order; leases run out by themselves", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T wait(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
