package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Canonical;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.LedgerMessages.FindDataset;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.Task;
import verticles.rest.Downloads.Head;

/**
 * {@code GET /api/datasets/{name}/rows.csv}: all rows that queries see, as they were loaded. The
 * parts come from S3 one after the other, each checked against its size before it is sent on: there
 * is never more than one of them on the disk, and while the client is slow the next one waits.
 */
final class RowsDownload {
  private static final Logger log = LoggerFactory.getLogger(RowsDownload.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Downloads downloads;

  RowsDownload(Vertx vertx, Bus bus, Downloads downloads) {
    this.vertx = vertx;
    this.bus = bus;
    this.downloads = downloads;
  }

  void send(RoutingContext context, String name) {
    downloads.send(
        context,
        out ->
            bus.ask(Asks.FIND_DATASET, new FindDataset(name))
                .compose(
                    dataset ->
                        vertx
                            .fileSystem()
                            .createTempDirectory("sluice-rows-")
                            .compose(
                                directory ->
                                    send(context, out, dataset, Path.of(directory))
                                        .eventually(() -> delete(directory)))));
  }

  private Future<Void> send(
      RoutingContext context, ClientStream out, Dataset dataset, Path directory) {
    CanonicalRows rows = new CanonicalRows(dataset.columns());
    byte[] header = rows.header().getBytes(StandardCharsets.UTF_8);
    String filename = "%s-v%d.csv".formatted(dataset.name(), dataset.version());
    Downloads.begin(context.response(), new Head(filename, Exports.CSV));
    Future<Void> sent = downloads.write(out, client -> client.write(header));
    for (UUID ingestion : dataset.visible()) {
      sent = sent.compose(before -> ingestion(out, rows, ingestion, directory));
    }
    return sent.compose(all -> downloads.write(out, ClientStream::close));
  }

  private Future<Void> ingestion(ClientStream out, CanonicalRows rows, UUID id, Path directory) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id))
        .map(Task::canonical)
        .compose(canonical -> parts(out, rows, canonical, directory));
  }

  private Future<Void> parts(
      ClientStream out, CanonicalRows rows, Canonical canonical, Path directory) {
    Future<Void> sent = Future.succeededFuture();
    for (Canonical.Part part : canonical.parts()) {
      sent = sent.compose(before -> part(out, rows, part.key(), directory));
    }
    return sent;
  }

  private Future<Void> part(ClientStream out, CanonicalRows rows, String key, Path directory) {
    if (out.isGone()) {
      return Future.failedFuture(new ClientStream.ClientGone());
    }
    Path file = directory.resolve("part.csv.zst");
    return bus.ask(Asks.FETCH_OBJECT, new FetchObject(key, file))
        .compose(head -> downloads.write(out, client -> pass(rows, file, client)));
  }

  private static void pass(CanonicalRows rows, Path file, ClientStream client) throws IOException {
    rows.copy(file, client);
    Files.delete(file);
  }

  private Future<Void> delete(String directory) {
    return vertx
        .fileSystem()
        .deleteRecursive(directory)
        .onFailure(failure -> log.warn("a temporary directory stays behind", failure));
  }
}
