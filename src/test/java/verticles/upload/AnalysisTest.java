package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.RawClient.BOUNDARY;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;
import static verticles.upload.RawClient.fileHead;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.DruidMessages.DescribeIngestion;
import verticles.contract.DruidMessages.IngestionText;
import verticles.contract.PipelineMessages.PreviewLocal;
import verticles.contract.Problem;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.Wishes;
import verticles.testing.FrontDoor;
import verticles.testing.SamplePreviews;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;
import verticles.web.RequestBody.MinimumRate;

/** A file that is only looked at. There is no ledger and no S3 here: nobody may ask for them. */
@ExtendWith(VertxExtension.class)
class AnalysisTest {
  private static final int MOST_BYTES = 100_000;
  private static final String CSV = "Day;Sum\n1.5.2026;3,5\n";

  @TempDir Path data;
  private Vertx vertx;
  private Settings settings;
  private Bus bus;
  private FrontDoor door;
  private final List<PreviewLocal> looked = new CopyOnWriteArrayList<>();
  private final List<String> contents = new CopyOnWriteArrayList<>();
  private final List<DescribeIngestion> described = new CopyOnWriteArrayList<>();
  private volatile Function<PreviewLocal, Future<Preview>> look;

  @BeforeEach
  void open(Vertx fresh) throws Exception {
    vertx = fresh;
    settings =
        Settings.from(
            Map.of(
                "DATA_DIR",
                data.toString(),
                "MAX_UPLOAD_BYTES",
                "" + MOST_BYTES,
                "MAX_UPLOADS_AT_ONCE",
                "1"));
    bus = new Bus(vertx);
    look = file -> Future.succeededFuture(SamplePreviews.workbook());
    bus.answer(
        Asks.PREVIEW_LOCAL,
        file -> {
          looked.add(file);
          return vertx
              .fileSystem()
              .readFile(file.file().toString())
              .onSuccess(content -> contents.add(content.toString()))
              .compose(content -> look.apply(file));
        });
    bus.answer(
        Asks.DESCRIBE_INGESTION,
        file -> {
          described.add(file);
          return Future.succeededFuture(new IngestionText("{\"type\": \"index_parallel\"}"));
        });
    Analysis analysis = new Analysis(vertx, settings);
    MinimumRate rate = new MinimumRate(1_000, 2);
    door = FrontDoor.open(vertx, () -> List.of(new AnalysisRoutes(settings, analysis, rate)));
  }

  @AfterEach
  void nothingIsLeft() {
    Eventually.holds("nothing is left", () -> spool().isEmpty() && slots().taken() == 0);
  }

  private Slots slots() {
    return Slots.of(vertx, settings);
  }

