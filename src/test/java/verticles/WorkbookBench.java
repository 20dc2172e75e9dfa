package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.BenchApp;

/**
 * A workbook from the first byte of its upload until it is stored, read, checked, mapped and
 * written for Druid, on the real application in a process of its own, against fastexcel-reader
 * alone in another, which reads the same file and does nothing with it. Both in turn.
 */
final class WorkbookBench {
  private static final String YARDSTICK = "verticles.sandbox.ReaderAlone";

  private final BenchApp app;
  private final Path file;
  private final Path errors;

  private WorkbookBench(BenchApp app, Path file, Path directory) {
    this.app = app;
    this.file = file;
    this.errors = directory.resolve("alone-said");
  }

  /**
   * @param stored seconds until the answer to the upload
   * @param written seconds until all is ready for Druid
   */
  private record Times(double stored, double written) {}

  /**
   * @param arguments the workbook, the number of rounds, a directory for everything local
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[2]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("services").toString()));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    try (BenchApp app =
        BenchApp.start(
            directory.resolve("app"),
            directory.resolve("app.log"),
            BenchApp.settings(embedded.services()))) {
      new WorkbookBench(app, Path.of(arguments[0]), directory).run(Integer.parseInt(arguments[1]));
    } finally {
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run(int rounds) throws Exception {
    System.out.printf("%.1f MB; one round to warm up%n", Files.size(file) / 1e6);
    System.out.println("round   alone   ours: stored   written   ratio");
    List<Double> alone = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double reader = alone();
      Times times = ours();
      tell(round == 0 ? "warm" : Integer.toString(round), reader, times);
      if (round > 0) {
        alone.add(reader);
        ours.add(times.written);
      }
    }
    tell("median", median(alone), new Times(Double.NaN, median(ours)));
    System.out.printf("RSS of the application, at most: %d MB (heap 256 MB)%n", app.rss());
  }

  private static void tell(String round, double alone, Times ours) {
    System.out.printf(
        "%-6s %6.2f %14.2f %9.2f %7.2f%n",
        round, alone, ours.stored, ours.written, ours.written / alone);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Loads it to the end, so that Druid is idle again when the next one is timed. */
  private Times ours() throws IOException, InterruptedException {
    long start = System.nanoTime();
    String status = app.upload("bench_" + Long.toString(System.nanoTime(), 36), file);
    double stored = (System.nanoTime() - start) / 1e9;
    app.waitFor(status, "SUBMITTING", "INGESTING", "PUBLISHING", "QUERYABLE");
    double written = (System.nanoTime() - start) / 1e9;
    JsonObject task = app.waitFor(status, "QUERYABLE");
    if (task.getLong("row_count") == 0) {
      throw new IOException("no rows: " + task);
    }
    return new Times(stored, written);
  }

  private double alone() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                YARDSTICK,
                "xlsx",
                file.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IOException("the yardstick failed: see " + errors);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Like the sandbox's child it spends no time on setting up a logger. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("logback"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
  }
}
