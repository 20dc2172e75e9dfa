package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import verticles.config.Settings;
import verticles.contract.Figure;
import verticles.insight.InsightVerticle;
import verticles.rest.RestRoutes;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

/** Whichever way a figure is asked for, it has the same numbers. */
class SameNumbersTest {
  private static SalesInDruid loaded;
  private static FrontDoor door;
  private static String insight;

  @BeforeAll
  static void open() {
    loaded = SalesInDruid.shared();
    insight = Wait.on(loaded.room.vertx.deployVerticle(new InsightVerticle()));
    Vertx vertx = loaded.room.vertx;
    door =
        FrontDoor.open(
            vertx,
            () ->
                List.of(
                    FrontDoor.graphQl(vertx, new Settings.Http("127.0.0.1", 0, false)),
                    new RestRoutes(vertx, FrontDoor.NO_PARQUET)));
  }

  @AfterAll
  static void close() {
    Wait.on(door.close());
    Wait.on(loaded.room.vertx.undeploy(insight));
  }

  private static String hyphens(Figure figure) {
    return figure.word().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Object data(String path) {
    var answer = door.get(path);
    assertEquals(200, answer.statusCode(), answer.bodyAsString());
    JsonObject body = answer.bodyAsJsonObject();
    assertEquals(loaded.dataset, body.getJsonObject("metadata").getString("dataSource"));
    return body.getValue("data");
  }

  private static String query() {
    return "?data_source="
        + loaded.dataset
        + "&start_date=2024-02-01&branch_names=Branch+0,Branch+1";
  }

  private static JsonArray rows(Object data) {
    return data instanceof JsonArray array ? array : new JsonArray().add(data);
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void aFigureIsTheSameInGraphQl(Figure figure) {
    // Given
    String filter =
        "dataSource: \"%s\", startDate: \"2024-02-01\", branches: [\"Branch 0\", \"Branch 1\"]%s"
            .formatted(
                loaded.dataset,
                figure == Figure.PROFITABILITY_BY_DIMENSION ? ", dimension: \"Branch\"" : "");
    String columns =
        figure.columns().stream().map(Figure.Column::name).collect(Collectors.joining(" "));
    String query = "{ %s(%s) { %s } }".formatted(figure.word(), filter, columns);
    JsonObject graphQl =
        Wait.on(
                door.request(io.vertx.core.http.HttpMethod.POST, "/graphql")
                    .sendJsonObject(new JsonObject().put("query", query)))
            .bodyAsJsonObject();
    assertFalse(graphQl.containsKey("errors"), graphQl.encode());

    // When
    Object rest = data("/api/kpis/" + hyphens(figure) + query());

    // Then
    assertEquals(graphQl.getJsonObject("data").getValue(figure.word()), rest);
    assertFalse(rows(rest).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void aFigureIsTheSameInTablesAndFiles(Figure figure) throws IOException {
    // Given
    int n = 15;
    String some = figure.single() ? "" : "&n=" + n;
    JsonArray rest = rows(data("/api/kpis/" + hyphens(figure) + query() + some));

    // When
    JsonObject page =
        (JsonObject) data("/api/tables/" + hyphens(figure) + query() + some + "&limit=1000");
    String export = "/api/export/" + hyphens(figure);
    String csv = door.get(export + ".csv" + query() + some + "&about=false").bodyAsString();
    byte[] xlsx = door.get(export + ".xlsx" + query() + some + "&about=false").body().getBytes();

    // Then
    assertEquals(rest, page.getJsonArray("rows"));
    assertEquals(rest.size(), page.getInteger("total"));
    assertCells(figure, rest, lines(csv));
    assertCells(figure, rest, lines(xlsx));
  }

  /** The first line is the header. */
  private static void assertCells(Figure figure, JsonArray rows, List<List<String>> lines) {
    assertEquals(rows.size() + 1, lines.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < figure.columns().size(); j++) {
        Object expected = rows.getJsonObject(i).getValue(figure.columns().get(j).name());
        String cell = j < lines.get(i + 1).size() ? lines.get(i + 1).get(j) : "";
        if (expected instanceof Number number) {
          assertEquals(
              number.doubleValue(),
              Double.parseDouble(cell),
              Math.abs(number.doubleValue()) * 1e-12);
        } else if (!figure.columns().get(j).isDate()) {
          assertEquals(
              expected == null ? "" : expected.toString(),
              cell.toLowerCase(Locale.ROOT).matches("true|false")
                  ? cell.toLowerCase(Locale.ROOT)
                  : cell);
        }
      }
    }
  }

  private static List<List<String>> lines(String csv) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  private static List<List<String>> lines(byte[] xlsx) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      List<List<String>> lines = new ArrayList<>();
      for (Row row : book.getFirstSheet().read()) {
        lines.add(
            row.stream()
                .map(
                    cell ->
                        cell == null || cell.getValue() == null ? "" : cell.getValue().toString())
                .toList());
      }
      return lines;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "summary, revenue-summary",
    "sales-target-attainment, target-attainment",
    "customer-value, top-customers",
    "employee-performance, sales-performance"
  })
  void theOriginalsNamesMeanTheSame(String original, String own) {
    // When
    Object data = data("/api/kpis/" + original + query());

    // Then
    assertEquals(data("/api/kpis/" + own + query()), data);
  }

  @ParameterizedTest
  @EnumSource(value = Figure.class, mode = EnumSource.Mode.EXCLUDE, names = "BRANCH_LIST")
  void aChartHasANumberOrNullForEachPlaceOfEachSeries(Figure figure) {
    // When
    JsonObject chart = (JsonObject) data("/api/charts/" + hyphens(figure) + query());

    // Then
    int places = chart.getJsonArray("x").size();
    assertTrue(places > 0);
    assertFalse(chart.getJsonArray("series").isEmpty());
    for (Object each : chart.getJsonArray("series")) {
      JsonArray numbers = ((JsonObject) each).getJsonArray("data");
      assertEquals(places, numbers.size(), chart.encode());
      numbers.forEach(it -> assertTrue(it == null || it instanceof Number));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abcClasses | dimension: \"customer\", limit: 7 | dimension=customer&n=7",
        "abcClasses | | ",
        "customerSegments | limit: 5 | n=5",
        "cohortRetention | | ",
        "basketPairs | top: 9, limit: 4 | top=9&n=4",
        "seasonality | | ",
        "salesForecast | granularity: WEEK, horizon: 2 | granularity=week&horizon=2",
        "salesAnomalies | limit: 4 | n=4",
        "whatChanged | startDate: \"2024-03-01\", limit: 2 | start_date=2024-03-01&n=2",
        "whatChanged | startDate: \"2031-03-01\", endDate: \"2031-03-02\" | start_date=2031-03-01&end_date=2031-03-02"
      })
  void anInsightIsTheSameInGraphQlAndAsTheDocumentSays(
      String field, String arguments, String parameters) {
    // Given every member that the document promises
    String path = "/api/insights/" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    JsonObject schema = schemaOf(path);
    String query =
        "{ %s(dataSource: \"%s\", %s) %s }"
            .formatted(
                field, loaded.dataset, arguments == null ? "" : arguments, selection(schema));
    JsonObject graphQl =
        Wait.on(
                door.request(io.vertx.core.http.HttpMethod.POST, "/graphql")
                    .sendJsonObject(new JsonObject().put("query", query)))
            .bodyAsJsonObject();
    assertFalse(graphQl.containsKey("errors"), graphQl.encode());

    // When
    Object rest =
        data(
            path + "?data_source=" + loaded.dataset + (parameters == null ? "" : "&" + parameters));

    // Then
    assertEquals(graphQl.getJsonObject("data").getValue(field), rest);
    assertFits(schema, rest, field);
  }

  private static JsonObject schemaOf(String path) {
    JsonObject document = door.get("/openapi.json").bodyAsJsonObject();
    String reference =
        (String)
            JsonPointer.from(
                    "/paths/"
                        + path.replace("/", "~1")
                        + "/get/responses/200/content/application~1json/schema/properties/data/$ref")
                .queryJson(document);
    return (JsonObject) JsonPointer.from(reference.substring(1)).queryJson(document);
  }

  private static String selection(JsonObject schema) {
    if (schema.containsKey("items")) {
      return selection(schema.getJsonObject("items"));
    }
    JsonObject properties = schema.getJsonObject("properties");
    return properties == null
        ? ""
        : properties.stream()
            .map(it -> it.getKey() + " " + selection((JsonObject) it.getValue()))
            .collect(Collectors.joining(" ", "{ ", " }"));
  }

  private static void assertFits(JsonObject schema, Object value, String where) {
    Object type = schema.getValue("type");
    JsonArray types = type instanceof JsonArray several ? several : new JsonArray().add(type);
    String real =
        value == null
            ? "null"
            : value instanceof JsonObject
                ? "object"
                : value instanceof JsonArray
                    ? "array"
                    : value instanceof String
                        ? "string"
                        : value instanceof Integer || value instanceof Long ? "integer" : "number";
    assertTrue(types.contains(real), where + " is " + real + ", not " + types);
    if (value instanceof JsonObject object) {
      JsonObject properties = schema.getJsonObject("properties");
      assertEquals(properties.fieldNames(), object.fieldNames(), where);
      object.forEach(
          it ->
              assertFits(
                  properties.getJsonObject(it.getKey()), it.getValue(), where + "." + it.getKey()));
    } else if (value instanceof JsonArray array) {
      array.forEach(it -> assertFits(schema.getJsonObject("items"), it, where + "[]"));
    }
  }

  @Test
  void aCourseOfTwoKeysIsASeriesForEachValue() {
    // Given
    JsonArray rows = rows(data("/api/kpis/branch-growth" + query()));

    // When
    JsonObject chart = (JsonObject) data("/api/charts/branch-growth" + query());

    // Then
    JsonArray x = chart.getJsonArray("x");
    assertEquals(x.stream().map(String.class::cast).sorted().toList(), x.getList());
    JsonArray series = chart.getJsonArray("series");
    assertEquals(2, series.size());
    for (Object each : rows) {
      JsonObject row = (JsonObject) each;
      JsonObject own =
          series.stream()
              .map(JsonObject.class::cast)
              .filter(it -> it.getString("name").equals(row.getString("branch")))
              .findFirst()
              .orElseThrow();
      int place = x.getList().indexOf(row.getString("monthYear"));
      assertEquals(row.getDouble("monthlySales"), own.getJsonArray("data").getDouble(place));
    }
  }

  @Test
  void anyQuestionIsAskedPageByPageAndAsAFile() throws IOException {
    // Given
    String question =
        query() + "&dimensions=branch,item&metrics=netSales,transactions&sort=netSales";

    // When
    JsonObject first = (JsonObject) data("/api/tables/explore" + question + "&limit=7");
    JsonObject next = (JsonObject) data("/api/tables/explore" + question + "&limit=7&offset=7");
    List<List<String>> file =
        lines(door.get("/api/export/explore.csv" + question + "&about=false").bodyAsString());

    // Then
    assertEquals(first.getInteger("total") + 1, file.size());
    List<String> items = new ArrayList<>();
    for (JsonObject page : List.of(first, next)) {
      page.getJsonArray("rows").forEach(row -> items.add(((JsonObject) row).getString("item")));
    }
    assertEquals(14, items.size());
    assertEquals(file.subList(1, 15).stream().map(row -> row.get(1)).toList(), items);
  }

  @Test
  void filtersOfferTheValuesThatThereAre() {
    // When
    JsonObject options =
        (JsonObject) data("/api/filters/options?data_source=" + loaded.dataset + "&limit=1000");
    JsonObject found =
        (JsonObject) data("/api/filters/options?data_source=" + loaded.dataset + "&search=brien");

    // Then
    assertEquals(
        loaded.all.stream().map(Sale::branch).distinct().sorted().toList(),
        options.getJsonArray("branches").stream().map(String.class::cast).sorted().toList());
    assertTrue(options.containsKey("ReturnReason"));
    assertFalse(options.containsKey("transactions"));
    assertEquals(new JsonArray().add(SalesInDruid.HOSTILE), found.getJsonArray("branches"));
  }

  @Test
  void theRowsBehindComePageByPage() {
    // When
    JsonObject page =
        (JsonObject) data("/api/tables/rows?data_source=" + loaded.dataset + "&limit=10");

    // Then
    assertEquals(10, page.getJsonArray("rows").size());
    JsonObject next =
        (JsonObject)
            data(
                "/api/tables/rows?data_source=%s&limit=10&after=%s"
                    .formatted(loaded.dataset, page.getString("next")));
    assertEquals(10, next.getJsonArray("rows").size());
  }
}
