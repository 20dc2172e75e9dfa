package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.testing.Bucket;
import verticles.testing.Checkpoint;
import verticles.testing.Checkpoint.Hold;
import verticles.testing.SalesFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/**
 * Kills the real application with SIGKILL at every point at which reliability is decided, starts it
 * again, and looks at what became of every file. A checkpoint between the application and each
 * service holds the call in question up while the process is killed.
 */
class CrashTest {
  private static final int SMALL = 100;
  private static final long LARGE_BYTES = 20_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String dataset = "crash_" + Long.toString(System.nanoTime(), 36);
  @TempDir Path directory;
  private Database database;
  private S3 s3;
  private Druid druid;
  private Checkpoint toPostgres;
  private Checkpoint toS3;
  private Checkpoint toDruid;
  private int port;
  private String purgeAfter = "P7D";
  private Process app;

  @BeforeEach
  void services() throws IOException {
    database = TestServices.database();
    s3 = TestServices.s3();
    druid = TestServices.druid();
    toPostgres = new Checkpoint(database.host(), database.port());
    toS3 = new Checkpoint(s3.endpoint().getHost(), s3.endpoint().getPort());
    toDruid = new Checkpoint(druid.url().getHost(), druid.url().getPort());
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    if (app != null) {
      kill();
    }
    toPostgres.close();
    toS3.close();
    toDruid.close();
  }

  @Test
  void whereverItIsKilledEveryAcceptedFileArrivesExactlyOnceAndNothingElseIsLeft()
      throws Exception {
    // Given the application, killed while one file waits at each of the upload's crash points
    Path large = directory.resolve("large.csv");
    SalesFile.writeBytes(large, LARGE_BYTES, 1);
    start();
    Hold middle = toS3.callWith("PUT /.*/raw/.*partNumber=2");
    upload("large", large);
    middle.await();
    Hold firstByte = toS3.callWith("PUT /[^/]+/raw/[^? ]+ HTTP");
    CompletableFuture<HttpResponse<String>> first = upload("first", small(2));
    firstByte.await();
    Hold uncommitted = toPostgres.callWith(move("RECEIVING", "STORED"));
    upload("uncommitted", small(3));
    uncommitted.await();
    Hold unanswered = toPostgres.answerTo(move("RECEIVING", "STORED"));
    upload("unanswered", small(4));
    unanswered.await();
    Map<String, String> atFirstKill = states();
    kill();

    // and killed again while others wait at each of the pipeline's
    Hold succeeded = toPostgres.callWith(move("INGESTING", "PUBLISHING"));
    start();
    succeeded.await();
    Hold checked = toPostgres.callWith(move("VALIDATING", "SUBMITTING"));
    Hold unsent = toDruid.callWith("POST /druid/indexer/v1/task HTTP");
    Hold lost = toDruid.answerTo("POST /druid/indexer/v1/task HTTP");
    upload("five", small(5));
    upload("six", small(6));
    upload("seven", small(7));
    checked.await();
    unsent.await();
    lost.await();
    Map<String, String> atSecondKill = states();
    kill();

    // When
    start();
    Wait.until(() -> states().values().stream().allMatch(CrashTest::ended));

    // Then each crash was where it should be
    assertEquals("RECEIVING", atFirstKill.get("first"));
    assertEquals("RECEIVING", atFirstKill.get("large"));
    assertEquals("RECEIVING", atFirstKill.get("uncommitted"));
    assertNotEquals("RECEIVING", atFirstKill.get("unanswered"));
    List<String> second = new ArrayList<>(List.copyOf(atSecondKill.values()));
    assertTrue(second.remove("INGESTING"), "killed at " + atSecondKill);
    assertTrue(second.remove("VALIDATING"), "killed at " + atSecondKill);
    assertTrue(second.remove("SUBMITTING"), "killed at " + atSecondKill);
    assertTrue(second.remove("SUBMITTING"), "killed at " + atSecondKill);

    // and every file that was whole has arrived, once
    Map<String, String> states = states();
    assertEquals("ABANDONED", states.remove("first"));
    assertEquals("ABANDONED", states.remove("large"));
    assertEquals(5, states.size());
    states.forEach((file, state) -> assertEquals("QUERYABLE", state, file));
    Map<String, Long> rows = rowsByIngestion();
    assertEquals(5, rows.size());
    rows.forEach((ingestion, count) -> assertEquals(SMALL, count, ingestion));

    // and nothing of the others is left
    try (Bucket bucket = new Bucket(s3)) {
      assertEquals(5, bucket.keys().stream().filter(key -> key.startsWith("raw/")).count());
      assertEquals(List.of(), bucket.unfinished());
    }
    try (Stream<Path> spool = Files.list(directory.resolve("data/spool"))) {
      assertEquals(0, spool.count());
    }

    // and a client that was not answered finds its file, while one that was cut begins anew
    assertTrue(first.isCompletedExceptionally());
    JsonObject found = body(upload("unanswered", small(4)));
    assertEquals("QUERYABLE", found.getString("state"));
    JsonObject anew = body(upload("first", small(2)));
    Wait.until(() -> stateOf(anew.getString("task_id")).equals("QUERYABLE"));
    assertEquals(6, rowsByIngestion().size());
  }

