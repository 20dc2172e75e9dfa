package verticles.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.ProblemException;

/**
 * The embedded services for the tests of one JVM: each started when first asked for, stopped at the
 * JVM's end. Tests use it through {@code verticles.testing.TestServices}.
 */
public final class SharedServices {
  /** The run is shared among several JVMs: each takes the first directory that no other has. */
  private static final int MOST_JVMS = 16;

  private static final List<String> STATE = List.of("postgres/cluster", "s3", "druid", "log");
  private static final long DRUID_PATIENCE_SECONDS = 120;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Home home;
  private PostgresServer postgres;
  private S3Server s3;
  private DruidServer druid;
  private int made;

  public SharedServices() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-services-stop"));
  }

  /** A new, empty database; its user owns it and may do nothing else. */
  public synchronized Database newDatabase() throws IOException, SQLException {
    Database all = postgres().administration();
    String name = "test_" + ++made;
    try (Connection connection =
            DriverManager.getConnection(all.jdbcUrl(), all.user(), all.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + PostgresServer.NAME);
    }
    Database ours = postgres.database();
    return new Database(ours.host(), ours.port(), name, ours.user(), ours.password());
  }

  /** A new, empty bucket. */
  public synchronized S3 newBucket() throws IOException {
    String name = "test-" + ++made;
    S3Server server = s3();
    server.makeBucket(name);
    S3 at = server.s3();
    return new S3(at.endpoint(), name, at.accessKey(), at.secretKey(), at.region());
  }

  /** The one Druid; waits until it is ready. */
  public Druid druid() throws Exception {
    DruidServer server = startedDruid();
    server.ready().toCompletableFuture().get(DRUID_PATIENCE_SECONDS, TimeUnit.SECONDS);
    return server.druid();
  }

  private synchronized DruidServer startedDruid() throws IOException {
    if (druid == null) {
      DruidLaunch launch = new DruidLaunch(home(), s3().s3(), DruidJvm.QUICK);
      druid = running(DruidServer.start(launch, Steps.SILENT));
    }
    return druid;
  }

  private PostgresServer postgres() throws IOException, SQLException {
    if (postgres == null) {
      postgres = running(PostgresServer.start(home()));
    }
    return postgres;
  }

  private S3Server s3() throws IOException {
    if (s3 == null) {
      s3 = running(S3Server.start(home()));
    }
    return s3;
  }

  private Home home() throws IOException {
    if (home == null) {
      home = running(claim(1));
      stopOrphan();
      for (String old : STATE) {
        delete(home.data().file(old));
      }
    }
    return home;
  }

  private static Home claim(int number) throws IOException {
    Path directory = Path.of("target", "test-services-" + number).toAbsolutePath();
    try {
      return Home.claim(directory);
    } catch (ProblemException taken) {
      if (number == MOST_JVMS) {
        throw taken;
      }
      return claim(number + 1);
    }
  }

  /** Of a test run that was killed. */
  private void stopOrphan() throws IOException {
    Path postgres = home.data().file("postgres");
    if (Files.isDirectory(postgres.resolve("cluster"))) {
      Path log = home.data().file("log").resolve("postgres.log");
      new Cluster(PostgresPrograms.in(postgres), postgres.resolve("cluster"), log.toFile())
          .stopOrphan();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private <T extends AutoCloseable> T running(T service) {
    running.push(service);
    return service;
  }

  private synchronized void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception failure) {
        failure.printStackTrace();
      }
    }
  }
}
