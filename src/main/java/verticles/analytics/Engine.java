package verticles.analytics;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import verticles.analytics.Formula.Aggregate;
import verticles.analytics.Formula.Distinct;
import verticles.analytics.Formula.Ratio;
import verticles.analytics.Formula.Sum;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * Turns a query into Druid SQL: one for all aggregates, and one for each exact distinct count,
 * because several of those in one query need more of Druid's merge buffers than a small
 * installation has. They run side by side and are joined by the group's key.
 */
final class Engine {
  /** Up to so many rows in a dataset, distinct values are counted; beyond, they are estimated. */
  static final long EXACT_UP_TO_ROWS = 5_000_000;

  private static final long TIMEOUT_MILLIS = 30_000;

  private final Bus bus;

  Engine(Bus bus) {
    this.bus = bus;
  }

  Future<Table> run(Scope scope, Query query) {
    if (scope.dataset().visible().isEmpty()) {
      return Future.succeededFuture(Table.EMPTY);
    }
    return scope.dataset().rows() > EXACT_UP_TO_ROWS
        ? estimated(scope, query)
        : counted(scope, query).recover(failure -> smaller(scope, query, failure));
  }

  /** An exact count that Druid has no room for is estimated instead, and marked so. */
  private Future<Table> smaller(Scope scope, Query query, Throwable failure) {
    boolean tooLarge =
        failure instanceof ProblemException known
            && known.problem().type().equals("query-too-large");
    return tooLarge ? estimated(scope, query) : Future.failedFuture(failure);
  }

  private Future<Table> counted(Scope scope, Query query) {
    Select main = new Select();
    List<Select> selects = new ArrayList<>();
    asked(scope, query)
        .forEach(
            (metric, formula) -> {
              if (formula instanceof Distinct distinct) {
                selects.add(new Select().with(metric, "COUNT(DISTINCT %s)", distinct.column()));
              } else if (formula instanceof Aggregate aggregate) {
                main.with(metric, aggregate.sql());
              }
            });
    if (!main.isEmpty()) {
      selects.add(0, main);
    }
    return table(scope, query.key(), selects, false);
  }

  private Future<Table> estimated(Scope scope, Query query) {
    Select all = new Select();
    Map<Metric, Formula> asked = asked(scope, query);
    asked.forEach(
        (metric, formula) -> {
          if (formula instanceof Distinct distinct) {
            all.with(metric, "APPROX_COUNT_DISTINCT_DS_THETA(%s)", distinct.column());
          } else if (formula instanceof Aggregate aggregate) {
            all.with(metric, aggregate.sql());
          }
        });
    boolean estimates = asked.values().stream().anyMatch(Distinct.class::isInstance);
    return table(scope, query.key(), List.of(all), estimates);
  }

  /** What has to be asked of Druid so that all of a query's metrics can be told. */
  private static Map<Metric, Formula> asked(Scope scope, Query query) {
    Map<Metric, Formula> asked = new EnumMap<>(Metric.class);
    query.metrics().forEach(metric -> need(metric, scope.columns(), asked));
    return asked;
  }

  private static void need(Metric metric, Columns columns, Map<Metric, Formula> asked) {
    Formula formula = metric.over(columns);
    if (formula instanceof Ratio ratio) {
      need(ratio.of(), columns, asked);
      need(ratio.over(), columns, asked);
    } else if (formula instanceof Sum sum) {
      need(sum.one(), columns, asked);
      need(sum.other(), columns, asked);
    } else {
      asked.put(metric, formula);
    }
  }

  /** Only datasets with visible rows are asked about: that Druid does not know one passes. */
  private static Future<SqlRows> notServedYet(Throwable failure) {
    boolean unknown =
        failure instanceof ProblemException known
            && known.problem().type().equals("unknown-datasource");
    return Future.failedFuture(
        unknown
            ? Problem.of(
                    "not-served-yet",
                    503,
                    "Druid is still loading",
                    "Druid does not serve this dataset's rows yet. Try again in a few seconds.")
                .retryAfter(5)
                .asException()
            : failure);
  }

  private Future<Table> table(Scope scope, Key key, List<Select> selects, boolean estimates) {
    List<Future<SqlRows>> answers =
        selects.stream()
            .map(
                select ->
                    bus.ask(Asks.RUN_SQL, select.over(scope, key, TIMEOUT_MILLIS))
                        .recover(Engine::notServedYet))
            .toList();
    return Future.all(answers)
        .map(
            all -> {
              Joined joined = new Joined(scope.columns(), key.over(scope.columns()) != null);
              for (int i = 0; i < answers.size(); i++) {
                joined.add(selects.get(i).metrics(), answers.get(i).result().rows());
              }
              return new Table(joined.rows(), estimates);
            });
  }
}
