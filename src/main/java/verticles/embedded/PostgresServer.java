package verticles.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import verticles.config.Database;

/** A real PostgreSQL in a process of its own, on loopback, durable, behind a password. */
final class PostgresServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final String password;

  private PostgresServer(EmbeddedPostgres postgres, String password) {
    this.postgres = postgres;
    this.password = password;
  }

  /** Starts it on the data it had; the first start makes the cluster, the role and the database. */
  static PostgresServer start(Home home) throws IOException, SQLException {
    Path cluster = home.directory("postgres").resolve("cluster");
    OrphanedPostmaster.stop(cluster);
    String password = home.secret("postgres.password");
    EmbeddedPostgres postgres = start(home, cluster, home.port("postgres"), password);
    try {
      FirstStart.complete(postgres, cluster, password);
    } catch (IOException | SQLException failure) {
      postgres.close();
      throw failure;
    }
    return new PostgresServer(postgres, password);
  }

  private static EmbeddedPostgres start(Home home, Path cluster, int port, String password)
      throws IOException {
    File log = home.directory("log").resolve("postgres.log").toFile();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(home.directory("postgres").resolve("programs").toFile())
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        // Stopped by us, last: a hook of its own would pull it from under what still works.
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", Embedded.LOOPBACK)
        .setServerConfig("unix_socket_directories", "")
        // Both come switched off, as befits a database that only lives for a test.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "32MB")
        .setOutputRedirector(Redirect.appendTo(log))
        .setErrorRedirector(Redirect.appendTo(log))
        .start();
  }

  Database database() {
    return new Database(
        Embedded.LOOPBACK, postgres.getPort(), FirstStart.NAME, FirstStart.NAME, password);
  }

  /** The superuser's view, for tests that make databases of their own. */
  Database administration() {
    return new Database(Embedded.LOOPBACK, postgres.getPort(), "postgres", "postgres", password);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