  @Test
  void whereverItIsKilledWhatWasTakenOffIsDeletedForGoodAndNothingElse() throws Exception {
    // Given two files of which one is taken off, and the application killed before it is purged
    purgeAfter = "PT0S";
    start();
    String kept = body(upload("kept", small(1))).getString("task_id");
    String gone = body(upload("gone", small(2))).getString("task_id");
    Wait.until(() -> states().values().stream().allMatch("QUERYABLE"::equals));
    Hold unsent = toDruid.callWith("POST /druid/indexer/v1/task HTTP");
    undo(gone);
    unsent.await();
    kill();

    // and killed again while Druid deletes its rows, and while its files are deleted
    Hold rewriting = toDruid.answerTo("POST /druid/indexer/v1/task HTTP");
    start();
    rewriting.await();
    kill();
    Hold deleting = toS3.callWith("DELETE /[^/]+/raw/" + gone);
    start();
    deleting.await();
    kill();

    // When
    start();
    Wait.until(() -> purged().containsKey(gone));

    // Then
    assertEquals(Map.of(kept, (long) SMALL), rowsByIngestion());
    assertEquals(Set.of(gone), purged().keySet());
    assertEquals("QUERYABLE", stateOf(kept));
    try (Bucket bucket = new Bucket(s3)) {
      assertTrue(bucket.keys().stream().noneMatch(key -> key.contains(gone)));
      assertTrue(bucket.keys().stream().anyMatch(key -> key.startsWith("raw/" + kept)));
    }
  }

  @Test
  void killedWhileOneFileTakesThePlaceOfAnotherAndOneIsReadAgainNoneCountsTwice() throws Exception {
    // Given two files, killed while one is about to be replaced and one is fetched again
    start();
    String replaced = body(upload("replaced", small(1))).getString("task_id");
    String again = body(upload("again", small(2))).getString("task_id");
    Wait.until(() -> states().values().stream().allMatch("QUERYABLE"::equals));
    Hold showing = toPostgres.callWith(move("PUBLISHING", "QUERYABLE"));
    String mended = body(upload("mended", "?replaces=" + replaced, small(3))).getString("task_id");
    showing.await();
    Hold copying = toS3.callWith("PUT /[^/]+/raw/[^? ]+ HTTP");
    act(again, "reread");
    copying.await();
    Map<String, String> atTheKill = visible();
    kill();

    // When
    start();
    Wait.until(() -> stateOf(mended).equals("QUERYABLE"));
    Wait.until(() -> states("wishes->>'reread' = 'true'").equals(Set.of("ABANDONED")));

    // Then
    assertEquals(Set.of(replaced, again), atTheKill.keySet());
    assertEquals(Set.of(mended, again), visible().keySet());
    assertEquals("UNDONE", stateOf(replaced));
    try (Bucket bucket = new Bucket(s3)) {
      assertEquals(3, bucket.keys().stream().filter(key -> key.startsWith("raw/")).count());
    }
    HttpResponse<String> anew = act(again, "reread").join();
    assertEquals(202, anew.statusCode(), anew.body());
    String waiting = new JsonObject(anew.body()).getString("task_id");
    Wait.until(() -> stateOf(waiting).equals("AWAITING_MAPPING"));
  }

  private Map<String, String> visible() {
    return select("SELECT ingestion_id::text, dataset FROM dataset_ingestion WHERE visible");
  }

  private Set<String> states(String which) {
    return Set.copyOf(select("SELECT id::text, state FROM task WHERE " + which).values());
  }

