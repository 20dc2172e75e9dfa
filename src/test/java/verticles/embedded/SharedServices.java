package verticles.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.ProblemException;

/**
 * The embedded services for the tests of one JVM: a PostgreSQL of its own, and the S3 and the Druid
 * of the whole run. Each is started when first asked for. Tests use it through {@code
 * verticles.testing.TestServices}.
 */
public final class SharedServices {
  /** The run is shared among several JVMs: each takes the first directory that no other has. */
  private static final int MOST_JVMS = 16;

  private static final List<String> STATE = List.of("postgres/cluster", "log");

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Home home;
  private PostgresServer postgres;
  private RunServices run;
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
    return run().newBucket();
  }

  /** The one Druid; waits until it is ready. */
  public Druid druid() throws Exception {
    return run().druid();
  }

  private synchronized RunServices run() throws IOException {
    if (run == null) {
      run = running(RunServices.join());
    }
    return run;
  }

  private PostgresServer postgres() throws IOException, SQLException {
    if (postgres == null) {
      postgres = running(PostgresServer.start(home()));
    }
    return postgres;
  }

  private Home home() throws IOException {
    if (home == null) {
      home = running(claim(1));
      stopOrphan();
      for (String old : STATE) {
        Trees.delete(home.data().file(old));
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
