package verticles.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** What an answer says, as JSON and as a file. */
class RestAnswersTest extends RestCase {
  @Test
  void whoHasTheVersionAlreadyGetsNothingAndNothingIsComputed() {
    // Given
    HttpResponse<Buffer> first = door.get(CUSTOMERS);
    String tag = first.getHeader("ETag");

    // When
    HttpResponse<Buffer> again = get(CUSTOMERS, tag);
    int computed = analytics.asked.size();
    analytics.isAt(8, false);
    HttpResponse<Buffer> changed = get(CUSTOMERS, tag);

    // Then
    assertEquals(304, again.statusCode());
    assertEquals(tag, again.getHeader("ETag"));
    assertNull(again.body());
    assertEquals(1, computed);
    assertEquals(200, changed.statusCode());
    assertEquals(8, changed.bodyAsJsonObject().getJsonObject("metadata").getInteger("version"));
    assertTrue(!tag.equals(changed.getHeader("ETag")));
  }

  @Test
  void anOldAnswerSaysSoAndIsNotKept() {
    // Given
    analytics.isAt(7, true);

    // When
    HttpResponse<Buffer> answer = door.get(CUSTOMERS);

    // Then
    assertNull(answer.getHeader("ETag"));
    assertEquals("no-store", answer.getHeader("Cache-Control"));
    JsonObject metadata = answer.bodyAsJsonObject().getJsonObject("metadata");
    assertEquals(true, metadata.getBoolean("stale"));
    assertEquals("2026-01-02T03:05:05Z", metadata.getString("computedAt"));
  }

  @Test
  void aTableIsCutIntoPages() {
    // Given
    analytics.has(List.of(List.of("A", 3.0), List.of("B", 2.0), List.of("C", 1.0)));

    // When
    JsonObject page =
        door.get("/api/tables/top-customers?limit=1&offset=1")
            .bodyAsJsonObject()
            .getJsonObject("data");
    JsonObject beyond =
        door.get("/api/tables/top-customers?limit=5&offset=9")
            .bodyAsJsonObject()
            .getJsonObject("data");

    // Then
    assertEquals(
        new JsonArray().add(new JsonObject().put("cardName", "B").put("salesAmount", 2.0)),
        page.getJsonArray("rows"));
    assertEquals(3, page.getInteger("total"));
    assertEquals(new JsonArray(), beyond.getJsonArray("rows"));
    assertEquals(3, beyond.getInteger("total"));
  }

  @Test
  void aFileSaysWhatItIsAboutAndRunsNoFormula() throws IOException {
    // Given
    analytics.has(
        List.of(
            List.of("=1+1", -5.5),
            List.of("+cmd", 1.0E9),
            List.of("-x", 2.0),
            List.of("@y", 3.0),
            List.of("\ttab", 4.0),
            Arrays.asList("a, \"b\"", null)));
    String query = "?branch=%3DEvil&start_date=2026-01-01";

    // When
    HttpResponse<Buffer> csv = door.get("/api/export/top-customers.csv" + query);
    HttpResponse<Buffer> xlsx = door.get("/api/export/top-customers.xlsx" + query);

    // Then
    List<String> texts = List.of("'=1+1", "'+cmd", "'-x", "'@y", "'\ttab", "a, \"b\"");
    assertEquals(
        "attachment; filename=\"sales-top-customers-v7.csv\"",
        csv.getHeader("Content-Disposition"));
    List<List<String>> lines = lines(csv.bodyAsString());
    assertTrue(lines.contains(List.of("branch", "'=Evil")), lines.toString());
    assertTrue(lines.contains(List.of("start_date", "2026-01-01")), lines.toString());
    assertTrue(lines.contains(List.of("data version", "7 of 2026-01-02T03:04:05Z")));
    int header = lines.indexOf(List.of("Customer", "Net sales"));
    List<List<String>> rows = lines.subList(header + 1, lines.size());
    assertEquals(texts, rows.stream().map(row -> row.get(0)).toList());
    assertEquals(
        List.of("-5.5", "1000000000", "2", "3", "4", ""),
        rows.stream().map(row -> row.get(1)).toList());
    assertEquals(texts, lastTexts(xlsx.body(), texts.size()));
  }

  private static List<List<String>> lines(String csv) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The first cells of the last rows; that the second ones are numbers is asserted. */
  private static List<String> lastTexts(Buffer xlsx, int count) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.getBytes()))) {
      List<Row> all = book.getFirstSheet().read();
      List<Row> last = all.subList(all.size() - count, all.size());
      last.subList(0, count - 1)
          .forEach(row -> assertEquals(CellType.NUMBER, row.getCell(1).getType()));
      return last.stream().map(row -> row.getCell(0).asString()).toList();
    }
  }

  @Test
  void whatIsAnEstimateSaysSo() {
    // Given
    analytics.has(List.of(List.of("A", 3.0)));
    JsonObject exact = door.get(CUSTOMERS).bodyAsJsonObject();
    analytics.isAt(8, false);
    analytics.estimates("salesAmount");

    // When
    JsonObject figure = door.get(CUSTOMERS).bodyAsJsonObject();
    JsonObject chart = door.get("/api/charts/top-customers").bodyAsJsonObject();
    JsonObject table = door.get("/api/tables/top-customers").bodyAsJsonObject();
    String csv = door.get("/api/export/top-customers.csv").bodyAsString();

    // Then
    JsonArray named = new JsonArray().add("salesAmount");
    assertEquals(new JsonArray(), exact.getJsonObject("metadata").getJsonArray("approximate"));
    for (JsonObject answer : List.of(figure, chart, table)) {
      assertEquals(named, answer.getJsonObject("metadata").getJsonArray("approximate"));
    }
    JsonArray columns = table.getJsonObject("data").getJsonArray("columns");
    assertFalse(columns.getJsonObject(0).getBoolean("approximate"));
    assertTrue(columns.getJsonObject(1).getBoolean("approximate"));
    assertTrue(table.getJsonObject("data").getBoolean("approximate"));
    assertTrue(csv.contains("estimates"), csv);
  }

  @Test
  void theLinesOnTopCanBeLeftOut() {
    // Given
    analytics.has(List.of(List.of("A", 1.5)));

    // When
    String csv = door.get("/api/export/top-customers.csv?about=false").bodyAsString();

    // Then
    assertEquals("Customer,Net sales\r\nA,1.5\r\n", csv);
  }
}
