package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Druid;
import verticles.contract.Done;

/**
 * Follows ingestions in Druid to their end: takes WATCH_INGESTION, announces INGESTION_ENDED. All
 * watched tasks are asked for in one call; with nothing to watch there is no call at all.
 */
public final class StatusVerticle extends VerticleBase {
  private final Druid druid;
  private DruidClient client;
  private Watch watch;

  public StatusVerticle(Druid druid) {
    this.druid = druid;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    client = new DruidClient(vertx, druid);
    watch =
        new Watch(
            vertx,
            new Statuses(client),
            new TaskReports(vertx, client),
            ended -> bus.announce(Events.INGESTION_ENDED, ended));
    bus.answer(
        Asks.WATCH_INGESTION,
        ask -> {
          watch.add(ask.druidTaskId());
          return Future.succeededFuture(Done.DONE);
        });
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    watch.stop();
    client.close();
    return Future.succeededFuture();
  }
}
