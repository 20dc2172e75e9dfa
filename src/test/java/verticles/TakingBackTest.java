package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.testing.RunningApp;

/**
 * Files are taken off the dashboard, put back and put in the place of others, on the real
 * application with the real Druid: the next answer of every query knows it.
 */
class TakingBackTest {
  private static final String HEADER = "__time,Branch,ItemName,grossRevenue,totalCost\n";
  private static final Map<String, String> APPEND = Map.of();
  private static final Map<String, String> REPLACE = Map.of("mode", "replace");

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

  /** Everything that is told of a dataset, each by another query. */
  private record Seen(
      double sales,
      int transactions,
      JsonArray months,
      JsonArray branches,
      int rows,
      String last) {}

  private static Seen seen(String dataset) {
    String of = "(dataSource: \"" + dataset + "\")";
    JsonObject data =
        app.graphql(
            "{ revenueSummary"
                + of
                + " { netSales totalTransactions } monthlySalesGrowth"
                + of
                + " { date totalSales } branchPerformance"
                + of
                + " { branch totalSales } dataRange"
                + of
                + " { totalRecords latestDate } dataset(name: \""
                + dataset
                + "\") { rows } }");
    JsonObject range = app.get("/api/data-range?data_source=" + dataset).bodyAsJsonObject();
    assertEquals(
        data.getJsonObject("dataRange").getInteger("totalRecords"),
        range.getInteger("total_records"));
    assertEquals(
        data.getJsonObject("dataset").getInteger("rows"), range.getInteger("total_records"));
    return new Seen(
        data.getJsonObject("revenueSummary").getDouble("netSales"),
        data.getJsonObject("revenueSummary").getInteger("totalTransactions"),
        data.getJsonArray("monthlySalesGrowth"),
        data.getJsonArray("branchPerformance"),
        range.getInteger("total_records"),
        range.getString("latest_date"));
  }

  private static JsonObject done(HttpResponse<Buffer> answer) {
    assertEquals(200, answer.statusCode(), answer.bodyAsString());
    return answer.bodyAsJsonObject();
  }

  private static JsonObject now(JsonObject task) {
    return app.get(RunningApp.pathOf(task)).bodyAsJsonObject();
  }

  @Test
  void whatIsUndoneIsInNoAnswerAndWhatIsRedoneInEach() {
    // Given two files in one dataset, and one in another
    app.upload(
        "undo_a",
        "may.csv",
        HEADER + "2026-05-01,North,Pump,100,60\n2026-05-02,South,Pump,20,5\n",
        APPEND);
    Seen before = seen("undo_a");
    JsonObject june =
        app.upload("undo_a", "june.csv", HEADER + "2026-06-01,East,Valve,7.5,1\n", APPEND);
    app.upload("undo_b", "other.csv", HEADER + "2026-06-01,West,Valve,1000,1\n", APPEND);
    Seen both = seen("undo_a");
    Seen other = seen("undo_b");

    // When
    JsonObject undone = done(app.act(june, "undo"));
    Seen without = seen("undo_a");
    JsonObject redone = done(app.act(june, "redo"));
    Seen with = seen("undo_a");

    // Then
    assertEquals(120.0, before.sales());
    assertEquals(127.5, both.sales());
    assertEquals(before, without);
    assertEquals(both, with);
    assertEquals("UNDONE", undone.getString("state"));
    assertNotNull(undone.getString("purge_at"));
    assertEquals("QUERYABLE", redone.getString("state"));
    assertNull(redone.getString("purge_at"));
    assertEquals(other, seen("undo_b"));
  }

  @Test
  void whatReplacesIsShownAloneAndWhatItReplacedComesBackWithItsUndoing() {
    // Given
    JsonObject old =
        app.upload("replace_a", "old.csv", HEADER + "2026-05-01,North,Pump,100,60\n", APPEND);
    Seen before = seen("replace_a");

    // When
    JsonObject fresh =
        app.upload("replace_a", "new.csv", HEADER + "2026-05-01,North,Pump,90,60\n", REPLACE);
    Seen replaced = seen("replace_a");
    JsonObject oldThen = now(old);
    done(app.act(fresh, "undo"));
    Seen flippedBack = seen("replace_a");
    JsonObject oldBack = now(old);
    done(app.act(fresh, "redo"));
    Seen again = seen("replace_a");

    // Then
    assertEquals(90.0, replaced.sales());
    assertEquals(1, replaced.rows());
    assertEquals("UNDONE", oldThen.getString("state"));
    assertEquals(fresh.getString("task_id"), oldThen.getString("replaced_by"));
    assertEquals(before, flippedBack);
    assertEquals("QUERYABLE", oldBack.getString("state"));
    assertNull(oldBack.getString("replaced_by"));
    assertEquals(replaced, again);
  }

