package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.BenchApp;
import verticles.testing.Bucket;
import verticles.testing.ByHand;

/**
 * From pressing upload to QUERYABLE, on the real application in a process of its own, against
 * Druid's own time for the same raw file submitted by hand (the object is in S3 already, and the
 * clock stops when a query sees all rows). Both in turn, against the same Druid and the same S3.
 */
final class IngestBench {
  private final Services services;
  private final Path file;
  private final long rows;

  private IngestBench(Services services, Path file) throws IOException {
    this.services = services;
    this.file = file;
    try (var lines = Files.lines(file)) {
      this.rows = lines.count() - 1;
    }
  }

  /**
   * @param arguments the file, the number of rounds, a directory for everything local
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[2]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("services").toString()));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    IngestBench bench = new IngestBench(embedded.services(), Path.of(arguments[0]));
    try (BenchApp app =
        BenchApp.start(
            directory.resolve("app"),
            directory.resolve("app.log"),
            BenchApp.settings(embedded.services()))) {
      bench.run(Integer.parseInt(arguments[1]), app);
    } finally {
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run(int rounds, BenchApp app) throws Exception {
    new Bucket(services.s3()).put("bench/raw.csv", file);
    System.out.printf("%,d rows, %.1f MB; one round to warm up%n", rows, Files.size(file) / 1e6);
    System.out.println("round   by hand: loaded  queryable     upload to QUERYABLE   ratio   more");
    List<Double> hands = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      ByHand.Times hand = new ByHand(services.druid(), services.s3()).load("bench/raw.csv", rows);
      double our = app.load("bench_" + Long.toString(System.nanoTime(), 36), file, rows);
      tell(round == 0 ? "warm" : Integer.toString(round), hand.loaded(), hand.queryable(), our);
      if (round > 0) {
        hands.add(hand.queryable());
        ours.add(our);
      }
    }
    tell("median", Double.NaN, median(hands), median(ours));
    System.out.printf("RSS of the application, at most: %d MB (heap 256 MB)%n", app.rss());
  }

  private static void tell(String round, double loaded, double hand, double our) {
    System.out.printf(
        "%-6s %16.2f %10.2f %23.2f %7.3f %+6.2f%n",
        round, loaded, hand, our, our / hand, our - hand);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
  }
}
