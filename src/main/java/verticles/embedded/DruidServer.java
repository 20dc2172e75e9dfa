package verticles.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.Druid;
import verticles.contract.ProblemException;

/**
 * Keeps a Druid JVM alive: starts it, hears when it is ready, and starts it again when it dies,
 * each time a little later, until it is told to stop.
 */
final class DruidServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DruidServer.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Its own patience with itself is 10 s. */
  private static final long STOP_SECONDS = 15;

  /** How such a JVM is started, and where it will answer. */
  interface Launch {
    Process start() throws IOException;

    Druid druid();
  }

  private final Launch launch;
  private final Steps steps;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread keeper = new Thread(this::keep, "druid-keeper");

  private volatile DruidState state = DruidState.STARTING;
  private volatile Process process;
  private Duration pause = FIRST_PAUSE;

  private DruidServer(Launch launch, Steps steps) {
    this.launch = launch;
    this.steps = steps;
  }

  /** Returns once the JVM runs; {@link #ready} tells the rest. */
  static DruidServer start(Launch launch, Steps steps) throws IOException {
    DruidServer server = new DruidServer(launch, steps);
    server.process = launch.start();
    server.keeper.setDaemon(true);
    server.keeper.start();
    return server;
  }

  Druid druid() {
    return launch.druid();
  }

  DruidState state() {
    return state;
  }

  /** Succeeds the first time it is ready; fails only if it is stopped before. */
  CompletionStage<Void> ready() {
    return ready;
  }

  private void keep() {
    try {
      followUntilItEnds(new Stopwatch());
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = longer(pause);
        startAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    state = DruidState.STOPPED;
    ready.completeExceptionally(new IOException("Druid was stopped before it was ready"));
  }

  private void startAgain() throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    state = DruidState.STARTING;
    try {
      process = launch.start();
    } catch (IOException | ProblemException failure) {
      down("could not be started (" + failure.getMessage() + ")");
      return;
    }
    if (stopping.getCount() == 0) {
      askToStop();
    }
    followUntilItEnds(watch);
  }

  private void followUntilItEnds(Stopwatch watch) throws InterruptedException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals("READY")) {
          becomeReady(watch);
        } else {
          log.warn("Druid says: {}", line);
        }
      }
    } catch (IOException failure) {
      log.debug("Druid's output broke off, as it does when it is killed", failure);
    }
    int code = process.waitFor();
    if (stopping.getCount() > 0) {
      down("ended unexpectedly (exit code " + code + ")");
    }
  }

  private void becomeReady(Stopwatch watch) {
    state = DruidState.READY;
    pause = FIRST_PAUSE;
    steps.done("Druid ready", watch.elapsed(), druid().url().toString());
    ready.complete(null);
  }

  private void down(String what) {
    state = DruidState.DOWN;
    steps.trouble("Druid " + what + "; it is started again in " + pause.toSeconds() + " s.");
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  @Override
  public void close() {
    stopping.countDown();
    askToStop();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      keeper.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The word that its launcher listens for; a mere end would count as our death. */
  private void askToStop() {
    try {
      OutputStream ear = process.getOutputStream();
      ear.write("stop\n".getBytes(StandardCharsets.UTF_8));
      ear.flush();
    } catch (IOException gone) {
      log.debug("Druid has already ended", gone);
    }
  }
}
