package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.Bucket;
import verticles.testing.ByHand;

/**
 * From pressing upload to QUERYABLE, on the real application in a process of its own, against
 * Druid's own time for the same raw file submitted by hand (the object is in S3 already, and the
 * clock stops when a query sees all rows). Both in turn, against the same Druid and the same S3.
 */
final class IngestBench {
  private static final long PAUSE_MILLIS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Services services;
  private final Path file;
  private final long rows;
  private final int port;

  private IngestBench(Services services, Path file) throws IOException {
    this.services = services;
    this.file = file;
    try (var lines = Files.lines(file)) {
      this.rows = lines.count() - 1;
    }
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
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
    Process app = bench.start(directory);
    try {
      bench.run(Integer.parseInt(arguments[1]), app.pid());
    } finally {
      app.destroy();
      app.waitFor();
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run(int rounds, long pid) throws Exception {
    new Bucket(services.s3()).put("bench/raw.csv", file);
    System.out.printf("%,d rows, %.1f MB; one round to warm up%n", rows, Files.size(file) / 1e6);
    System.out.println("round   by hand: loaded  queryable     upload to QUERYABLE   ratio   more");
    List<Double> hands = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      ByHand.Times hand = new ByHand(services.druid(), services.s3()).load("bench/raw.csv", rows);
      double our = upload("bench_" + Long.toString(System.nanoTime(), 36));
      tell(round == 0 ? "warm" : Integer.toString(round), hand.loaded(), hand.queryable(), our);
      if (round > 0) {
        hands.add(hand.queryable());
        ours.add(our);
      }
    }
    tell("median", Double.NaN, median(hands), median(ours));
    System.out.printf("RSS of the application, at most: %d MB (heap 256 MB)%n", rss(pid));
  }

  private static void tell(String round, double loaded, double hand, double our) {
    System.out.printf(
        "%-6s %16.2f %10.2f %23.2f %7.3f %+6.2f%n",
        round, loaded, hand, our, our / hand, our - hand);
  }

  private double upload(String dataset) throws Exception {
    long start = System.nanoTime();
    HttpRequest put =
        HttpRequest.newBuilder(at("/api/ingest/upload/" + dataset + "/sales.csv"))
            .PUT(BodyPublishers.ofFile(file))
            .build();
    HttpResponse<String> answer = http.send(put, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("not taken: " + answer.body());
    }
    URI status = at(answer.headers().firstValue("Location").orElseThrow());
    while (true) {
      JsonObject task =
          new JsonObject(
              http.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString()).body());
      switch (task.getString("state")) {
        case "QUERYABLE" -> {
          double seconds = (System.nanoTime() - start) / 1e9;
          if (task.getLong("row_count") != rows) {
            throw new IOException("rows differ: " + task);
          }
          return seconds;
        }
        case "FAILED", "REJECTED", "PARKED", "CANCELLED" -> throw new IOException(task.encode());
        default -> Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** With the flags of {@code ./run}. */
  private Process start(Path directory) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "verticles.Main");
    var database = services.database();
    var s3 = services.s3();
    Map<String, String> environment = builder.environment();
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put("DATA_DIR", directory.resolve("app").toString());
    environment.put(
        "DATABASE_URL",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                database.user(),
                database.password(),
                database.host(),
                database.port(),
                database.name()));
    environment.put("S3_ENDPOINT", s3.endpoint().toString());
    environment.put("S3_BUCKET", s3.bucket());
    environment.put("AWS_ACCESS_KEY_ID", s3.accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", s3.secretKey());
    environment.put("AWS_REGION", s3.region());
    environment.put("DRUID_URL", services.druid().url().toString());
    Process app =
        builder
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("app.log").toFile())
            .start();
    while (!healthy()) {
      if (!app.isAlive()) {
        throw new IOException("the application ended; see app.log");
      }
      Thread.sleep(100);
    }
    return app;
  }

  private boolean healthy() throws InterruptedException {
    try {
      HttpRequest ask = HttpRequest.newBuilder(at("/health")).build();
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static long rss(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
  }
}
