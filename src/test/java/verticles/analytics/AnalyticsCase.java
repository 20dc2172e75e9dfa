package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import verticles.bus.Asker;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.Canonical;
import verticles.contract.Done;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.testing.Wait;

/** The room of analytics, with a Druid that says what a test says. */
abstract class AnalyticsCase {
  static final List<Canonical.Column> COLUMNS =
      List.of(new Canonical.Column("grossRevenue", "double"));
  static final Future<Done> WHOLE = Future.succeededFuture(Done.DONE);
  static final SqlRows RANGE =
      new SqlRows(List.of("n", "a", "b", "r"), List.of(List.of(5L, 0L, 86_400_000L, 5L)));

  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final FakeLedger ledger = new FakeLedger(bus);
  final UUID ingestion = UUID.randomUUID();
  final List<RunSql> asked = Collections.synchronizedList(new ArrayList<>());
  final Queue<Future<Done>> served = new ConcurrentLinkedQueue<>();
  Future<SqlRows> products;
  Future<SqlRows> answer = Future.succeededFuture(RANGE);

  @BeforeEach
  void deploy() {
    bus.answer(
        Asks.RUN_SQL,
        sql -> {
          asked.add(sql);
          return products != null && sql.sql().contains("LIMIT 10000") ? products : answer;
        });
    bus.answer(Asks.CHECK_SERVED, ask -> served.isEmpty() ? WHOLE : served.poll());
    Wait.on(vertx.deployVerticle(new AnalyticsVerticle()));
  }

  @AfterEach
  void close() {
    Wait.on(vertx.close());
  }

  Future<DataRange> range(String dataset) {
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(dataset));
  }

  /** What somebody asks who may go. */
  Future<DataRange> range(String dataset, String asker) {
    Promise<DataRange> range = Promise.promise();
    ((ContextInternal) vertx.getOrCreateContext())
        .duplicate()
        .runOnContext(now -> Asker.ask(asker, () -> range(dataset)).onComplete(range));
    return range.future();
  }
}
