package verticles.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import verticles.config.Database;

/** A real PostgreSQL in a process of its own, on loopback, durable, behind a password. */
final class PostgresServer implements AutoCloseable {
  /** Of the database, and of the role that owns it and may do nothing else. */
  static final String NAME = "sluice";

  private final Cluster cluster;
  private final int port;
  private final String password;

  private PostgresServer(Cluster cluster, int port, String password) {
    this.cluster = cluster;
    this.port = port;
    this.password = password;
  }

  /** Starts it on the data it had; the first start makes the cluster, the role and the database. */
  static PostgresServer start(Home home) throws IOException, SQLException {
    Path directory = home.directory("postgres");
    Cluster cluster =
        new Cluster(
            PostgresPrograms.in(directory),
            directory.resolve("cluster"),
            home.directory("log").resolve("postgres.log").toFile());
    String password = home.secret("postgres.password");
    cluster.createOnce(password);
    cluster.stopOrphan();
    int port = home.port("postgres");
    cluster.start(port);
    PostgresServer server = new PostgresServer(cluster, port, password);
    try {
      server.createDatabaseOnce();
    } catch (SQLException failure) {
      cluster.stop();
      throw failure;
    }
    return server;
  }

  private void createDatabaseOnce() throws SQLException {
    Database all = administration();
    try (Connection connection =
            DriverManager.getConnection(all.jdbcUrl(), all.user(), all.password());
        Statement statement = connection.createStatement()) {
      if (none(statement, "pg_roles WHERE rolname")) {
        // Only letters, digits, dash and underscore in it: safe between quotes.
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
      }
      if (none(statement, "pg_database WHERE datname")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  private static boolean none(Statement statement, String fromWhere) throws SQLException {
    String query = "SELECT 1 FROM " + fromWhere + " = '" + NAME + "'";
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }

  Database database() {
    return new Database(Embedded.LOOPBACK, port, NAME, NAME, password);
  }

  /** The superuser's view. */
  Database administration() {
    return new Database(Embedded.LOOPBACK, port, "postgres", "postgres", password);
  }

  @Override
  public void close() throws IOException {
    cluster.stop();
  }
}
