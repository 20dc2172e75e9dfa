package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Problem;

class IngestionFaultsTest {
  private static final Pattern SETTING = Pattern.compile("\\b[A-Z0-9]+_[A-Z_]+\\b");

  private static final String TRACE =
      """
      java.lang.RuntimeException: Error occurred while trying to read uri: s3://bucket/x.csv
      \tat org.apache.druid.data.input.impl.InputEntityIteratingReader.read(Reader.java:81)
      Caused by: java.io.IOException: something on the way
      \t... 16 more
      Caused by: %s
      \t... 18 more
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: InvalidAccessKeyId; Request ID: 1) | storage-denied | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: no (Service: Amazon S3; Status Code: 403; Error Code: SignatureDoesNotMatch; Request ID: 1) | storage-denied | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: no (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1) | storage-denied | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: gone (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 1) | storage-bucket-missing | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: gone (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: 1) | prepared-file-missing | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: gone (Service: Amazon S3; Status Code: 404; Error Code: Gone; Request ID: 1) | prepared-file-missing | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: odd (Service: Amazon S3; Status Code: 418; Error Code: Odd; Request ID: 1) | storage-refused | 502",
        "com.amazonaws.services.s3.model.AmazonS3Exception: slow (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 1) | storage-unavailable | 503",
        "com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain | storage-denied | 502",
        "java.net.ConnectException: Connection refused (Connection refused) | storage-unavailable | 503",
        "java.net.UnknownHostException: bucket.nowhere | storage-unavailable | 503",
        "java.lang.OutOfMemoryError: Java heap space | druid-out-of-memory | 502",
        "java.io.IOException: No space left on device | druid-out-of-disk | 502",
        "java.lang.IllegalStateException: Failed to add a row with timestamp[2024-02-01T00:00:00.000Z] | ingestion-displaced | 503",
        "java.lang.IllegalArgumentException: Access key cannot be null. | ingestion-interrupted | 503",
        "org.apache.druid.java.util.common.ISE: Lock for interval [2024-01-01] was revoked. | ingestion-interrupted | 503",
      })
  void everyKnownCauseHasItsNameAndNoPageNamesItsSettings(String cause, String type, int status)
      throws IOException {
    // Given
    ObjectNode report = Json.object().put("errorMsg", TRACE.formatted(cause));

    // When
    Problem problem = IngestionFaults.explain("cut in its mid", report);

    // Then
    assertEquals(type, problem.type());
    assertEquals(status, problem.status());
    assertFalse(problem.detail().isBlank());
    boolean setting = SETTING.matcher(problem.detail()).find();
    String words = Files.readString(Path.of("webroot/state/problem-words.js"));
    assertTrue(!setting || words.contains("'" + type + "':"), problem.detail());
  }

  @Test
  void anUnknownCauseIsQuotedWithoutClassesHostsAndPaths() {
    // Given
    ObjectNode report =
        Json.object()
            .put(
                "errorMsg",
                TRACE.formatted(
                    "org.apache.druid.java.util.common.ISE: Odd thing at /var/druid/x/y.tmp on"
                        + " 10.1.2.3:8091, see http://host:8081/log"));

    // When
    Problem problem = IngestionFaults.explain("", report);

    // Then
    assertEquals("ingestion-failed", problem.type());
    assertEquals(
        "Druid stopped with: “Odd thing at (a path) on (a host), see (an address)”. The file is"
            + " kept; mend this in Druid, then retry.",
        problem.detail());
  }

  @Test
  void withoutAReportTheStatusIsRead() {
    // When
    Problem problem =
        IngestionFaults.explain(
            "The worker that this task was assigned disappeared and did not report cleanup",
            Json.object());

    // Then
    assertEquals("ingestion-interrupted", problem.type());
  }

  @Test
  void whereNothingIsSaidThatIsSaid() {
    // When
    Problem problem = IngestionFaults.explain("", Json.object());

    // Then
    assertEquals("ingestion-failed", problem.type());
    assertEquals(
        "Druid gave no reason for it. Retry; if it fails again, look at Druid's own log for this"
            + " time.",
        problem.detail());
  }

  @Test
  void theFirstUnreadableRowExplainsTheFailure() {
    // Given
    ObjectNode report = Json.object().put("errorMsg", "Max parse exceptions[0] exceeded");
    report
        .putObject("unparseableEvents")
        .putArray("buildSegments")
        .addObject()
        .put("input", "{__time=1, Branch=Old Mill, grossRevenue=abc}")
        .putArray("details")
        .add("Could not convert value [abc] to double for dimension [grossRevenue].");

    // When
    Problem problem = IngestionFaults.explain("", report);

    // Then
    assertEquals("unreadable-row", problem.type());
    assertEquals("grossRevenue", problem.errors().get(0).column());
    assertEquals("abc", problem.errors().get(0).value());
    assertEquals(
        "Druid could not read “abc” in the column grossRevenue as a number (the row is {__time=1,"
            + " Branch=Old Mill, grossRevenue=abc}). Nothing of the file was loaded. Correct this"
            + " row in the file and send it again.",
        problem.detail());
  }
}
