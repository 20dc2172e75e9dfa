package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import verticles.config.Database;

/** Brings the schema up to date; Flyway's lock lets replicas start together. */
final class Migrations {
  private Migrations() {}

  /** Fails with {@code ledger-unavailable} where PostgreSQL is away. */
  static Future<Void> apply(Vertx vertx, Database database) {
    return vertx
        .<Void>executeBlocking(
            () -> {
              apply(database);
              return null;
            })
        .recover(Migrations::explained);
  }

  private static void apply(Database database) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .jdbcProperties(Map.of("connectTimeout", "5", "socketTimeout", "60"))
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private static Future<Void> explained(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (failure instanceof FlywayException
          && cause instanceof SQLException refusal
          && Postgres.notNow(refusal.getSQLState())) {
        return Postgres.away(refusal);
      }
    }
    return Future.failedFuture(failure);
  }
}
