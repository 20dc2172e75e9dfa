package verticles;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
  private final int port;

  private ConcurrentBench(Path file, Path directory) throws IOException {
    this.file = file;
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  /**
   * @param arguments the file, how many times at once, a directory for everything local
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory(Path.of(arguments[2]), "concurrent");
    ConcurrentBench bench = new ConcurrentBench(Path.of(arguments[0]), directory);
    Process app = bench.start();
    try {
      bench.awaitHealth(app);
      bench.run(Integer.parseInt(arguments[1]), app.pid());
    } finally {
      app.destroy();
      if (!app.waitFor(2, TimeUnit.MINUTES)) {
        app.destroyForcibly().waitFor();
      }
      delete(directory);
    }
  }

  private void run(int times, long pid) throws Exception {
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
    System.out.printf("RSS of the application, at most: %d MB%n", rss(pid));
    health.tell();
  }

  private CompletableFuture<HttpResponse<String>> upload(int number) throws IOException {
    String to = "/api/ingest/upload/concurrent/sales-" + number + ".csv?allow_duplicate=true";
    return http.sendAsync(
        HttpRequest.newBuilder(at(to)).PUT(BodyPublishers.ofFile(file)).build(),
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
          others += status() == 200 ? 0 : 1;
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

  /** With the flags of {@code ./run}. */
  private Process start() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "verticles.Main");
    builder.environment().put("HTTP_PORT", Integer.toString(port));
    builder.environment().put("DATA_DIR", directory.resolve("app").toString());
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return directory.resolveSibling("concurrent.log");
  }

  private void awaitHealth(Process app) throws Exception {
    while (!isHealthy()) {
      if (!app.isAlive()) {
        throw new IOException("the application ended; see " + log());
      }
      Thread.sleep(100);
    }
  }

  private boolean isHealthy() {
    try {
      return status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Over a connection that is not the uploads': their client is as busy as the application. */
  private int status() throws IOException {
    HttpURLConnection ask = (HttpURLConnection) at("/health").toURL().openConnection();
    int status = ask.getResponseCode();
    try (InputStream body = status < 400 ? ask.getInputStream() : ask.getErrorStream()) {
      body.readAllBytes();
    }
    return status;
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
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

  private static long rss(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
