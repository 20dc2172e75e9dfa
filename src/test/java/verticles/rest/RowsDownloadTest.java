package verticles.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.conversion.ParquetFiles;
import verticles.sandbox.InProcess;
import verticles.sandbox.protocol.Frame;
import verticles.storage.StorageVerticle;
import verticles.testing.FrontDoor;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** All rows of a dataset; the ledger says what a test says. */
@ExtendWith(VertxExtension.class)
class RowsDownloadTest {
  private final Map<UUID, Task> tasks = new ConcurrentHashMap<>();
  private final List<UUID> visible = Collections.synchronizedList(new ArrayList<>());
  private final List<Canonical.Column> columns = new ArrayList<>();
  private Bus bus;
  private FrontDoor door;

  @BeforeEach
  void open(Vertx vertx, @TempDir Path data) {
    bus = new Bus(vertx);
    bus.answer(
        Asks.FIND_DATASET,
        ask ->
            ask.name().equals("sales")
                ? Future.succeededFuture(dataset())
                : Future.failedFuture(
                    Problem.of("no-such-dataset", 404, "No such dataset", "Not known.")
                        .asException()));
    bus.answer(Asks.FIND_TASK, ask -> Future.succeededFuture(tasks.get(ask.id())));
    door = FrontDoor.open(vertx, () -> List.of(new RestRoutes(vertx, new ParquetFiles(data))));
  }

  private Dataset dataset() {
    return new Dataset("sales", 3, FakeAnalytics.CHANGED, visible, columns, 0, null, null, null);
  }

  private void isVisible(Task task) {
    tasks.put(task.id(), task);
    visible.add(task.id());
    task.canonical().columns().stream()
        .filter(it -> columns.stream().noneMatch(known -> known.name().equals(it.name())))
        .forEach(columns::add);
  }

  @Test
  void allRowsComeInTheDatasetsColumns(Vertx vertx) throws IOException {
    // Given two ingestions with other columns, the first one in two parts
    S3 s3 = TestServices.s3();
    Wait.on(vertx.deployVerticle(new StorageVerticle(s3)));
    isVisible(
        new PreparedFile("sales", "Branch:string", "grossRevenue:double")
            .row("2026-01-01T00:00:00Z", "Nakuru, \"East\"", -1.5)
            .nextPart()
            .row("2026-01-02T00:00:00.250Z", "=1+1", null)
            .store(s3));
    isVisible(
        new PreparedFile("sales", "City:string", "grossRevenue:double", "Branch:string")
            .row("2026-01-03T00:00:00Z", "Kisumu", 7, "B")
            .store(s3));

    // When
    HttpResponse<Buffer> answer = door.get("/api/datasets/sales/rows.csv");

    // Then
    assertEquals(200, answer.statusCode(), answer.bodyAsString());
    assertEquals(
        List.of(
            List.of("__time", "Branch", "grossRevenue", "City"),
            List.of("2026-01-01T00:00:00Z", "Nakuru, \"East\"", "-1.5", ""),
            List.of("2026-01-02T00:00:00.250Z", "'=1+1", "", ""),
            List.of("2026-01-03T00:00:00Z", "B", "7", "Kisumu")),
        lines(answer.bodyAsString()));
  }

  /** Read by another reader than the one of the library that writes it: ours for what comes in. */
  @Test
  void aParquetFileHasTheSameRows(Vertx vertx, @TempDir Path directory) throws Exception {
    // Given more rows than a group of them holds, of two ingestions with other columns
    S3 s3 = TestServices.s3();
    Wait.on(vertx.deployVerticle(new StorageVerticle(s3)));
    PreparedFile large =
        new PreparedFile("sales", "Branch:string", "grossRevenue:double", "Note:string");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 60_000; i++) {
      large.row(
          Instant.ofEpochSecond(1_700_000_000L + i).toString(),
          i % 7 == 0 ? null : "Nakuru, \"Ost\" Ä " + i % 5,
          i % 11 == 0 ? null : random.nextInt(1_000_000) / 100.0,
          Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
    }
    isVisible(large.store(s3));
    isVisible(
        new PreparedFile("sales", "City:string", "grossRevenue:double")
            .row("2026-01-03T00:00:00.250Z", "Kisumu", -7)
            .store(s3));

    // When
    HttpResponse<Buffer> parquet = door.get("/api/datasets/sales/rows.parquet");
    HttpResponse<Buffer> csv = door.get("/api/datasets/sales/rows.csv");

    // Then
    assertEquals(200, parquet.statusCode(), parquet.bodyAsString());
    assertEquals(
        "attachment; filename=\"sales-v3.parquet\"", parquet.getHeader("Content-Disposition"));
    Path file = Files.write(directory.resolve("rows.parquet"), parquet.body().getBytes());
    List<List<String>> expected = lines(csv.bodyAsString());
    assertInstanceOf(
        Frame.Done.class, InProcess.convert(file, directory, "parquet", Long.MAX_VALUE));
    List<List<String>> read = lines(Files.readString(directory.resolve("rows.csv")));
    assertEquals(60_002, expected.size());
    assertEquals(expected.size(), read.size());
    assertEquals(expected.get(0), read.get(0));
    for (int i = 1; i < expected.size(); i++) {
      assertEquals(told(expected.get(i)), told(read.get(i)), "row " + i);
    }
  }

