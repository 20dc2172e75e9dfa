package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.testing.RunningApp;

/** Text as other programs write and pack it, from the client's bytes to the dashboard's names. */
class EveryEncodingTest {
  private static final String SALES = "Date;Branch;Sales\n2024-05-06;Zürich;12.50\n";

  @TempDir static Path directory;
  private static RunningApp app;

  @BeforeAll
  static void start() {
    app = RunningApp.start(directory);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void whatIsCalledZurichIsCalledSoOnTheDashboard() throws IOException {
    // When
    JsonObject latin = loaded("latin", SALES.getBytes(StandardCharsets.ISO_8859_1), Map.of());
    JsonObject utf16 = loaded("utf16", SALES.getBytes(StandardCharsets.UTF_16), Map.of());
    JsonObject gzip = loaded("gzip", gzip(SALES.getBytes(StandardCharsets.UTF_16LE)), Map.of());
    JsonObject zip = loaded("zip", zip(SALES.getBytes(StandardCharsets.UTF_8)), Map.of());
    JsonObject dos =
        loaded(
            "dos",
            SALES.getBytes(Charset.forName("IBM850")),
            Map.of("mapping", "{\"charset\": \"IBM850\"}"));

    // Then
    assertEquals("windows-1252", latin.getString("charset"));
    assertEquals("UTF-16BE", utf16.getString("charset"));
    assertEquals("UTF-16LE", gzip.getString("charset"));
    assertEquals("gzip", gzip.getString("compression"));
    assertEquals("zip", zip.getString("compression"));
    assertEquals("IBM850", dos.getString("charset"));
  }

  /** What the file was, once its row is seen under the right name. */
  private static JsonObject loaded(String dataset, byte[] file, Map<String, String> options) {
    HttpResponse<Buffer> answer = put(dataset, file, options);
    assertEquals(202, answer.statusCode(), answer.bodyAsString());
    JsonObject task = app.atRest(answer.bodyAsJsonObject().getString("task_id"));
    assertEquals("QUERYABLE", task.getString("state"), task.encodePrettily());
    JsonArray branches =
        app.graphql("{ branchPerformance(dataSource: \"" + dataset + "\") { branch } }")
            .getJsonArray("branchPerformance");
    assertEquals("[{\"branch\":\"Zürich\"}]", branches.encode());
    JsonObject source = task.getJsonObject("source");
    assertEquals(!source.getString("charset").equals("UTF-8"), saysHowItWasRead(task));
    return source;
  }

  /** The only notes that are about no column here. */
  private static boolean saysHowItWasRead(JsonObject task) {
    return task.getJsonArray("notes").stream()
        .map(JsonObject.class::cast)
        .anyMatch(note -> note.getString("column") == null);
  }

  private static HttpResponse<Buffer> put(
      String dataset, byte[] file, Map<String, String> options) {
    return app.put(dataset, "sales.csv", Buffer.buffer(file), options);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("sales.csv"));
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
