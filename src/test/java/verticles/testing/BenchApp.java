package verticles.testing;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import verticles.config.Services;

/** The application in a process of its own, with the flags of {@code ./run}, for benchmarks. */
public final class BenchApp implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private static final Set<String> ENDS =
      Set.of("QUERYABLE", "FAILED", "REJECTED", "PARKED", "CANCELLED", "AWAITING_MAPPING");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;
  private final int port;

  private BenchApp(Path data, Path log, Map<String, String> settings) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.log = log;
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "verticles.Main");
    builder.environment().putAll(settings);
    builder.environment().put("HTTP_PORT", Integer.toString(port));
    builder.environment().put("DATA_DIR", data.toString());
    this.process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /**
   * Starts it and waits until it is healthy.
   *
   * @param settings its environment beside port and data directory; what is not in it is embedded
   */
  public static BenchApp start(Path data, Path log, Map<String, String> settings)
      throws IOException, InterruptedException {
    BenchApp app = new BenchApp(data, log, settings);
    while (!app.isHealthy()) {
      if (!app.process.isAlive()) {
        throw new IOException("the application ended; see " + log);
      }
      Thread.sleep(100);
    }
    return app;
  }

  /** The settings that replace all that is embedded. */
  public static Map<String, String> settings(Services services) {
    var database = services.database();
    var s3 = services.s3();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "DATABASE_URL",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                database.user(),
                database.password(),
                database.host(),
                database.port(),
                database.name()));
    settings.put("S3_ENDPOINT", s3.endpoint().toString());
    settings.put("S3_BUCKET", s3.bucket());
    settings.put("AWS_ACCESS_KEY_ID", s3.accessKey());
    settings.put("AWS_SECRET_ACCESS_KEY", s3.secretKey());
    settings.put("AWS_REGION", s3.region());
    settings.put("DRUID_URL", services.druid().url().toString());
    settings.put("DRUID_BROKER_URL", services.druid().broker().toString());
    return settings;
  }

  public int port() {
    return port;
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The status of its health, over a connection that nothing else uses. */
  public int health() throws IOException {
    HttpURLConnection ask = (HttpURLConnection) at("/health").toURL().openConnection();
    int status = ask.getResponseCode();
    try (InputStream body = status < 400 ? ask.getInputStream() : ask.getErrorStream()) {
      body.readAllBytes();
    }
    return status;
  }

  private boolean isHealthy() {
    try {
      return health() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public JsonObject get(String path) throws IOException, InterruptedException {
    return new JsonObject(
        http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString()).body());
  }

  /** The body of a POST of JSON, whatever its status. */
  public JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    return new JsonObject(http.send(request, BodyHandlers.ofString()).body());
  }

  /** Uploads a file and waits until queries see its rows; seconds from the start until then. */
  public double load(String dataset, Path file, long rows) throws Exception {
    long start = System.nanoTime();
    String status = upload(dataset, file);
    JsonObject task = waitFor(status, "QUERYABLE");
    double seconds = (System.nanoTime() - start) / 1e9;
    if (task.getLong("row_count") != rows) {
      throw new IOException("rows differ: " + task);
    }
    return seconds;
  }

  /** Where the status of a file is that was sent whole. */
  public String upload(String dataset, Path file) throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(
                at("/api/ingest/upload/" + dataset + "/" + file.getFileName().toString()))
            .PUT(BodyPublishers.ofFile(file))
            .build();
    HttpResponse<String> answer = http.send(put, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("not taken: " + answer.body());
    }
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The task as soon as it is in one of these states; fails if it ends otherwise. */
  public JsonObject waitFor(String status, String... states)
      throws IOException, InterruptedException {
    while (true) {
      JsonObject task = get(status);
      String state = task.getString("state");
      if (List.of(states).contains(state)) {
        return task;
      }
      if (ENDS.contains(state)) {
        throw new IOException(task.encode());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Megabytes of memory that it had at most. */
  public long rss() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }
}
