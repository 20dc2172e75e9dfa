package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.DruidMessages.CountIngestions;
import verticles.contract.DruidMessages.PurgeRows;
import verticles.contract.DruidMessages.PurgeSegments;
import verticles.contract.Ids;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.embedded.Embedded;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;

/**
 * What it takes to delete a file's rows for good from a dataset that has as many others: seconds,
 * and CPU seconds of Druid, by how long a time each segment covers.
 */
final class PurgeBench {
  private static final Instant START = Instant.parse("2021-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(4 * 365);

  private final Services services;
  private final DruidRoom room;

  private PurgeBench(Services services) {
    this.services = services;
    this.room = new DruidRoom(services.druid(), services.s3());
  }

  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[0]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", arguments[1]));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    PurgeBench bench = new PurgeBench(embedded.services());
    try {
      System.out.printf("%,d rows over four years, beside as many others%n", rows);
      System.out.println("segments   rewrites  seconds  CPU seconds");
      bench.run("warm-up", rows / 10, 1);
      bench.run("YEAR", rows, 1);
      bench.run("MONTH", rows, 500_000L * 48);
      bench.run("DAY", rows, 500_000L * 4 * 366);
    } finally {
      bench.room.close();
      done(embedded.stop());
      done(vertx.close());
    }
  }

  /**
   * @param claimed rows that the file is said to have, by which the segments' length is chosen
   */
  private void run(String name, int rows, long claimed) {
    String dataset = "purge_" + name.replace('-', '_') + "_" + Long.toString(System.nanoTime(), 36);
    Task gone = load(dataset, rows, claimed);
    load(dataset, rows, claimed);
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    int steps = 0;
    while (step(gone, ++steps)) {}
    kill(gone);
    served(() -> room.bus.ask(Asks.COUNT_INGESTIONS, new CountIngestions(dataset)));
    System.out.printf(
        "%-9s %9d %8.1f %12.1f%n",
        name, steps - 1, (System.nanoTime() - start) / 1e9, cpuSeconds() - cpu);
  }

  private Task load(String dataset, int rows, long claimed) {
    PreparedFile file = new PreparedFile(dataset, "Branch:string", "grossRevenue:double");
    for (int i = 0; i < rows; i++) {
      file.row(START.plus(SPAN.multipliedBy(i).dividedBy(rows)).toString(), "Branch " + i % 50, i);
    }
    Canonical written = file.store(services.s3()).canonical();
    Task task =
        file.task(
            new Canonical(
                written.parts(),
                written.columns(),
                claimed,
                written.minTime(),
                written.maxTime(),
                null),
            1);
    room.submit(task);
    if (done(room.watch(task.druidTaskId())).problem() != null) {
      throw new IllegalStateException("Druid failed at " + task.druidTaskId());
    }
    room.awaitRows(task, rows);
    return task;
  }

  private boolean step(Task gone, int number) {
    String id = "sluice-bench-" + gone.id() + "-" + number;
    PurgeRows ask = new PurgeRows(id, gone.dataset(), gone.id().toString(), java.util.List.of());
    boolean submitted = served(() -> room.bus.ask(Asks.PURGE_ROWS, ask)).submitted();
    return submitted && ended(id);
  }

  private void kill(Task gone) {
    String id = "sluice-bench-" + Ids.next();
    Canonical canonical = gone.canonical();
    PurgeSegments ask =
        new PurgeSegments(id, gone.dataset(), canonical.minTime(), canonical.maxTime());
    served(() -> room.bus.ask(Asks.PURGE_SEGMENTS, ask));
    ended(id);
  }

  private boolean ended(String id) {
    if (done(room.watch(id)).problem() != null) {
      throw new IllegalStateException("Druid failed at " + id);
    }
    return true;
  }

  /** Asked again while Druid says that it is still loading. */
  private static <T> T served(Supplier<Future<T>> ask) {
    while (true) {
      try {
        return done(ask.get());
      } catch (ProblemException loading) {
        LockSupport.parkNanos(300_000_000);
      }
    }
  }

  private static double cpuSeconds() {
    return ProcessHandle.current()
            .descendants()
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
    } catch (java.util.concurrent.ExecutionException failure) {
      if (failure.getCause() instanceof ProblemException known) {
        throw known;
      }
      throw new IllegalStateException(failure);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
