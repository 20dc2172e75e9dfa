package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.Canonical.Column;
import verticles.contract.Canonical.Part;
import verticles.contract.DruidMessages.DescribeIngestion;
import verticles.contract.Task;
import verticles.testing.PreparedFile;

class IngestionSpecTest {
  private static final S3 S3_SERVICE =
      new S3(URI.create("http://127.0.0.1:9000"), "bucket", "key", "sec\"ret", "eu-west-1");
  private static final long START_OF_2024 = 1_704_067_200_000L;

  private static JsonNode spec(Canonical canonical, int attempt) {
    Task task = new PreparedFile("sales").task(canonical, attempt);
    return new IngestionSpec(S3_SERVICE).of(task, 3);
  }

  private static Canonical canonical(long rows, Column... columns) {
    return new Canonical(
        List.of(new Part("canonical/a/1/part-0.csv.zst", rows, 9), new Part("b", 0, 9)),
        List.of(columns),
        rows,
        START_OF_2024,
        START_OF_2024 + 1,
        null);
  }

  @Test
  void saysWhereThePartsAreAndHowTheyAreRead() {
    // When
    JsonNode spec = spec(canonical(1), 1);

    // Then
    JsonNode source = spec.at("/spec/ioConfig/inputSource");
    assertEquals("s3://bucket/canonical/a/1/part-0.csv.zst", source.at("/uris/0").asText());
    assertEquals("s3://bucket/b", source.at("/uris/1").asText());
    assertEquals("key", source.at("/properties/accessKeyId").asText());
    assertEquals("sec\"ret", source.at("/properties/secretAccessKey").asText());
    assertEquals("http://127.0.0.1:9000", source.at("/endpointConfig/url").asText());
    assertEquals("eu-west-1", source.at("/endpointConfig/signingRegion").asText());
    assertEquals("http", source.at("/clientConfig/protocol").asText());
    assertTrue(source.at("/clientConfig/enablePathStyleAccess").asBoolean());
    assertTrue(spec.at("/spec/ioConfig/appendToExisting").asBoolean());
    assertEquals(0, spec.at("/spec/tuningConfig/maxParseExceptions").asInt(-1));
    assertEquals(3, spec.at("/spec/tuningConfig/maxNumConcurrentSubTasks").asInt());
  }

  @Test
  void namesEveryColumnButTheTimeAndMergesNoRows() {
    // When
    JsonNode spec =
        spec(
            canonical(
                1,
                new Column("__time", "long"),
                new Column("Branch", "string"),
                new Column("grossRevenue", "double")),
            1);

    // Then
    JsonNode schema = spec.at("/spec/dataSchema");
    assertEquals(
        "[{\"type\":\"string\",\"name\":\"Branch\"},{\"type\":\"double\",\"name\":\"grossRevenue\"}]",
        schema.at("/dimensionsSpec/dimensions").toString());
    assertEquals("[]", schema.at("/metricsSpec").toString());
    assertFalse(schema.at("/granularitySpec/rollup").asBoolean(true));
    assertEquals("YEAR", schema.at("/granularitySpec/segmentGranularity").asText());
    assertEquals(
        "2024-01-01T00:00:00Z/2025-01-01T00:00:00Z",
        schema.at("/granularitySpec/intervals/0").asText());
  }

  @Test
  void aFurtherAttemptAsksForTheCoarsestSegments() {
    // Given a file that is worth a segment of a day
    Canonical dense = canonical(600_000);

    // When
    String first = granularity(spec(dense, 1));
    String second = granularity(spec(dense, 2));

    // Then
    assertEquals("DAY", first);
    assertEquals("YEAR", second);
  }

  private static String granularity(JsonNode spec) {
    return spec.at("/spec/dataSchema/granularitySpec/segmentGranularity").asText();
  }

  @Test
  void noNameCanChangeItsShape() {
    // Given
    String hostile = "x\"}],\"metricsSpec\":[{\"type\":\"count\"}],\"y\":[{\"z\":\"";

    // When
    JsonNode plain = spec(canonical(1, new Column("x", "string")), 1);
    JsonNode named = spec(canonical(1, new Column(hostile, "string")), 1);

    // Then
    assertEquals(hostile, named.at("/spec/dataSchema/dimensionsSpec/dimensions/0/name").asText());
    assertEquals(
        plain.at("/spec/dataSchema/metricsSpec"), named.at("/spec/dataSchema/metricsSpec"));
    assertEquals(plain.at("/spec").size(), named.at("/spec").size());
  }

  @Test
  void describesTheSameIngestionWithoutKeysAndPlaces() {
    // Given
    Column[] columns = {new Column("__time", "long"), new Column("Branch", "string")};
    Canonical canonical = canonical(600_000, columns);
    JsonNode sent = spec(canonical, 1);

    // When
    JsonNode shown =
        IngestionSpec.described(
            new DescribeIngestion(
                "sales", canonical.columns(), 600_000, START_OF_2024, START_OF_2024 + 1));

    // Then
    assertEquals(sent.at("/spec/dataSchema"), shown.at("/spec/dataSchema"));
    assertEquals(
        "{the canonical parts in S3}", shown.at("/spec/ioConfig/inputSource/uris/0").asText());
    assertTrue(shown.findParents("accessKeyId").isEmpty());
    assertFalse(shown.toString().contains("127.0.0.1"));
    assertTrue(sent.toString().contains("127.0.0.1"));
  }

  @Test
  void saysWhatItCannotKnowYet() {
    // When
    JsonNode shown =
        IngestionSpec.described(new DescribeIngestion("sales", List.of(), 3, null, 5L));

    // Then
    JsonNode segments = shown.at("/spec/dataSchema/granularitySpec");
    assertEquals("{by rows and span}", segments.at("/segmentGranularity").asText());
    assertEquals("{first day}/{last day}", segments.at("/intervals/0").asText());
  }
}
