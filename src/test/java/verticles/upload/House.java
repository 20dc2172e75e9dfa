package verticles.upload;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.S3;
import verticles.config.Settings;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.Task;
import verticles.ledger.LedgerVerticle;
import verticles.storage.StorageVerticle;
import verticles.testing.Bucket;
import verticles.testing.FrontDoor;
import verticles.testing.TestServices;
import verticles.testing.Wait;
import verticles.web.RequestBody.MinimumRate;

/** A receiving house: front door, upload, storage and ledger, with a real S3 and PostgreSQL. */
final class House implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final Settings settings;
  final Bucket bucket;
  final FrontDoor door;

  private House(Path dataDir, Map<String, String> environment, S3 s3, S3 reached, MinimumRate rate)
      throws Exception {
    settings = Settings.from(with(environment, dataDir));
    bucket = new Bucket(s3);
    Wait.on(vertx.deployVerticle(new LedgerVerticle(TestServices.database())));
    Wait.on(vertx.deployVerticle(new StorageVerticle(reached)));
    Wait.on(vertx.deployVerticle(new UploadVerticle(settings)));
    Receiver receiver = new Receiver(vertx, settings);
    door =
        FrontDoor.open(
            vertx,
            () ->
                List.of(
                    new UploadRoutes(settings, receiver, rate),
                    new TusRoutes(vertx, settings, rate)));
  }

  static House open(Path dataDir, Map<String, String> environment) throws Exception {
    return open(dataDir, environment, TestServices.s3());
  }

  static House open(Path dataDir, Map<String, String> environment, S3 s3) throws Exception {
    return new House(dataDir, environment, s3, s3, MinimumRate.DEFAULT);
  }

  static House open(Path dataDir, MinimumRate rate) throws Exception {
    S3 s3 = TestServices.s3();
    return new House(dataDir, Map.of(), s3, s3, rate);
  }

  /**
   * @param reached the same S3 by the way that the house takes to it
   */
  static House open(Path dataDir, S3 s3, S3 reached) throws Exception {
    return new House(dataDir, Map.of(), s3, reached, MinimumRate.DEFAULT);
  }

  private static Map<String, String> with(Map<String, String> environment, Path dataDir) {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("DATA_DIR", dataDir.toString());
    return all;
  }

  RawClient client() throws IOException {
    return new RawClient(door.port());
  }

  Task task(JsonObject answer) {
    return Wait.on(
        bus.ask(Asks.FIND_TASK, new FindTask(UUID.fromString(answer.getString("task_id")))));
  }

  /** The newest task, of which the client may not have been told. */
  Optional<Task> newest() {
    return Wait.on(bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, 1, 0))).tasks().stream()
        .findFirst();
  }

  int slotsTaken() {
    return Slots.of(vertx, settings).taken();
  }

  /** Waits until no trace of a failed upload is left: spool, object, parts, slot. */
  void awaitNothingLeft() {
    Eventually.holds(
        "nothing is left",
        () ->
            spool().isEmpty()
                && slotsTaken() == 0
                && bucket.keys().isEmpty()
                && bucket.unfinished().isEmpty());
  }

  List<Path> spool() {
    try (Stream<Path> files = Files.list(settings.spoolDir())) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Wait.on(vertx.close());
    bucket.close();
  }
}
