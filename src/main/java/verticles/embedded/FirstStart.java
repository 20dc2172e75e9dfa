package verticles.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a new cluster ours: a role and a database, and a password for everybody who knocks. A start
 * that was cut short is completed by the next one.
 */
final class FirstStart {
  /** Of the database, and of the role that owns it and may do nothing else. */
  static final String NAME = "sluice";

  private static final String WHO_MAY_ENTER =
      "host all all " + Embedded.LOOPBACK + "/32 scram-sha-256\n";

  private FirstStart() {}

  static void complete(EmbeddedPostgres postgres, Path cluster, String password)
      throws IOException, SQLException {
    Path rules = cluster.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(WHO_MAY_ENTER)) {
      return;
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // Only letters, digits, dash and underscore in it: safe between quotes.
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      if (none(statement, "pg_roles WHERE rolname")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
      }
      if (none(statement, "pg_database WHERE datname")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
      Files.writeString(rules, WHO_MAY_ENTER);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static boolean none(Statement statement, String fromWhere) throws SQLException {
    String query = "SELECT 1 FROM " + fromWhere + " = '" + NAME + "'";
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }
}
