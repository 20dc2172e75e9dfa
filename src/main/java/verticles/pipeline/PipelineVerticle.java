package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.config.Settings;
import verticles.contract.TaskState;

/**
 * Brings every stored file to the dashboard, and deletes for good what was taken off it: claims
 * tasks and conducts each from its recorded state, so that any replica can go on where another one
 * died.
 *
 * <p>Stopping lets every task reach its next saved point; the ledger then hands the leases back.
 */
public final class PipelineVerticle extends VerticleBase {
  private static final Duration SERVED_WITHIN = Duration.ofMinutes(10);

  private final Settings settings;
  private final Patience patience;
  private final Duration servedWithin;
  private Dispatcher dispatcher;
  private Purger purger;

  public PipelineVerticle(Settings settings) {
    this(settings, Patience.NORMAL, SERVED_WITHIN);
  }

  PipelineVerticle(Settings settings, Patience patience, Duration servedWithin) {
    this.settings = settings;
    this.patience = patience;
    this.servedWithin = servedWithin;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    LocalFiles files = new LocalFiles(vertx, bus, settings);
    Ledger ledger = new Ledger(bus);
    Ingestions ingestions = new Ingestions(vertx, bus);
    dispatcher = new Dispatcher(vertx, bus, conductor(bus, files, ledger, ingestions));
    purger = new Purger(vertx, bus, ledger, new Purging(bus, ingestions), patience);
    bus.answer(RereadAsks.READ_AGAIN, new Rereading(bus, ledger)::again);
    dispatcher.begin();
    purger.begin();
    return new FilePreviews(vertx, bus, files, settings).begin();
  }

  @Override
  public Future<?> stop() {
    return Future.join(dispatcher.end(), purger.end());
  }

  private Conductor conductor(Bus bus, LocalFiles files, Ledger ledger, Ingestions ingestions) {
    Settlement settlement = new Settlement(bus, ingestions);
    return new Conductor(bus, ledger, patience)
        .at(TaskState.RECEIVING, new Receiving(bus, ledger))
        .at(
            TaskState.STORED,
            (task, signals) ->
                ledger.move(task, signals.cancelled() ? TaskState.CANCELLED : TaskState.VALIDATING))
        .at(TaskState.VALIDATING, new Validating(bus, ledger, files))
        .at(TaskState.AWAITING_MAPPING, (task, signals) -> ledger.move(task, TaskState.CANCELLED))
        .at(TaskState.SUBMITTING, new Submitting(bus, ledger, settlement))
        .at(TaskState.INGESTING, new Ingesting(ledger, ingestions, settlement))
        .at(TaskState.PUBLISHING, new Publishing(ledger, settlement, servedWithin));
  }
}
