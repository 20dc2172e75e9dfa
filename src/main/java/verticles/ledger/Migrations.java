package verticles.ledger;

import java.util.Map;
import org.flywaydb.core.Flyway;
import verticles.config.Database;

/** Brings the schema up to date. Blocks; Flyway's lock lets replicas start together. */
final class Migrations {
  private static final int TRIES = 5;

  private Migrations() {}

  static void apply(Database database) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .jdbcProperties(Map.of("connectTimeout", "5", "socketTimeout", "60"))
        .connectRetries(TRIES)
        .connectRetriesInterval(3)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
