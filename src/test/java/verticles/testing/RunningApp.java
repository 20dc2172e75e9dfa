package verticles.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import verticles.App;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.embedded.Steps;

/** The whole application on the real services, and a client that only speaks HTTP to it. */
public final class RunningApp implements AutoCloseable {
  private static final long PATIENCE_NANOS = 90_000_000_000L;
  private static final List<String> ENDS =
      List.of("QUERYABLE", "REJECTED", "FAILED", "CANCELLED", "PARKED", "AWAITING_MAPPING");

  private final Vertx vertx = Vertx.vertx();
  private final App app;
  private final WebClient client;

  private RunningApp(Path data) {
    Services services = TestServices.all();
    Settings settings =
        new Settings(
            new Settings.Http("127.0.0.1", 0, false),
            data,
            Optional.of(services.database()),
            Optional.of(services.s3()),
            Optional.of(services.druid()),
            new Settings.Uploads(524_288_000L, 20),
            Settings.PURGE_AFTER);
    app = Wait.on(App.start(vertx, settings, Steps.SILENT));
    client =
        WebClient.create(
            vertx,
            new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(app.url().getPort()));
  }

  public static RunningApp start(Path data) {
    return new RunningApp(data);
  }

  public HttpResponse<Buffer> get(String path) {
    return Wait.on(client.get(path).send());
  }

  public HttpResponse<Buffer> send(HttpMethod method, String path) {
    return Wait.on(client.request(method, path).send());
  }

  public HttpResponse<Buffer> post(String path, JsonObject body) {
    return Wait.on(client.post(path).sendJsonObject(body));
  }

  /** The file as the body, its options as query parameters. */
  public HttpResponse<Buffer> put(
      String dataset, String filename, Buffer content, Map<String, String> options) {
    HttpRequest<Buffer> request = client.put("/api/ingest/upload/" + dataset + "/" + filename);
    MultiMap query = request.queryParams();
    options.forEach(query::add);
    return Wait.on(request.sendBuffer(content));
  }

  /** The file in a form, its dataset's name behind it. */
  public HttpResponse<Buffer> form(String filename, String content, String dataset) {
    MultipartForm form =
        MultipartForm.create()
            .binaryFileUpload("file", filename, Buffer.buffer(content), "text/csv")
            .attribute("datasource_name", dataset);
    return Wait.on(client.post("/api/ingest/upload").sendMultipartForm(form));
  }

  /** The file in a form, only to be looked at. */
  public HttpResponse<Buffer> analyze(String filename, String content) {
    MultipartForm form =
        MultipartForm.create()
            .binaryFileUpload("file", filename, Buffer.buffer(content), "text/csv");
    return Wait.on(client.post("/api/ingest/analyze-schema").sendMultipartForm(form));
  }

  /** Uploads, and waits until nothing more happens by itself. */
  public JsonObject upload(
      String dataset, String filename, String content, Map<String, String> options) {
    HttpResponse<Buffer> answer = put(dataset, filename, Buffer.buffer(content), options);
    assertEquals(202, answer.statusCode(), answer.bodyAsString());
    return atRest(answer.bodyAsJsonObject().getString("task_id"));
  }

  /** The task once it has come to an end or waits for its user. */
  public JsonObject atRest(String task) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    JsonObject seen = get("/api/ingest/status/" + task).bodyAsJsonObject();
    while (!ENDS.contains(seen.getString("state"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it stays as it is: " + seen.encodePrettily());
      }
      LockSupport.parkNanos(50_000_000);
      seen = get("/api/ingest/status/" + task).bodyAsJsonObject();
    }
    return seen;
  }

  /** What is done to a task, by its last word. */
  public HttpResponse<Buffer> act(JsonObject task, String what) {
    return send(HttpMethod.POST, pathOf(task) + "/" + what);
  }

  public static String pathOf(JsonObject task) {
    return "/api/ingest/tasks/" + task.getString("task_id");
  }

  /** The data of a query that has no errors. */
  public JsonObject graphql(String query) {
    JsonObject answer = post("/graphql", new JsonObject().put("query", query)).bodyAsJsonObject();
    assertFalse(answer.containsKey("errors"), answer.encode());
    return answer.getJsonObject("data");
  }

  @Override
  public void close() {
    Wait.on(app.stop());
    Wait.on(vertx.close());
  }
}
