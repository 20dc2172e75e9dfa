package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.FindDataset;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.StorageMessages.FetchObject;
import verticles.rest.Downloads.Head;
import verticles.web.RowsFile;

/**
 * {@code GET /api/datasets/{name}/rows.csv} and {@code rows.parquet}: all rows that queries see, as
 * they were loaded. The parts come from S3 one after the other, each checked against its size
 * before it is sent on: there is never more than one of them on the disk, and while the client is
 * slow the next one waits.
 */
final class RowsDownload {
  private static final Logger log = LoggerFactory.getLogger(RowsDownload.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Downloads downloads;
  private final RowsFile.Format parquet;

  RowsDownload(Vertx vertx, Bus bus, Downloads downloads, RowsFile.Format parquet) {
    this.vertx = vertx;
    this.bus = bus;
    this.downloads = downloads;
    this.parquet = parquet;
  }

  enum Kind {
    CSV("csv", Exports.CSV),
    PARQUET("parquet", "application/vnd.apache.parquet");

    private final String ending;
    private final String mediaType;

    Kind(String ending, String mediaType) {
      this.ending = ending;
      this.mediaType = mediaType;
    }
  }

  void send(RoutingContext context, String name, Kind kind) {
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
                                    send(context, out, dataset, kind, Path.of(directory))
                                        .eventually(() -> delete(directory)))));
  }

  private Future<Void> send(
      RoutingContext context, ClientStream out, Dataset dataset, Kind kind, Path directory) {
    CanonicalRows rows = new CanonicalRows(dataset.columns());
    RowsFile.Format format = kind == Kind.PARQUET ? parquet : CsvRows::begin;
    String filename = "%s-v%d.%s".formatted(dataset.name(), dataset.version(), kind.ending);
    return downloads
        .run(() -> format.begin(rows.columns(), out))
        .compose(
            file -> {
              Downloads.begin(context.response(), new Head(filename, kind.mediaType));
              return new Copy(out, rows, file, directory)
                  .all(dataset.visible())
                  .eventually(() -> downloads.write(out, client -> file.close()));
            });
  }

  /** One after the other, all parts into one file. */
  private final class Copy {
    private final ClientStream out;
    private final CanonicalRows rows;
    private final RowsFile file;
    private final Path part;

    Copy(ClientStream out, CanonicalRows rows, RowsFile file, Path directory) {
      this.out = out;
      this.rows = rows;
      this.file = file;
      this.part = directory.resolve("part.csv.zst");
    }

    Future<Void> all(List<UUID> ingestions) {
      Future<Void> sent = Future.succeededFuture();
      for (UUID ingestion : ingestions) {
        sent =
            sent.compose(before -> bus.ask(Asks.FIND_TASK, new FindTask(ingestion)))
                .compose(task -> parts(task.canonical()));
      }
      return sent.compose(
          all ->
              downloads.write(
                  out,
                  client -> {
                    file.finish();
                    client.close();
                  }));
    }

    private Future<Void> parts(Canonical canonical) {
      Future<Void> sent = Future.succeededFuture();
      for (Canonical.Part one : canonical.parts()) {
        sent = sent.compose(before -> part(one.key()));
      }
      return sent;
    }

    private Future<Void> part(String key) {
      if (out.isGone()) {
        return Future.failedFuture(new ClientStream.ClientGone());
      }
      return bus.ask(Asks.FETCH_OBJECT, new FetchObject(key, part))
          .compose(head -> downloads.write(out, client -> pass()));
    }

    private void pass() throws IOException {
      rows.copy(part, file);
      Files.delete(part);
    }
  }

  private Future<Void> delete(String directory) {
    return vertx
        .fileSystem()
        .deleteRecursive(directory)
        .onFailure(failure -> log.warn("a temporary directory stays behind", failure));
  }
}
