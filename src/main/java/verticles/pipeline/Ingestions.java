package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.DruidMessages.CancelIngestion;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.DruidMessages.WatchIngestion;

/**
 * Waits for Druid's tasks to end. The event is only a hint that may get lost, and so may the asks:
 * they are repeated until the end is known, which is harmless.
 */
final class Ingestions {
  private static final Logger log = LoggerFactory.getLogger(Ingestions.class);
  private static final long REMIND_MILLIS = 10_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Map<String, Promise<IngestionEnded>> awaited = new HashMap<>();

  Ingestions(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    bus.listen(Events.INGESTION_ENDED, this::ended);
  }

  /** How the Druid task ended; from a wish to cancel on, Druid is asked to stop it. */
  Future<IngestionEnded> endOf(String druidTaskId, Signals signals) {
    return endOf(druidTaskId, signals, signals.whenCancelled());
  }

  /** Asks Druid to stop the task, and tells how it ended: perhaps it had succeeded before. */
  Future<IngestionEnded> stopped(String druidTaskId, Signals signals) {
    return endOf(druidTaskId, signals, Future.succeededFuture());
  }

  private Future<IngestionEnded> endOf(String id, Signals signals, Future<Void> cancelled) {
    Promise<IngestionEnded> end = awaited.computeIfAbsent(id, fresh -> Promise.promise());
    cancelled.onSuccess(wish -> stop(id));
    watch(id);
    long reminder = vertx.setPeriodic(REMIND_MILLIS, tick -> remind(id, cancelled));
    return signals
        .unlessStopping(end.future())
        .onComplete(
            known -> {
              vertx.cancelTimer(reminder);
              awaited.remove(id);
            });
  }

  private void remind(String id, Future<Void> cancelled) {
    watch(id);
    if (cancelled.isComplete()) {
      stop(id);
    }
  }

  private void watch(String id) {
    bus.ask(Asks.WATCH_INGESTION, new WatchIngestion(id))
        .onFailure(failure -> log.warn("{} is not watched yet: {}", id, failure.getMessage()));
  }

  private void stop(String id) {
    if (awaited.containsKey(id)) {
      bus.ask(Asks.CANCEL_INGESTION, new CancelIngestion(id))
          .onFailure(failure -> log.warn("{} is not stopped yet: {}", id, failure.getMessage()));
    }
  }

  private void ended(IngestionEnded how) {
    Promise<IngestionEnded> end = awaited.get(how.druidTaskId());
    if (end != null) {
      end.tryComplete(how);
    }
  }
}
