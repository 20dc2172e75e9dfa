package verticles.ledger;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.Database;

/**
 * A bounded pool of connections. Each statement is a transaction of its own, ends within nine
 * seconds (before the asker gives up) and fails with {@code ledger-unavailable} where PostgreSQL is
 * away; connections come back by themselves.
 */
final class Postgres {
  private static final Logger log = LoggerFactory.getLogger(Postgres.class);

  static final int CONNECTIONS = 8;
  private static final int WAITING = 1_000;
  private static final int STATEMENT_SECONDS = 8;

  /** Who takes the lock of {@link #alone} and is then not heard of must not keep it from others. */
  private static final int IDLE_SECONDS = 3;

  /** Classes of SQLSTATE that say "not now": connection, resources, shutdown, conflict. */
  private static final Set<String> NOT_NOW = Set.of("08", "53", "57", "58", "40", "55", "25");

  /** SQLSTATE of text with a NUL, which PostgreSQL does not have. */
  private static final String UNSTORABLE = "22021";

  private final Pool pool;

  Postgres(Vertx vertx, Database database) {
    PoolOptions bounds =
        new PoolOptions()
            .setMaxSize(CONNECTIONS)
            .setMaxWaitQueueSize(WAITING)
            .setConnectionTimeout(5)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(60)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    this.pool =
        PgBuilder.pool()
            .with(bounds)
            .with(new NetClientOptions().setConnectTimeout(5_000).setTcpKeepAlive(true))
            .connectingTo(options(database))
            .using(vertx)
            .build();
  }

  /** How any connection of the ledger is made. */
  static PgConnectOptions options(Database database) {
    return new PgConnectOptions()
        .setHost(database.host())
        .setPort(database.port())
        .setDatabase(database.name())
        .setUser(database.user())
        .setPassword(database.password())
        .setCachePreparedStatements(true)
        .addProperty("application_name", "sluice")
        .addProperty("statement_timeout", STATEMENT_SECONDS + "s")
        .addProperty("idle_in_transaction_session_timeout", IDLE_SECONDS + "s");
  }

  Future<RowSet<Row>> run(String sql, Object... values) {
    return pool.preparedQuery(sql)
        .execute(Tuple.wrap(values))
        .timeout(STATEMENT_SECONDS + 1, TimeUnit.SECONDS)
        .recover(Postgres::explained);
  }

  /**
   * Runs a statement that looks at more than the rows that it changes. Nobody else takes a version
   * meanwhile, and what those before it did is seen: the lock comes before the statement's
   * snapshot.
   */
  Future<RowSet<Row>> alone(String sql, Object... values) {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery("SELECT pg_advisory_xact_lock('version_seq'::regclass::bigint)")
                    .execute()
                    .compose(locked -> connection.preparedQuery(sql).execute(Tuple.wrap(values))))
        .timeout(STATEMENT_SECONDS + 1, TimeUnit.SECONDS)
        .recover(Postgres::explained);
  }

  Future<Void> close() {
    return pool.close();
  }

  /** A refusal as it is; anything else as PostgreSQL's being away. */
  static <T> Future<T> explained(Throwable failure) {
    if (failure instanceof DatabaseException refusal && UNSTORABLE.equals(refusal.getSqlState())) {
      return Faults.unstorable();
    }
    return failure instanceof DatabaseException refusal && !notNow(refusal.getSqlState())
        ? Future.failedFuture(refusal)
        : away(failure);
  }

  static <T> Future<T> away(Throwable failure) {
    log.warn("PostgreSQL is away: {}", failure.toString());
    Metrics.counter("sluice.ledger.unavailable").increment();
    return Faults.unavailable();
  }

  /**
   * @param state SQLSTATE, or null
   */
  static boolean notNow(String state) {
    return state == null || state.length() < 2 || NOT_NOW.contains(state.substring(0, 2));
  }
}
