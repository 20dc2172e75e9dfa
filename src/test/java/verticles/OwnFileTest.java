package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.demo.DemoTotals;
import verticles.testing.RunningApp;

/**
 * A file as people have them, on the real application with the real Druid: with semicolons, decimal
 * commas, headers in another language, and dates whose day and month only its owner can tell apart.
 */
class OwnFileTest {
  private static final String HEADER = "Belegdatum;Filiale;Artikel;Nettobetrag;Kundenwunsch\n";
  private static final Map<String, String> NO_OPTIONS = Map.of();

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

  /** Ten rows, no day above the twelfth; one amount cannot be read. */
  private static String may() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int day = 1; day <= 9; day++) {
      file.append("0" + day + "/05/2026;Nakuru;Pumpe;1.000," + day + "0;rot\n");
    }
    return file.append("10/05/2026;Kisumu;Ventil;viel;blau\n").toString();
  }

  private static JsonObject column(JsonObject preview, String source) {
    for (Object each : preview.getJsonArray("columns")) {
      JsonObject column = (JsonObject) each;
      if (column.getString("source").equals(source)) {
        return column;
      }
    }
    throw new AssertionError("no column " + source + " in " + preview.encodePrettily());
  }

  /** Days first, and the customer's wish left out. */
  private static JsonObject corrections() {
    return new JsonObject()
        .put(
            "mapping",
            new JsonObject()
                .put(
                    "columns",
                    new JsonObject()
                        .put(
                            "Belegdatum",
                            new JsonObject().put("target", "__time").put("format", "dd/MM/yyyy"))
                        .put("Nettobetrag", new JsonObject().put("target", "grossRevenue"))
                        .put("Kundenwunsch", new JsonObject().put("target", "ignore"))));
  }

  private static JsonObject ok(int status, HttpResponse<Buffer> answer) {
    assertEquals(status, answer.statusCode(), answer.bodyAsString());
    return answer.bodyAsJsonObject();
  }

  private static JsonObject figures(String dataset) {
    String of = "(dataSource: \"" + dataset + "\")";
    return app.graphql(
        "{ revenueSummary"
            + of
            + " { netSales } monthlySalesGrowth"
            + of
            + " { date totalSales } dataRange"
            + of
            + " { earliestDate latestDate totalRecords } }");
  }

  private static double sales(String dataset) {
    return figures(dataset).getJsonObject("revenueSummary").getDouble("netSales");
  }

  private static int rowsInDruid(String dataset) {
    return figures(dataset).getJsonObject("dataRange").getInteger("totalRecords");
  }

  @Test
  void itWaitsForWhatOnlyItsOwnerKnowsAndTheNextOneGoesThroughByItself() {
    // Given a file that is only looked at first, and then sent
    JsonObject waiting = app.upload("own_a", "mai.csv", may(), NO_OPTIONS);
    String path = RunningApp.pathOf(waiting);
    JsonObject understood = ok(200, app.get(path + "/preview"));
    JsonObject corrected = ok(200, app.post(path + "/preview", corrections()));

    // When
    ok(202, app.post(path + "/mapping", corrections()));
    JsonObject done = app.atRest(waiting.getString("task_id"));
    JsonObject figures = figures("own_a");
    JsonObject next =
        app.upload(
            "own_a", "juni.csv", HEADER + "02/06/2026;Nakuru;Pumpe;2.500,25;rot\n", NO_OPTIONS);
    JsonObject other =
        ok(
            422,
            app.put(
                "own_a",
                "juli.csv",
                Buffer.buffer("Belegdatum;Standort;Nettobetrag;Menge\n02/07/2026;Nakuru;viel;3\n"),
                Map.of("columns", "refuse")));

    // Then it was understood as far as that can be, and asked about the rest
    assertEquals("AWAITING_MAPPING", waiting.getString("state"), waiting.encodePrettily());
    assertTrue(asksAbout(waiting.getJsonArray("notes"), "Belegdatum"), waiting.encode());
    assertFalse(understood.getBoolean("confident"));
    assertEquals(";", understood.getString("delimiter"));
    assertEquals("__time", column(understood, "Belegdatum").getString("target"));
    assertEquals("grossRevenue", column(understood, "Nettobetrag").getString("target"));
    assertEquals(",", column(understood, "Nettobetrag").getString("decimal"));

    // and shown as it would be
    assertTrue(corrected.getBoolean("confident"), corrected.encodePrettily());
    assertEquals("IGNORED", column(corrected, "Kundenwunsch").getString("role"));
    assertEquals(10, corrected.getInteger("rows"));
    assertEquals(1, corrected.getInteger("rejected"));
    assertNotNull(corrected.getJsonObject("druid_spec"));
    assertFalse(corrected.encode().contains("accessKeyId"));

    // and loaded so
    assertEquals("QUERYABLE", done.getString("state"), done.encodePrettily());
    assertEquals(9, done.getInteger("row_count"));
    assertEquals(1, done.getInteger("rejected_rows"));
    assertEquals(9, figures.getJsonObject("dataRange").getInteger("totalRecords"));
    assertEquals("2026-05-01", figures.getJsonObject("dataRange").getString("earliestDate"));
    assertEquals("2026-05-09", figures.getJsonObject("dataRange").getString("latestDate"));
    assertEquals(9004.5, figures.getJsonObject("revenueSummary").getDouble("netSales"), 1e-6);
    assertEquals(1, figures.getJsonArray("monthlySalesGrowth").size());

    // and the next one needed nobody
    assertEquals("QUERYABLE", next.getString("state"), next.encodePrettily());
    assertEquals(11504.75, sales("own_a"), 1e-6);

    // and one with other columns is told them all
    assertEquals("/problems/columns-changed", other.getString("type"));
    assertEquals(
        List.of(
            "Standort column-renamed",
            "Menge column-added",
            "Artikel column-lost",
            "Kundenwunsch column-lost",
            "Nettobetrag column-type"),
        other.getJsonArray("errors").stream()
            .map(JsonObject.class::cast)
            .map(fault -> fault.getString("column") + " " + fault.getString("rule"))
            .toList());
  }

  private static boolean asksAbout(JsonArray notes, String column) {
    return notes.stream()
        .map(JsonObject.class::cast)
        .anyMatch(
            note ->
                note.getString("kind").equals("QUESTION")
                    && column.equals(note.getString("column")));
  }

  @Test
  void rejectedRowsCanBeMendedAndSentAgain() {
    // Given
    JsonObject waiting = app.upload("own_b", "mai.csv", may(), NO_OPTIONS);
    ok(202, app.post(RunningApp.pathOf(waiting) + "/mapping", corrections()));
    JsonObject done = app.atRest(waiting.getString("task_id"));
    String rejects = app.get(RunningApp.pathOf(done) + "/rejects").bodyAsString();

    // When
    JsonObject mended =
        app.upload("own_b", "mended.csv", rejects.replaceFirst("viel", "\"500,50\""), NO_OPTIONS);
    JsonArray columns = app.get("/api/datasets/own_b").bodyAsJsonObject().getJsonArray("columns");

    // Then
    assertTrue(rejects.contains("viel"), rejects);
    assertEquals("QUERYABLE", mended.getString("state"), mended.encodePrettily());
    assertEquals(1, mended.getInteger("row_count"));
    assertEquals(10, rowsInDruid("own_b"));
    assertFalse(columns.encode().contains("rule"), columns.encode());
    assertFalse(columns.encode().contains("_ingestion_id"), columns.encode());
    assertEquals(9505.0, sales("own_b"), 1e-6);
  }

  @Test
  void whatIsSaidBeforehandNeedsNoQuestion() {
    // Given
    Map<String, String> said =
        Map.of("mapping", corrections().getJsonObject("mapping").encode(), "confirm", "true");

    // When
    JsonObject done = app.upload("own_c", "mai.csv", may(), said);

    // Then
    assertEquals("QUERYABLE", done.getString("state"), done.encodePrettily());
    assertEquals(9, rowsInDruid("own_c"));
    assertEquals(9004.5, sales("own_c"), 1e-6);
  }

  @Test
  void aSmallFileOfWhichNothingCanBeUsedIsRefusedAndNotTaken() {
    // Given
    String noAmount = "Belegdatum;Filiale\n13.05.2026;Nakuru\n14.05.2026;Kisumu\n";

    // When its dataset is named before it, and behind it
    HttpResponse<Buffer> put = app.put("own_e", "e.csv", Buffer.buffer(noAmount), NO_OPTIONS);
    HttpResponse<Buffer> form = app.form("e.csv", noAmount, "own_e");
    JsonObject tasks = app.get("/api/ingest/tasks?datasource_name=own_e").bodyAsJsonObject();
    JsonArray datasets = app.get("/api/datasets").bodyAsJsonObject().getJsonArray("datasets");

    // Then
    assertEquals(422, put.statusCode(), put.bodyAsString());
    assertEquals(422, form.statusCode(), form.bodyAsString());
    assertEquals(2, tasks.getInteger("total"));
    for (Object each : tasks.getJsonArray("tasks")) {
      JsonObject task = (JsonObject) each;
      assertEquals("REJECTED", task.getString("state"));
      assertEquals(put.bodyAsJsonObject().getString("detail"), task.getString("error_message"));
    }
    assertFalse(datasets.encode().contains("own_e"), datasets.encode());
  }

  @Test
  void whoHasNoFileYetLooksAtMadeUpSales() {
    // When
    JsonObject stored =
        app.graphql("mutation { loadDemoData { taskId datasourceName } }")
            .getJsonObject("loadDemoData");
    HttpResponse<Buffer> again = app.send(HttpMethod.POST, "/api/demo-data");
    JsonObject done = app.atRest(stored.getString("taskId"));

    // Then the second time it was there, and it went the way of every file
    String dataset = stored.getString("datasourceName");
    assertEquals(202, again.statusCode(), again.bodyAsString());
    assertEquals(
        stored.getString("taskId"),
        again.bodyAsJsonObject().getString("task_id"),
        again.toString());
    assertEquals("/api/ingest/status/" + stored.getString("taskId"), again.getHeader("Location"));
    assertEquals("QUERYABLE", done.getString("state"), done.encodePrettily());
    assertEquals(0, done.getInteger("rejected_rows"));
    assertEquals(DemoTotals.rows(), done.getInteger("row_count"));

    // and is marked, and tells what was written
    JsonObject told =
        app.graphql(
            "{ dataset(name: \"%s\") { demo rows ingestions { demo } } datasets { name demo } dataRange(dataSource: \"%<s\") { latestDate totalRecords } revenueSummary(dataSource: \"%<s\") { netSales grossProfit totalTransactions uniqueBranches } }"
                .formatted(dataset));
    assertTrue(told.getJsonObject("dataset").getBoolean("demo"));
    JsonArray files = told.getJsonObject("dataset").getJsonArray("ingestions");
    assertTrue(files.getJsonObject(0).getBoolean("demo"), files.encode());
    assertEquals(DemoTotals.rows(), told.getJsonObject("dataRange").getInteger("totalRecords"));
    assertEquals(DemoTotals.lastDay(), told.getJsonObject("dataRange").getString("latestDate"));
    JsonObject sums = told.getJsonObject("revenueSummary");
    assertEquals(DemoTotals.netSales(), sums.getDouble("netSales"), 1e-3);
    assertEquals(DemoTotals.grossProfit(), sums.getDouble("grossProfit"), 1e-3);
    assertEquals(8, sums.getInteger("uniqueBranches"));
    assertTrue(app.get("/api/datasets/" + dataset).bodyAsJsonObject().getBoolean("demo"));
    for (Object each : told.getJsonArray("datasets")) {
      JsonObject one = (JsonObject) each;
      assertEquals(one.getString("name").equals(dataset), one.getBoolean("demo"), one.encode());
    }
  }

  @Test
  void aFileThatIsOnlyLookedAtLeavesNothing() {
    // When
    HttpResponse<Buffer> answer = app.analyze("mai.csv", may());

    // Then
    JsonObject seen = ok(200, answer);
    assertEquals("__time", column(seen, "Belegdatum").getString("target"));
    assertEquals(10, seen.getJsonArray("raw").size());
    assertTrue(seen.getBoolean("whole"));
    assertEquals(
        0,
        app.get("/api/ingest/tasks?datasource_name=own_d").bodyAsJsonObject().getInteger("total"));
    JsonObject spec = seen.getJsonObject("druid_spec");
    assertEquals("index_parallel", spec.getString("type"));
    String segments = spec.getJsonObject("spec").getJsonObject("dataSchema").encode();
    assertFalse(segments.contains("{by rows and span}"), segments);
    assertTrue(segments.contains("2026-"), segments);
  }
}
