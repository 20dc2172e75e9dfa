package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Source;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.Wishes;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.Wait;
import verticles.web.Analyst;
import verticles.web.Intake;
import verticles.web.Previews.Shown;

/** The mutation that takes a file, over the multipart request specification. */
@ExtendWith(VertxExtension.class)
class UploadMutationTest {
  private static final String MUTATION =
      "mutation($file: Upload!) { uploadSalesData(file: $file, dataSourceName: \"sales\")"
          + " { taskId datasourceName } }";

  private final CountingIntake intake = new CountingIntake();
  private FrontDoor door;

  /** Reads what it is given to the end, as the real one does, and counts it. */
  private static final class CountingIntake implements Intake {
    private final Task stored = SampleTasks.in(TaskState.STORED);
    private Arrival arrival;
    private String dataset;
    private int bytes;
    private Problem refusal;

    @Override
    public Future<Task> receive(Arrival arriving, ReadStream<Buffer> stream) {
      arrival = arriving;
      if (refusal != null) {
        return Future.failedFuture(refusal.asException());
      }
      Promise<Void> ended = Promise.promise();
      stream
          .handler(buffer -> bytes += buffer.length())
          .exceptionHandler(ended::tryFail)
          .endHandler(ended::tryComplete);
      stream.resume();
      return ended
          .future()
          .compose(end -> arriving.complete())
          .compose(whole -> arriving.dataset())
          .map(
              name -> {
                dataset = name;
                return stored;
              });
    }
  }

  /** Reads as that one does, and finds that it is of no use. */
  private final Analyst analyst =
      (arriving, stream) ->
          intake
              .receive(arriving, stream)
              .map(
                  read ->
                      new Shown(
                          Preview.refused(
                              Source.text("UTF-8", null, List.of()),
                              Problem.of("no-amount", 422, "No amount", "No column is one.")),
                          Reading.NONE,
                          null));

  @BeforeEach
  void open(Vertx vertx) {
    Settings.Http settings = new Settings.Http("127.0.0.1", 0, false);
    door =
        FrontDoor.open(vertx, () -> List.of(new GraphQlRoutes(vertx, settings, intake, analyst)));
  }

  @Test
  void streamsTheFileIntoTheIntake() {
    // Given
    String file = "a,b\n".repeat(200_000);

    // When
    HttpResponse<Buffer> answer = send(operations(MUTATION), "{\"0\": [\"variables.file\"]}", file);

    // Then
    JsonObject data = answer.bodyAsJsonObject().getJsonObject("data");
    assertEquals(200, answer.statusCode());
    assertEquals(
        intake.stored.id().toString(), data.getJsonObject("uploadSalesData").getString("taskId"));
    assertEquals(file.length(), intake.bytes);
    assertEquals("sales", intake.dataset);
    assertEquals("march.csv", intake.arrival.filename());
    assertEquals("key-1", intake.arrival.idempotencyKey());
  }

