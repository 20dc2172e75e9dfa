package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.DruidMessages.SubmitIngestion;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;

/** How a real Druid and a real S3 fail, and what is said about it. */
class IngestionFailuresTest {
  private static final String[] COLUMNS = {"Branch:string", "grossRevenue:double", "units:long"};

  private static Druid druid;
  private static S3 s3;
  private static DruidRoom room;

  @BeforeAll
  static void start() {
    s3 = TestServices.s3();
    druid = TestServices.druid();
    room = new DruidRoom(druid, s3);
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  private static PreparedFile file(String dataset) {
    return new PreparedFile(dataset, COLUMNS);
  }

  private static String dataset() {
    return "load_" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void aRowThatDruidCannotReadIsNamed() {
    // Given
    Task task =
        file(dataset())
            .row("2024-01-01T00:00:00Z", "Old Mill", 1, 1)
            .line("next week", "Lakeside", 2, 2)
            .store(s3);
    room.submit(task);

    // When
    Problem problem = room.end(task.druidTaskId()).problem();

    // Then
    assertEquals("unreadable-row", problem.type());
    assertEquals(
        "Druid could not read the time “next week” in line 3 of the prepared file part-0.csv.zst."
            + " Nothing of the file was loaded. Correct this row in the file and send it again.",
        problem.detail());
    assertEquals(3L, problem.errors().get(0).line());
    assertEquals(0, room.rows(task));
  }

  @Test
  void aValueThatIsNoNumberIsNamed() {
    // Given
    Task task = file(dataset()).row("2024-01-01T00:00:00Z", "Lakeside", "12,5 euros", 2).store(s3);
    room.submit(task);

    // When
    Problem problem = room.end(task.druidTaskId()).problem();

    // Then
    assertEquals("unreadable-row", problem.type());
    assertTrue(
        problem.detail().startsWith("Druid could not read “12,5 euros” in the column grossRevenue"),
        problem.detail());
  }

  @Test
  void aFileThatWasDeletedAfterTheCheckIsMissed() {
    // Given a task of Druid's whose second of three parts is gone, which the check does not look at
    PreparedFile file = file(dataset()).row("2024-01-01T00:00:00Z", "a", 1, 1);
    Task stored = file.store(s3);
    Canonical.Part there = stored.canonical().parts().get(0);
    Canonical.Part gone = new Canonical.Part(there.key() + "-gone", 1, 1);
    Canonical broken =
        new Canonical(
            List.of(there, gone, there),
            stored.canonical().columns(),
            3,
            stored.canonical().minTime(),
            stored.canonical().maxTime(),
            null);
    Task task = file.task(broken, 1);
    room.submit(task);

    // When
    Problem problem = room.end(task.druidTaskId()).problem();

    // Then
    assertEquals("prepared-file-missing", problem.type());
    assertEquals(
        "The prepared form of the file is no longer in the storage. Retry: it is prepared again"
            + " from the file as it was received.",
        problem.detail());
  }

  @Test
  void wrongStorageSettingsAreNamedBeforeAnythingIsSubmitted() {
    // Given
    PreparedFile file = file(dataset()).row("2024-01-01T00:00:00Z", "a", 1, 1);
    Task task = file.store(s3);
    Task missing =
        file.task(
            new Canonical(
                List.of(new Canonical.Part("canonical/none", 1, 1)), file.columns(), 1, 0, 1, null),
            1);
    URI nowhere = URI.create("http://127.0.0.1:1");

    // When
    Problem key = submittedTo(new S3(s3.endpoint(), s3.bucket(), "who", "what", "us-east-1"), task);
    Problem secret =
        submittedTo(new S3(s3.endpoint(), s3.bucket(), s3.accessKey(), "no", s3.region()), task);
    Problem bucket =
        submittedTo(
            new S3(s3.endpoint(), "no-bucket", s3.accessKey(), s3.secretKey(), s3.region()), task);
    Problem object = submittedTo(s3, missing);
    Problem address =
        submittedTo(new S3(nowhere, s3.bucket(), s3.accessKey(), s3.secretKey(), "x"), task);

    // Then
    assertEquals(
        "The storage does not know the access key. Correct AWS_ACCESS_KEY_ID, then retry.",
        key.detail());
    assertEquals("storage-denied", secret.type());
    assertTrue(secret.detail().contains("AWS_SECRET_ACCESS_KEY"), secret.detail());
    assertEquals("storage-bucket-missing", bucket.type());
    assertEquals("prepared-file-missing", object.type());
    assertEquals(503, address.status());
    assertEquals("storage-unavailable", address.type());
    assertEquals("ingestion-vanished", room.end(task.druidTaskId()).problem().type());
  }

  private static Problem submittedTo(S3 other, Task task) {
    try (DruidRoom broken = new DruidRoom(druid, other)) {
      return broken.refused(Asks.SUBMIT_INGESTION, new SubmitIngestion(task));
    }
  }
}
