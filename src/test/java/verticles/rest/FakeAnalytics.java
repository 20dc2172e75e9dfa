package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import verticles.bus.Asker;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.InsightAsks;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Problem;
import verticles.contract.Unit;

/** Answers for analytics with what a test says, and keeps what it was asked. */
final class FakeAnalytics {
  static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05Z");

  final List<AskFigure> asked = new ArrayList<>();
  final AtomicInteger versions = new AtomicInteger();

  /** For whom it was asked what {@link #isBusy} keeps it from answering. */
  final List<String> askers = Collections.synchronizedList(new ArrayList<>());

  private volatile boolean busy;
  private volatile long version = 7;
  private volatile boolean stale;
  private volatile List<String> estimates = List.of();
  private volatile Problem refusal;
  private volatile List<List<Object>> rows = List.of();

  FakeAnalytics(Bus bus) {
    bus.answer(
        Asks.FIGURE,
        ask -> {
          asked.add(ask);
          return refusal == null ? answer(table()) : Future.failedFuture(refusal.asException());
        });
    bus.answer(Asks.EXPLORE, ask -> answer(table()));
    bus.answer(Asks.ROWS, ask -> answer(null));
    bus.answer(InsightAsks.ANOMALIES, ask -> answer(null));
    bus.answer(
        Asks.DATA_VERSION,
        ask -> {
          versions.incrementAndGet();
          return Future.succeededFuture(new DataVersion("sales", version, CHANGED));
        });
  }

  private <T> Future<T> answer(T answer) {
    if (!busy) {
      return Future.succeededFuture(answer);
    }
    askers.add(Asker.current());
    return Promise.<T>promise().future();
  }

  /** From now on it never answers. */
  void isBusy() {
    busy = true;
  }

  void refusesWith(Problem why) {
    refusal = why;
  }

  void isAt(long version, boolean stale) {
    this.version = version;
    this.stale = stale;
  }

  void estimates(String column) {
    estimates = List.of(column);
  }

  /** A text, an amount. */
  void has(List<List<Object>> rows) {
    this.rows = rows;
  }

  private Table table() {
    return new Table(
        List.of(
            new Column("cardName", "Customer", "dimension", "customer", null, "Who.", null),
            new Column(
                "salesAmount", "Net sales", "metric", "netSales", Unit.MONEY, "Sold.", null)),
        rows,
        estimates,
        new Origin("sales", version, CHANGED, CHANGED.plusSeconds(60), stale));
  }
}