  /** Times and amounts however they are written. */
  private static List<Object> told(List<String> row) {
    List<Object> told = new ArrayList<>(row);
    told.set(0, Instant.parse(row.get(0).replace(' ', 'T').replaceAll("(?<!Z)$", "Z")));
    told.set(2, row.get(2).isEmpty() ? null : Double.valueOf(row.get(2)));
    return told;
  }

  private static List<List<String>> lines(String csv) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  @Test
  void whatBreaksOffInTheMiddleIsNoParquetFileAndGivesItsPlaceBack(Vertx vertx) {
    // Given a second part that cannot be fetched
    byte[] part = part(10);
    bus.answer(
        Asks.FETCH_OBJECT,
        ask ->
            ask.key().equals("lost")
                ? Future.failedFuture(
                    Problem.of("s3-away", 503, "S3 is away", "Try again.").asException())
                : vertx.executeBlocking(
                    () -> {
                      Files.write(ask.file(), part);
                      return new ObjectHead(ask.key(), true, part.length, null, null);
                    }));
    PreparedFile file = new PreparedFile("sales", "Branch:string");
    Canonical.Part good = new Canonical.Part("good", 10, part.length);
    Canonical.Part lost = new Canonical.Part("lost", 10, part.length);
    isVisible(file.task(new Canonical(List.of(good, lost), file.columns(), 1, 0, 1, null), 1));

    // When more often than there are places
    for (int i = 0; i < 3; i++) {
      HttpResponse<Buffer> answer = door.get("/api/datasets/sales/rows.parquet");

      // Then so little had gone out that it can still be told in words
      assertEquals(503, answer.statusCode(), answer.bodyAsString());
      assertEquals("/problems/s3-away", answer.bodyAsJsonObject().getString("type"));
      assertNull(answer.getHeader("Content-Disposition"));
    }
  }

  @Test
  void aDatasetThatIsNotThereIsAProblem() {
    // When
    HttpResponse<Buffer> answer = door.get("/api/datasets/nothing/rows.csv");

    // Then
    assertEquals(404, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals("/problems/no-such-dataset", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void aClientThatDoesNotReadHoldsBackTheRestAndOneThatGoesEndsIt(Vertx vertx) {
    // Given a hundred parts of which each has more than a connection holds
    AtomicInteger fetched = new AtomicInteger();
    byte[] part = part(200_000);
    bus.answer(
        Asks.FETCH_OBJECT,
        ask -> {
          fetched.incrementAndGet();
          return vertx.executeBlocking(
              () -> {
                Files.write(ask.file(), part);
                return new ObjectHead(ask.key(), true, part.length, null, null);
              });
        });
    PreparedFile file = new PreparedFile("sales", "Branch:string");
    List<Canonical.Part> parts =
        Collections.nCopies(100, new Canonical.Part("a", 200_000, part.length));
    isVisible(file.task(new Canonical(parts, file.columns(), 1, 0, 1, null), 1));
    List<NetSocket> clients = new ArrayList<>();
    for (int i = 0; i < Downloads.AT_ONCE; i++) {
      clients.add(idle(vertx));
    }
    Wait.until(() -> fetched.get() >= Downloads.AT_ONCE);
    int refused = door.get("/api/datasets/sales/rows.csv").statusCode();

    // When
    clients.forEach(client -> Wait.on(client.close()));

    // Then their places become free, long before all was sent
    assertEquals(429, refused);
    Wait.until(() -> door.get("/api/datasets/nothing/rows.csv").statusCode() == 404);
    assertTrue(fetched.get() < 100, "fetched " + fetched);
  }

  /** A client that asks for all rows and reads none. */
  private NetSocket idle(Vertx vertx) {
    NetSocket client = Wait.on(vertx.createNetClient().connect(door.port(), "127.0.0.1"));
    client.pause();
    client.write("GET /api/datasets/sales/rows.csv HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return client;
  }

  private static byte[] part(int rows) {
    StringBuilder text = new StringBuilder("__time,Branch,_ingestion_id\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(",Branch ").append(i).append(",x\n");
    }
    return Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
