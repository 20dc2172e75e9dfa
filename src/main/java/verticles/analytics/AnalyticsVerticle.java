package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;

/**
 * Answers questions about sales. What each number means stands in {@link Metric}; which rows it is
 * over in {@link Scope}; Druid adds them up.
 */
public final class AnalyticsVerticle extends VerticleBase {
  private DatasetChoice datasets;
  private Engine engine;
  private Memory memory;

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    datasets = new DatasetChoice(bus);
    engine = new Engine(bus);
    memory = new Memory(context);
    bus.answer(
        Asks.REVENUE_SUMMARY,
        ask -> table(ask.filter(), Answers.REVENUE_SUMMARY).map(Answers::revenueSummary));
    bus.answer(Asks.MONTHLY_SALES, ask -> table(ask.filter(), Answers.MONTHS).map(Answers::months));
    bus.answer(Asks.BRANCHES, ask -> table(ask.filter(), Answers.BRANCHES).map(Answers::branches));
    bus.answer(
        Asks.DATA_RANGE,
        ask -> table(everything(ask.dataSource()), Answers.RANGE).map(Answers::range));
    bus.answer(Asks.DATA_VERSION, ask -> version(ask.dataSource()));
    return Future.succeededFuture();
  }

  private Future<Table> table(Filter filter, Query query) {
    Span span = Span.of(filter.startDate(), filter.endDate());
    FilterLimits.check(filter);
    return datasets
        .of(filter.dataSource())
        .compose(
            found ->
                found
                    .map(dataset -> new Scope(dataset, filter, span))
                    .map(scope -> memory.recall(scope, query, () -> engine.run(scope, query)))
                    .orElse(Future.succeededFuture(Table.EMPTY)));
  }

  private Future<DataVersion> version(String dataSource) {
    return datasets
        .of(dataSource)
        .map(
            found ->
                found
                    .map(it -> new DataVersion(it.name(), it.version(), it.changedAt()))
                    .orElse(new DataVersion(dataSource, 0, null)));
  }

  private static Filter everything(String dataSource) {
    return new Filter(dataSource, null, null, null, null, null, null);
  }
}
