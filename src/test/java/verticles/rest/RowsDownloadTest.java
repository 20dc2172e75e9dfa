package verticles.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
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
  void open(Vertx vertx) {
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
    door = FrontDoor.open(vertx, () -> List.of(new RestRoutes(vertx)));
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
    List<List<String>> lines;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(answer.bodyAsString())) {
      lines = reader.stream().map(CsvRecord::getFields).toList();
    }
    assertEquals(
        List.of(
            List.of("__time", "Branch", "grossRevenue", "City"),
            List.of("2026-01-01T00:00:00Z", "Nakuru, \"East\"", "-1.5", ""),
            List.of("2026-01-02T00:00:00.250Z", "'=1+1", "", ""),
            List.of("2026-01-03T00:00:00Z", "B", "7", "Kisumu")),
        lines);
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