  private void undo(String task) {
    HttpResponse<String> answer = act(task, "undo").join();
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private CompletableFuture<HttpResponse<String>> act(String task, String what) {
    URI to = URI.create("http://127.0.0.1:" + port + "/api/ingest/tasks/" + task + "/" + what);
    HttpRequest request = HttpRequest.newBuilder(to).POST(BodyPublishers.noBody()).build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  private Map<String, String> purged() {
    return select("SELECT id::text, state FROM task WHERE purged_at IS NOT NULL");
  }

  private void start() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "verticles.Main");
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HTTP_PORT", Integer.toString(port));
    environment.put("DATA_DIR", directory.resolve("data").toString());
    environment.put(
        "DATABASE_URL",
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(database.user(), database.password(), toPostgres.port(), database.name()));
    environment.put("S3_ENDPOINT", "http://127.0.0.1:" + toS3.port());
    environment.put("S3_BUCKET", s3.bucket());
    environment.put("AWS_ACCESS_KEY_ID", s3.accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", s3.secretKey());
    environment.put("AWS_REGION", s3.region());
    environment.put("PURGE_AFTER", purgeAfter);
    environment.put("DRUID_DROPS_WITHIN", "PT0S");
    environment.put("DRUID_URL", "http://127.0.0.1:" + toDruid.port());
    app = builder.redirectErrorStream(true).redirectOutput(log()).start();
    Wait.until(this::answers);
  }

  private ProcessBuilder.Redirect log() {
    return ProcessBuilder.Redirect.appendTo(directory.resolve("app.log").toFile());
  }

  private boolean answers() {
    if (!app.isAlive()) {
      throw new AssertionError("the application ended by itself");
    }
    try {
      URI live = URI.create("http://127.0.0.1:" + port + "/health/live");
      return http.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** SIGKILL: no hook runs, nothing is flushed. What was held up never happened. */
  private void kill() throws InterruptedException {
    app.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    toPostgres.cut();
    toS3.cut();
    toDruid.cut();
  }

  private CompletableFuture<HttpResponse<String>> upload(String name, Path file)
      throws IOException {
    return upload(name, "", file);
  }

  private CompletableFuture<HttpResponse<String>> upload(String name, String options, Path file)
      throws IOException {
    URI to =
        URI.create(
            "http://127.0.0.1:%d/api/ingest/upload/%s/%s.csv%s"
                .formatted(port, dataset, name, options));
    return http.sendAsync(
        HttpRequest.newBuilder(to)
            .header("Idempotency-Key", name)
            .timeout(Duration.ofMinutes(1))
            .PUT(BodyPublishers.ofFile(file))
            .build(),
        BodyHandlers.ofString());
  }

  private Path small(int seed) throws IOException {
    Path file = directory.resolve("small-" + seed + ".csv");
    SalesFile.writeRows(file, SMALL, seed);
    return file;
  }

  private static JsonObject body(CompletableFuture<HttpResponse<String>> upload) {
    HttpResponse<String> answer = upload.join();
    assertEquals(202, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  private static boolean ended(String state) {
    return state.equals("QUERYABLE") || state.equals("ABANDONED") || state.equals("FAILED");
  }

  private String stateOf(String task) {
    return select("SELECT id::text, state FROM task").get(task);
  }

  /** State by the file's name. */
  private Map<String, String> states() {
    return select("SELECT replace(filename, '.csv', ''), state FROM task");
  }

  private Map<String, String> select(String query) {
    Map<String, String> values = new TreeMap<>();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Long> rowsByIngestion() throws IOException, InterruptedException {
    JsonObject query =
        new JsonObject()
            .put(
                "query",
                "SELECT \"_ingestion_id\" AS id, COUNT(*) AS n FROM \""
                    + dataset
                    + "\" GROUP BY 1");
    HttpRequest request =
        HttpRequest.newBuilder(druid.url().resolve("/druid/v2/sql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(query.encode()))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    Map<String, Long> rows = new TreeMap<>();
    new JsonArray(answer.body())
        .forEach(
            row -> rows.put(((JsonObject) row).getString("id"), ((JsonObject) row).getLong("n")));
    return rows;
  }

  /** A move as it stands in a statement's parameters, after its fence: each its length first. */
  private static String move(String from, String to) {
    return "(?s)" + length(8) + ".{8}" + length(from.length()) + from + length(to.length()) + to;
  }

  private static String length(int bytes) {
    return "\\x00\\x00\\x00\\x%02x".formatted(bytes);
  }
}
