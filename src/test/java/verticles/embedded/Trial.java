package verticles.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.config.Settings;
import verticles.testing.Bucket;

/** What the tests of the embedded services do over and over. */
final class Trial {
  private static final long PATIENCE_SECONDS = 120;

  private Trial() {}

  /** With a Druid somewhere else, so that none is started. */
  static Settings withoutDruid(Path dataDir) {
    return settings(dataDir, Optional.of(new Druid(URI.create("http://127.0.0.1:1"))));
  }

  static Settings withDruid(Path dataDir) {
    return settings(dataDir, Optional.empty());
  }

  private static Settings settings(Path dataDir, Optional<Druid> druid) {
    return new Settings(
        new Settings.Http("127.0.0.1", 0, false),
        dataDir.toAbsolutePath(),
        Optional.empty(),
        Optional.empty(),
        druid,
        new Settings.Uploads(1 << 20, 1),
        Settings.PURGE_AFTER);
  }

  static Embedded start(Vertx vertx, Settings settings) throws Exception {
    return await(Embedded.start(vertx, settings, Steps.SILENT, DruidJvm.QUICK));
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void execute(Database database, String statement) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  static String query(Database database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  static void put(S3 s3, String key, String content) {
    try (S3AsyncClient client = Bucket.client(s3)) {
      client
          .putObject(put -> put.bucket(s3.bucket()).key(key), AsyncRequestBody.fromString(content))
          .join();
    }
  }

  static String get(S3 s3, String key) {
    try (S3AsyncClient client = Bucket.client(s3)) {
      return client
          .getObject(get -> get.bucket(s3.bucket()).key(key), AsyncResponseTransformer.toBytes())
          .join()
          .asUtf8String();
    }
  }

  /** Keeps what was said, in order. */
  static final class Said implements Steps {
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void done(String what, Duration took, String where) {
      lines.add(what);
    }

    @Override
    public void trouble(String what) {
      lines.add(what);
    }

    String next() throws InterruptedException {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return line == null ? "nothing" : line;
    }
  }
}
