package verticles;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import verticles.testing.BenchApp;

/**
 * The same file many times at once, into the real application in a process of its own with
 * everything embedded, as {@code ./run} starts it. Says how long all of them took, whether each
 * arrived byte for byte in S3, how much memory the application took, and how fast {@code /health}
 * answered meanwhile.
 */
final class ConcurrentBench {
  private static final long HEALTH_EVERY_MILLIS = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path file;
  private final Path directory;
  private final BenchApp app;

  private ConcurrentBench(Path file, Path directory, BenchApp app) {
    this.file = file;
    this.directory = directory;
    this.app = app;
  }

  /**
   * @param arguments the file, how many times at once, a directory for everything local
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory(Path.of(arguments[2]), "concurrent");
    Path log = directory.resolveSibling("concurrent.log");
    try (BenchApp app = BenchApp.start(directory.resolve("app"), log, Map.of())) {
      new ConcurrentBench(Path.of(arguments[0]), directory, app)
          .run(Integer.parseInt(arguments[1]));
    } finally {
      delete(directory);
    }
  }

  private void run(int times) throws Exception {
    String wanted = sha256(file);
    System.out.printf("%d × %.1f MB at once%n", times, Files.size(file) / 1e6);
    Health health = new Health();
    health.start();
    long began = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> uploads = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      uploads.add(upload(i));
    }
    List<HttpResponse<String>> answers = uploads.stream().map(CompletableFuture::join).toList();
    double seconds = (System.nanoTime() - began) / 1e9;
    health.end();
    long stored = answers.stream().filter(it -> it.statusCode() == 202).count();
    answers.stream()
        .filter(it -> it.statusCode() != 202)
        .forEach(it -> System.out.println("not taken: " + it.statusCode() + " " + it.body()));
    System.out.printf(
        "stored %d of %d in %.2f s, %.0f MB/s in all%n",
        stored, times, seconds, stored * Files.size(file) / 1e6 / seconds);
    System.out.printf("SHA-256 equal in the answer and in S3: %d%n", equal(answers, wanted));
    System.out.printf("RSS of the application, at most: %d MB%n", app.rss());
    health.tell();
  }

  private CompletableFuture<HttpResponse<String>> upload(int number) throws IOException {
    String to = "/api/ingest/upload/concurrent/sales-" + number + ".csv?allow_duplicate=true";
    return http.sendAsync(
        HttpRequest.newBuilder(app.at(to)).PUT(BodyPublishers.ofFile(file)).build(),
        BodyHandlers.ofString());
  }

  /** The embedded S3 keeps each object as a file. */
  private long equal(List<HttpResponse<String>> answers, String wanted) throws Exception {
    long equal = 0;
    for (HttpResponse<String> answer : answers) {
      JsonObject task = new JsonObject(answer.body());
      boolean same =
          answer.statusCode() == 202
              && wanted.equals(task.getString("sha256"))
              && wanted.equals(sha256(object(task.getString("task_id"))));
      equal += same ? 1 : 0;
    }
    return equal;
  }

  private Path object(String task) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("app/s3"))) {
      return files
          .filter(it -> it.getParent().endsWith(Path.of("raw", task)) && Files.isRegularFile(it))
          .findFirst()
          .orElseThrow(() -> new IOException("S3 does not have task " + task));
    }
  }

  /** Asks for the health one after the other, and notes how long each answer took. */
  private final class Health extends Thread {
    private final List<Double> millis = new ArrayList<>();
    private int others;
    private volatile boolean over;

    @Override
    public void run() {
      try {
        while (!over) {
          long began = System.nanoTime();
          others += app.health() == 200 ? 0 : 1;
          millis.add((System.nanoTime() - began) / 1e6);
          Thread.sleep(HEALTH_EVERY_MILLIS);
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("no health", e);
      }
    }

    void end() throws InterruptedException {
      over = true;
      join();
    }

    void tell() {
      List<Double> sorted = millis.stream().sorted().toList();
      System.out.printf(
          "/health, %d times: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; %d were not 200%n",
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
          sorted.get(sorted.size() - 1),
          others);
    }
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