  @Test
  void aMendedFileTakesThePlaceOfOneAndOfNoOther() {
    // Given two files, of the first of which one row was set aside
    String may = HEADER + "2026-05-01,North,Pump,100,60\n2026-05-02,South,Pump,%s,5\n";
    JsonObject old =
        app.upload(
            "mend_a",
            "may.csv",
            may.formatted(""),
            Map.of("max_reject_ratio", "1", "confirm", "true"));
    app.upload("mend_a", "june.csv", HEADER + "2026-06-01,East,Valve,7.5,1\n", APPEND);
    Seen before = seen("mend_a");

    // When
    Map<String, String> inItsPlace = Map.of("replaces", old.getString("task_id"));
    JsonObject mended = app.upload("mend_a", "may.csv", may.formatted("20"), inItsPlace);
    Seen after = seen("mend_a");
    HttpResponse<Buffer> another =
        app.put("mend_a", "may2.csv", Buffer.buffer(may.formatted("30")), inItsPlace);
    done(app.act(mended, "undo"));
    Seen undone = seen("mend_a");
    done(app.act(mended, "redo"));

    // Then
    assertEquals(107.5, before.sales());
    assertEquals("QUERYABLE", mended.getString("state"), mended::encode);
    assertEquals(127.5, after.sales());
    assertEquals(3, after.rows());
    assertEquals(before, undone);
    assertEquals(after, seen("mend_a"));
    assertEquals(mended.getString("task_id"), now(old).getString("replaced_by"));
    assertEquals(old.getString("task_id"), now(mended).getString("replaces"));
    assertEquals(409, another.statusCode());
    JsonObject why = another.bodyAsJsonObject();
    assertEquals("/problems/nothing-to-replace", why.getString("type"));
    JsonObject faster = why.getJsonArray("errors").getJsonObject(0);
    assertEquals(mended.getString("task_id"), faster.getString("value"));
  }

  @Test
  void aLoadedFileIsReadInAnotherWayWithoutBeingSentAgain() {
    // Given days that were taken for months
    String csv = "Day,Branch,Sales\n01/02/2026,North,10\n03/02/2026,South,20\n";
    Map<String, String> asMonths =
        Map.of(
            "mapping",
            "{\"columns\": {\"Day\": {\"target\": \"__time\", \"format\": \"MM/dd/yyyy\"}}}",
            "confirm",
            "true");
    JsonObject old = app.upload("reread_a", "days.csv", csv, asMonths);
    Seen before = seen("reread_a");

    // When
    HttpResponse<Buffer> asked = app.act(old, "reread");
    JsonObject waiting = app.atRest(asked.bodyAsJsonObject().getString("task_id"));
    JsonObject preview = app.get(RunningApp.pathOf(waiting) + "/preview").bodyAsJsonObject();
    JsonObject used = preview.getJsonObject("mapping");
    Seen meanwhile = seen("reread_a");
    used.getJsonObject("columns").getJsonObject("Day").put("format", "dd/MM/yyyy");
    HttpResponse<Buffer> answered =
        app.post(RunningApp.pathOf(waiting) + "/mapping", new JsonObject().put("mapping", used));
    JsonObject shown = app.atRest(waiting.getString("task_id"));
    Seen after = seen("reread_a");

    // Then
    assertEquals(202, asked.statusCode(), asked.bodyAsString());
    assertEquals("AWAITING_MAPPING", waiting.getString("state"));
    assertTrue(waiting.getBoolean("reread"));
    assertEquals(before, meanwhile);
    assertEquals(202, answered.statusCode(), answered.bodyAsString());
    assertEquals("QUERYABLE", shown.getString("state"), shown::encode);
    assertEquals(old.getString("task_id"), shown.getString("replaces"));
    assertEquals("2026-03-02", before.last());
    assertEquals("2026-02-03", after.last());
    assertEquals(30.0, after.sales());
    assertEquals(2, after.rows());
    done(app.act(shown, "undo"));
    assertEquals(before, seen("reread_a"));
    done(app.act(shown, "redo"));
    assertEquals(after, seen("reread_a"));
  }

  @Test
  void onlyWhatIsOnTheDashboardCanBeTakenOffIt() {
    // Given
    JsonObject file =
        app.upload("undo_c", "a.csv", HEADER + "2026-05-01,North,Pump,100,60\n", APPEND);
    app.put("undo_c", "b.csv", Buffer.buffer(HEADER + "never,North,Pump,1,1\n"), APPEND);
    JsonObject refused =
        app.get("/api/ingest/tasks?datasource_name=undo_c&state=REJECTED")
            .bodyAsJsonObject()
            .getJsonArray("tasks")
            .getJsonObject(0);

    // When
    HttpResponse<Buffer> early = app.act(file, "redo");
    done(app.act(file, "undo"));
    HttpResponse<Buffer> twice = app.act(file, "undo");
    HttpResponse<Buffer> never = app.act(refused, "undo");

    // Then
    assertEquals(409, early.statusCode());
    assertEquals(409, twice.statusCode());
    assertEquals(409, never.statusCode());
    assertEquals(
        0,
        app.get("/api/data-range?data_source=undo_c")
            .bodyAsJsonObject()
            .getInteger("total_records"));
  }
}
