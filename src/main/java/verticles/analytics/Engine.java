package verticles.analytics;

import io.vertx.core.Future;
import java.time.Instant;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Has Druid answer queries, each by one SELECT. */
final class Engine {
  /** Up to so many rows in a dataset, distinct values are counted; beyond, they are estimated. */
  static final long EXACT_UP_TO_ROWS = 5_000_000;

  private static final long TIMEOUT_MILLIS = 30_000;

  private final Bus bus;

  private final String id;

  Engine(Bus bus) {
    this(bus, null);
  }

  private Engine(Bus bus, String id) {
    this.bus = bus;
    this.id = id;
  }

  /** What it has Druid do can be ended by this id. */
  Engine as(String id) {
    return new Engine(bus, id);
  }

  Future<Groups> run(Scope scope, Query query) {
    if (scope.dataset().visible().isEmpty()) {
      return Future.succeededFuture(Groups.nothing(query, origin(scope.dataset(), null)));
    }
    return scope.dataset().rows() > EXACT_UP_TO_ROWS
        ? groups(scope, query, true)
        : groups(scope, query, false).recover(failure -> smaller(scope, query, failure));
  }

  /** Rows as a statement of ours has them. */
  Future<SqlRows> rows(Statement statement) {
    return bus.ask(
            Asks.RUN_SQL, new RunSql(statement.sql(), statement.values(), TIMEOUT_MILLIS, id))
        .recover(Engine::notServedYet);
  }

  /** What an answer from now is over. */
  static Origin origin(Dataset dataset, Instant computedAt) {
    return new Origin(dataset.name(), dataset.version(), dataset.changedAt(), computedAt, false);
  }

  /** An exact count that Druid has no room for is estimated instead, and marked so. */
  private Future<Groups> smaller(Scope scope, Query query, Throwable failure) {
    return is(failure, "query-too-large") && query.metrics().stream().anyMatch(Expression::counts)
        ? groups(scope, query, true)
        : Future.failedFuture(failure);
  }

  private Future<Groups> groups(Scope scope, Query query, boolean estimated) {
    Select select = new Select(scope, query, estimated);
    return rows(select.statement())
        .map(
            found ->
                Groups.read(
                    select, query, scope, found.rows(), origin(scope.dataset(), Instant.now())));
  }

  private static boolean is(Throwable failure, String type) {
    return failure instanceof ProblemException known && known.problem().type().equals(type);
  }

  /** Only datasets with visible rows are asked about: that Druid does not know one passes. */
  private static Future<SqlRows> notServedYet(Throwable failure) {
    return Future.failedFuture(
        is(failure, "unknown-datasource")
            ? Problem.of(
                    "druid-loading",
                    503,
                    "Druid is still loading",
                    "Druid does not serve this dataset's rows yet. Try again in a few seconds.")
                .retryAfter(5)
                .asException()
            : failure);
  }
}