  private List<Path> spool() {
    if (Files.notExists(settings.spoolDir())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(settings.spoolDir())) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer analyze(String body) throws IOException {
    try (RawClient client = new RawClient(door.port())) {
      return head(client, body.getBytes(StandardCharsets.UTF_8).length).send(body).answer();
    }
  }

  private static RawClient head(RawClient client, long length) throws IOException {
    return client.send(
        "POST /api/ingest/analyze-schema HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\nContent-Type: multipart/form-data; boundary="
            + BOUNDARY
            + "\r\n\r\n");
  }

  @Test
  void tellsWhatItIsAndWhatWouldBecomeOfIt() throws IOException {
    // When
    Answer answer = analyze(dataset("shops") + file("a.csv", CSV) + end());

    // Then
    JsonObject seen = answer.body();
    assertEquals(200, answer.status());
    assertEquals("May", seen.getJsonObject("source").getString("sheet"));
    assertEquals(";", seen.getString("delimiter"));
    assertEquals("Africa/Nairobi", seen.getString("time_zone"));
    JsonObject sum = seen.getJsonArray("columns").getJsonObject(1);
    assertEquals("grossRevenue", sum.getString("target"));
    assertEquals("MEASURE", sum.getString("role"));
    assertEquals("DECIMAL", sum.getString("type"));
    assertEquals("An amount.", sum.getString("because"));
    assertEquals(new JsonArray().add("3,5"), sum.getJsonArray("samples"));
    assertEquals(500, sum.getString("max").length());
    assertNull(seen.getJsonArray("mapped").getValue(1));
    assertEquals("bad-time", seen.getJsonArray("errors").getJsonObject(0).getString("rule"));
    assertEquals("WARNING", seen.getJsonArray("notes").getJsonObject(0).getString("kind"));
    assertEquals("__time", seen.getJsonArray("targets").getJsonObject(0).getString("target"));
    assertEquals("index_parallel", seen.getJsonObject("druid_spec").getString("type"));
    assertEquals(
        new DescribeIngestion(
            "shops", SamplePreviews.workbook().header(), 1, 1_777_593_600_000L, 1_777_593_600_000L),
        described.get(0));
    JsonObject question = seen.getJsonArray("questions").getJsonObject(0);
    assertEquals("format", question.getString("about"));
    assertEquals("Day", question.getString("column"));
    assertEquals(new JsonArray().add("d.M.yyyy").add("M.d.yyyy"), question.getJsonArray("choices"));
    assertTrue(seen.getJsonArray("columns").getJsonObject(0).getBoolean("asked"));
    assertEquals("2026-05-01T00:00:00Z", seen.getString("max_time"));
  }

  @Test
  void readsByTheWishesThatComeBeforeOrAfterTheFile() throws IOException {
    // When
    Answer answer =
        analyze(
            field("mode", "replace")
                + file("a.csv", CSV)
                + field("mapping", "{\"time_zone\": \"Europe/Berlin\"}")
                + end());

    // Then
    Wishes wishes = looked.get(0).wishes();
    assertEquals(200, answer.status());
    assertEquals(Wishes.Mode.REPLACE, wishes.mode());
    assertEquals("Europe/Berlin", wishes.reading().timeZone());
    assertNull(looked.get(0).dataset());
    assertEquals(List.of(CSV), contents);
    assertEquals("{dataset}", described.get(0).dataset());
  }

  @Test
  void aFileThatCannotBeUsedIsAnAnswerToo() throws IOException {
    // Given
    Problem why = Problem.of("no-amount", 422, "No amount", "No column is an amount.");
    look = file -> Future.succeededFuture(Preview.refused(null, why));

    // When
    Answer answer = analyze(file("a.csv", CSV) + end());

    // Then
    assertEquals(200, answer.status());
    assertEquals("/problems/no-amount", answer.body().getJsonObject("problem").getString("type"));
    assertNull(answer.body().getValue("source"));
    assertNull(answer.body().getValue("druid_spec"));
    assertEquals(List.of(), described);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(400, "file-empty", file("a.csv", "") + end()),
        Arguments.of(400, "no-file", dataset("shops") + end()),
        Arguments.of(400, "two-files", file("a.csv", CSV) + file("b.csv", CSV) + end()),
        Arguments.of(400, "bad-parameter", field("mode", "never") + file("a.csv", CSV) + end()),
        Arguments.of(400, "bad-parameter", file("a.csv", CSV) + field("mode", "never") + end()),
        Arguments.of(400, "bad-dataset-name", file("a.csv", CSV) + dataset("../x") + end()),
        Arguments.of(400, "multipart-malformed", file("a\0.csv", CSV) + end()),
        Arguments.of(400, "multipart-truncated", fileHead("a.csv") + CSV),
        Arguments.of(413, "file-too-large", file("a.csv", "x".repeat(MOST_BYTES + 1)) + end()),
        Arguments.of(415, "unsupported-file-type", file("a.csv", "%PDF-1.7 and more") + end()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatAnUploadWouldRefuse(int status, String type, String body) throws IOException {
    // When
    Answer answer = analyze(body);

    // Then
    assertEquals(status, answer.status());
    assertEquals(type, answer.problem());
    assertEquals(List.of(), looked);
  }

  @Test
  void refusesWhatIsNoForm() {
    // When
    var answer =
        Wait.on(
            door.request(HttpMethod.POST, "/api/ingest/analyze-schema")
                .sendBuffer(Buffer.buffer(CSV)));

    // Then
    assertEquals(415, answer.statusCode());
  }

  @Test
  void aClientThatGoesAwayLeavesNothing() throws IOException {
    // When
    try (RawClient client = new RawClient(door.port())) {
      head(client, 50_000).send(fileHead("a.csv") + CSV);
      Eventually.holds("it arrives", () -> !spool().isEmpty());
      client.cut();
    }

    // Then
    nothingIsLeft();
    assertEquals(List.of(), looked);
  }

  @Test
  void aClientThatIsTooSlowIsToldSo() throws IOException {
    // When
    Answer answer;
    try (RawClient client = new RawClient(door.port())) {
      answer = head(client, 50_000).send(fileHead("a.csv") + CSV).answer();
    }

    // Then
    assertEquals(408, answer.status());
    assertEquals("upload-too-slow", answer.problem());
  }

  @Test
  void takesAPlaceUntilItHasBeenLookedAt() throws Exception {
    // Given
    Promise<Preview> held = Promise.promise();
    look = file -> held.future();
    String body = file("a.csv", CSV) + end();
    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return analyze(body);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Eventually.holds("it is looked at", () -> looked.size() == 1);

    // When
    Answer second = analyze(body);
    held.complete(SamplePreviews.workbook());

    // Then
    assertEquals(429, second.status());
    assertEquals("too-many-uploads", second.problem());
    assertEquals(200, first.get().status());
  }

  @Test
  void aFailureOfTheLookLeavesNothingEither() throws IOException {
    // Given
    look = file -> Future.failedFuture(Problem.of("timeout", 503, "Late", "Late.").asException());

    // When
    Answer answer = analyze(file("a.csv", CSV) + end());

    // Then
    assertEquals(503, answer.status());
    assertTrue(answer.body().containsKey("requestId"));
  }
}