  @Test
  void reportsWhyTheIntakeRefusesAndClosesTheConnection() {
    // Given
    intake.refusal = Problem.of("too-many-uploads", 429, "Too many", "Try again.");

    // When
    HttpResponse<Buffer> answer =
        send(operations(MUTATION), "{\"0\": [\"variables.file\"]}", "a\n".repeat(2_000_000));

    // Then
    JsonObject error = answer.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);
    assertEquals(
        "/problems/too-many-uploads",
        error.getJsonObject("extensions").getJsonObject("problem").getString("type"));
    assertEquals("close", answer.getHeader("Connection"));
  }

  @Test
  void saysWhatIsWantedOfTheFile() {
    // When
    HttpResponse<Buffer> answer =
        send(
            operations(
                "mutation($file: Upload!) { uploadSalesData(file: $file, dataSourceName: \"sales\","
                    + " options: {mode: REPLACE, onError: REJECT, maxRejectRatio: 0.5,"
                    + " columns: REFUSE, allowDuplicate: true, confirm: true,"
                    + " mapping: {sheet: \"May\", headerLine: 3, timeZone: \"Africa/Nairobi\","
                    + " columns: [{source: \"Sum\", target: \"grossRevenue\", decimal: \",\"}]}})"
                    + " { mode } }"),
            "{\"0\": [\"variables.file\"]}",
            "a\n1\n");

    // Then
    Reading reading =
        new Reading(
            "May",
            null,
            null,
            3L,
            "Africa/Nairobi",
            null,
            Map.of("Sum", new Reading.Column("grossRevenue", null, ",")));
    assertEquals(200, answer.statusCode());
    assertEquals(
        new Wishes(
            Wishes.Mode.REPLACE,
            Wishes.OnError.REJECT,
            0.5,
            Wishes.ColumnChange.REFUSE,
            true,
            reading,
            true),
        intake.arrival.known());
  }

  @Test
  void namesEveryWrongOptionAndReadsNothing() {
    // When
    HttpResponse<Buffer> answer =
        send(
            operations(
                "mutation($file: Upload!) { uploadSalesData(file: $file, dataSourceName: \"sales\","
                    + " options: {maxRejectRatio: 2, mapping: {delimiter: \"x\"}}) { mode } }"),
            "{\"0\": [\"variables.file\"]}",
            "a\n1\n");

    // Then
    JsonObject problem =
        answer
            .bodyAsJsonObject()
            .getJsonArray("errors")
            .getJsonObject(0)
            .getJsonObject("extensions")
            .getJsonObject("problem");
    assertEquals("/problems/bad-parameter", problem.getString("type"));
    assertEquals(2, problem.getJsonArray("errors").size());
    assertEquals(0, intake.bytes);
  }

  @Test
  void looksAtAFileThatIsNotKept() {
    // When
    HttpResponse<Buffer> answer =
        send(
            operations(
                "mutation($file: Upload!) { analyzeSchema(file: $file, options: {mode: REPLACE})"
                    + " { rows whole confident source { format charset } problem { type detail }"
                    + " columns { source } targets { target role label } druidSpec } }"),
            "{\"0\": [\"variables.file\"]}",
            "a\n1\n");

    // Then
    JsonObject seen =
        answer.bodyAsJsonObject().getJsonObject("data").getJsonObject("analyzeSchema");
    assertEquals("no-amount", seen.getJsonObject("problem").getString("type"));
    assertEquals("UTF-8", seen.getJsonObject("source").getString("charset"));
    assertEquals("TIME", seen.getJsonArray("targets").getJsonObject(0).getString("role"));
    assertEquals(4, intake.bytes);
    assertNull(intake.dataset);
    assertEquals(Wishes.Mode.REPLACE, intake.arrival.known().mode());
  }

  @Test
  void givesOneFileToOneFieldOnly() {
    // When
    HttpResponse<Buffer> answer =
        send(
            operations(
                "mutation($file: Upload!) {"
                    + " a: uploadSalesData(file: $file, dataSourceName: \"x\") { taskId }"
                    + " b: uploadSalesData(file: $file, dataSourceName: \"y\") { taskId } }"),
            "{\"0\": [\"variables.file\"]}",
            "a\n1\n");

    // Then
    assertTrue(answer.bodyAsString().contains("/problems/file-used-twice"));
    assertEquals("x", intake.dataset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"query\": \"{ __typename }\"}] | {\"0\": [\"variables.file\"]} | graphql-batch",
        "{\"query\": \"{ __typename }\"} | {\"0\": []} | graphql-bad-form",
        "{\"query\": \"{ __typename }\"} | {\"1\": [\"variables.file\"]} | graphql-bad-form",
        "{\"query\": \"{ __typename }\"} | {\"0\": [\"variables.a.b\"]} | graphql-bad-form",
        "{\"query\": \"{ __typename }\"} | {\"0\": [\"query\"]} | graphql-bad-form",
        "{\"query\": \"{ __typename }\"} | [] | graphql-bad-form",
        "nothing | {\"0\": [\"variables.file\"]} | malformed-json"
      })
  void refusesOtherForms(String operations, String map, String type) {
    // When
    HttpResponse<Buffer> answer = send(operations, map, "a\n1\n");

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    assertEquals("/problems/" + type, answer.bodyAsJsonObject().getString("type"));
    assertEquals(0, intake.bytes);
  }

  @Test
  void wantsTheOperationBeforeTheFile() {
    // Given a form whose file comes first
    String body =
        part("0\"; filename=\"march.csv", "a\n1\n") + part("operations", "{}") + "--b--\r\n";

    // When
    HttpResponse<Buffer> answer = send(body);

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("/problems/graphql-bad-form", answer.bodyAsJsonObject().getString("type"));
  }

  @Test
  void doesNotReadAFileThatTheOperationDoesNotUse() {
    // When
    HttpResponse<Buffer> answer =
        send(operations("{ no }"), "{\"0\": [\"variables.file\"]}", "a\n".repeat(2_000_000));

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("close", answer.getHeader("Connection"));
    assertEquals(0, intake.bytes);
  }

  private static String operations(String query) {
    JsonObject variables = new JsonObject().putNull("file");
    return new JsonObject().put("query", query).put("variables", variables).encode();
  }

  private HttpResponse<Buffer> send(String operations, String map, String file) {
    return send(
        part("operations", operations)
            + part("map", map)
            + part("0\"; filename=\"march.csv", file)
            + "--b--\r\n");
  }

  private HttpResponse<Buffer> send(String body) {
    return Wait.on(
        door.request(HttpMethod.POST, "/graphql")
            .putHeader("Content-Type", "multipart/form-data; boundary=b")
            .putHeader("Idempotency-Key", "key-1")
            .sendBuffer(Buffer.buffer(body)));
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
}
