package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import verticles.analytics.Groups.Group;
import verticles.bus.Asker;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskRows;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.AskValues;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.AnalyticsMessages.Values;
import verticles.contract.Metric;
import verticles.contract.PurchaseMessages.AskBaskets;
import verticles.contract.PurchaseMessages.AskFirstPurchases;
import verticles.contract.PurchaseMessages.Baskets;
import verticles.contract.PurchaseMessages.FirstPurchases;

/**
 * Answers questions about sales. What each number means stands in {@link Metric}; which rows it is
 * over in {@link Scope}; Druid adds them up.
 */
public final class AnalyticsVerticle extends VerticleBase {
  private static final Query RANGE =
      Query.total(List.of(Metric.ROWS, Metric.FIRST_SALE, Metric.LAST_SALE));
  private static final Columns NO_COLUMNS = new Columns(java.util.Map.of());

  private DatasetChoice datasets;
  private Engine engine;
  private Served served;
  private Running running;
  private Memory memory;

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    datasets = new DatasetChoice(bus);
    engine = new Engine(bus);
    served = new Served(vertx, bus);
    running = new Running(bus);
    memory = new Memory(running);
    bus.answer(Asks.FIGURE, this::figure);
    bus.answer(Asks.EXPLORE, this::explore);
    bus.answer(Asks.ROWS, this::rows);
    bus.answer(Asks.DIMENSION_VALUES, this::values);
    bus.answer(Asks.FIRST_PURCHASES, this::firstPurchases);
    bus.answer(Asks.BASKETS, this::baskets);
    bus.answer(Asks.CATALOGUE, ask -> catalogue(ask.dataSource()));
    bus.answer(Asks.DATA_RANGE, ask -> range(ask.dataSource()));
    bus.answer(Asks.DATA_VERSION, ask -> version(ask.dataSource()));
    return Future.succeededFuture();
  }

  private Future<Table> figure(AskFigure ask) {
    FilterLimits.check("limit", ask.limit(), FilterLimits.MOST_ROWS);
    return over(
        ask.filter(),
        scope -> new FigureAnswer(scope, ask, this::groups).table(),
        () -> FigureAnswer.nothing(ask));
  }

  private Future<Table> explore(AskTable question) {
    FilterLimits.check("limit", question.limit(), FilterLimits.MOST_ROWS);
    return over(
        question.filter(),
        scope -> new Exploration(scope, question, this::groups).answer(),
        () -> Exploration.nothing(question));
  }

  private Future<RowPage> rows(AskRows ask) {
    FilterLimits.check("limit", ask.limit(), RowsBehind.MOST);
    return over(
        ask.filter(),
        scope -> alone(scope, druid -> new RowsBehind(scope, druid).page(ask)),
        () -> new RowPage(List.of(), List.of(), null, Origin.NONE));
  }

  private Future<Values> values(AskValues ask) {
    FilterLimits.check("limit", ask.limit(), FilterLimits.MOST_ROWS);
    return over(
        ask.filter(),
        scope -> alone(scope, druid -> new ValueSearch(scope, druid).values(ask)),
        () -> new Values(List.of()));
  }

  private Future<FirstPurchases> firstPurchases(AskFirstPurchases ask) {
    return over(
        ask.filter(),
        scope -> alone(scope, druid -> new Purchases(scope, druid).byFirst()),
        () -> new FirstPurchases(List.of(), Origin.NONE));
  }

  private Future<Baskets> baskets(AskBaskets ask) {
    return over(
        ask.filter(),
        scope -> alone(scope, druid -> new Purchases(scope, druid).baskets(ask.items())),
        () -> new Baskets(List.of(), true, Origin.NONE));
  }

  private Future<Catalogue> catalogue(String dataSource) {
    return over(
        Filter.all(dataSource),
        scope -> Future.succeededFuture(Catalogues.of(scope.columns())),
        () -> Catalogues.of(NO_COLUMNS));
  }

  private Future<DataRange> range(String dataSource) {
    return over(
        Filter.all(dataSource),
        scope -> groups(scope, RANGE).map(found -> range(scope, found.only().get(0))),
        () -> new DataRange(null, null, 0));
  }

  private static DataRange range(Scope scope, Group all) {
    return new DataRange(
        day(scope, all.numbers().get(Metric.FIRST_SALE)),
        day(scope, all.numbers().get(Metric.LAST_SALE)),
        all.numbers().get(Metric.ROWS).longValue());
  }

  private static String day(Scope scope, Number millis) {
    return millis == null
        ? null
        : Instant.ofEpochMilli(millis.longValue()).atZone(scope.zone()).toLocalDate().toString();
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

  private Future<Groups> groups(Scope scope, Query query) {
    return memory.recall(
        scope, query, id -> served.whole(scope.dataset(), () -> engine.as(id).run(scope, query)));
  }

  /** For a question that is remembered for nobody else. */
  private <T> Future<T> alone(Scope scope, Function<Engine, Future<T>> answer) {
    return running
        .<T>start(id -> served.whole(scope.dataset(), () -> answer.apply(engine.as(id))))
        .joinedBy(scope.asker());
  }

  /**
   * @param nothing the answer where no dataset was ever loaded
   */
  private <T> Future<T> over(
      Filter filter, Function<Scope, Future<T>> answer, Supplier<T> nothing) {
    Span span = Span.of(filter.startDate(), filter.endDate());
    FilterLimits.check(filter);
    String asker = Asker.current();
    return datasets
        .of(filter.dataSource())
        .compose(
            found ->
                found
                    .map(dataset -> answer.apply(Scope.of(dataset, filter, span, asker)))
                    .orElseGet(() -> Future.succeededFuture(nothing.get())));
  }
}
