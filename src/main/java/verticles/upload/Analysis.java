package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.Ids;
import verticles.contract.PipelineMessages.PreviewLocal;
import verticles.contract.Wishes;
import verticles.web.Analyst;
import verticles.web.Intake.Arrival;
import verticles.web.Previews;
import verticles.web.Previews.Shown;

/**
 * Takes a file in as an upload is taken in, with the same places and limits, but into its spool
 * file only: no task, nothing in S3. Once it has been looked at it is deleted.
 */
public final class Analysis implements Analyst {
  private static final Logger log = LoggerFactory.getLogger(Analysis.class);

  private final Settings settings;
  private final Bus bus;
  private final Previews previews;
  private final WorkerExecutor workers;
  private final Slots slots;

  public Analysis(Vertx vertx, Settings settings) {
    this.settings = settings;
    this.bus = new Bus(vertx);
    this.previews = new Previews(bus);
    this.workers = SpoolWorkers.of(vertx);
    this.slots = Slots.of(vertx, settings);
  }

  @Override
  public Future<Shown> analyze(Arrival arrival, ReadStream<Buffer> bytes) {
    UUID id = Ids.next();
    try {
      FileNames.cleaned(arrival.filename());
      slots.take();
    } catch (RuntimeException refusal) {
      return Future.failedFuture(refusal);
    }
    return workers
        .executeBlocking(() -> open(id, arrival), false)
        .compose(spool -> analyze(id, arrival, bytes, spool))
        .onComplete(
            over -> {
              slots.gone(id);
              slots.free();
            });
  }

  private SpoolFile open(UUID id, Arrival arrival) throws IOException {
    long limit = settings.uploads().maxBytes();
    Long expected = arrival.expectedBytes();
    long bytes = expected == null ? limit : Math.min(limit, expected);
    slots.reserve(id, bytes, Growth.expected(FileNames.cleaned(arrival.filename()), bytes, limit));
    return SpoolFile.create(settings.spoolFile(id));
  }

  private Future<Shown> analyze(
      UUID id, Arrival arrival, ReadStream<Buffer> bytes, SpoolFile spool) {
    Future<String> dataset =
        arrival.dataset().map(name -> name == null ? null : Datasets.checked(name));
    Future<Wishes> wishes = arrival.wishes();
    Specimen specimen = new Specimen(workers, arrival, bytes, spool, settings.uploads().maxBytes());
    return specimen
        .taken()
        .compose(taken -> Future.all(dataset, wishes))
        .compose(
            known ->
                preview(
                    dataset.result(),
                    new PreviewLocal(id, spool.path(), dataset.result(), wishes.result())))
        .eventually(
            () ->
                specimen
                    .drop()
                    .onFailure(e -> log.warn("spool file {} is left to the sweep", id, e))
                    .otherwiseEmpty());
  }

  private Future<Shown> preview(String dataset, PreviewLocal file) {
    return bus.ask(Asks.PREVIEW_LOCAL, file)
        .compose(seen -> previews.shown(dataset, seen, file.wishes().reading()));
  }
}
