package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
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
import verticles.contract.Done;
import verticles.contract.DruidMessages.CancelIngestion;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.DruidMessages.ListDatasources;
import verticles.contract.DruidMessages.RowCount;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.DruidMessages.SubmitIngestion;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** Against a real Druid and a real S3. */
class DruidIngestionTest {
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
  void aFileOfSeveralPartsIsLoadedRowForRow() {
    // Given
    PreparedFile file =
        file(dataset())
            .row("2023-12-31T23:59:59.999Z", "Old Mill", 10.5, 2)
            .row("2023-12-31T23:59:59.999Z", "Old Mill", 10.5, 2)
            .nextPart()
            .row("2024-02-29T00:00:00Z", "Quotes \"and\", commas", -0.1, null);
    Task task = file.store(s3);

    // When
    room.submit(task);
    IngestionEnded end = room.end(task.druidTaskId());

    // Then
    assertEquals(new IngestionEnded(task.druidTaskId(), 3, null), end);
    room.awaitRows(task, 3);
    SqlRows rows =
        sql(
            "SELECT __time, Branch, grossRevenue, units, _ingestion_id FROM %s ORDER BY 1"
                .formatted(task.dataset()));
    String id = task.id().toString();
    assertEquals(
        List.of("__time", "Branch", "grossRevenue", "units", "_ingestion_id"), rows.columns());
    assertEquals(List.of("2023-12-31T23:59:59.999Z", "Old Mill", 10.5, 2L, id), rows.rows().get(0));
    assertEquals(rows.rows().get(0), rows.rows().get(1), "two equal sales are two sales");
    assertEquals("Quotes \"and\", commas", rows.rows().get(2).get(1));
    assertNull(rows.rows().get(2).get(3));
    assertTrue(
        room.ask(Asks.LIST_DATASOURCES, new ListDatasources()).names().contains(task.dataset()));
  }

  @Test
  void submittingAgainIsHarmless() {
    // Given
    Task task = file(dataset()).row("2024-01-01T00:00:00Z", "Old Mill", 1, 1).store(s3);
    room.submit(task);
    room.end(task.druidTaskId());
    room.awaitRows(task, 1);

    // When
    room.submit(task);

    // Then
    assertNull(room.end(task.druidTaskId()).problem());
    assertEquals(1, room.rows(task));
  }

  @Test
  void filesOfOneDatasetLoadAtTheSameTime() {
    // Given
    String dataset = dataset();
    List<Task> tasks =
        List.of(
            file(dataset).row("2024-01-01T00:00:00Z", "a", 1, 1).store(s3),
            file(dataset).row("2024-01-01T00:00:00Z", "b", 1, 1).store(s3),
            file(dataset).row("2024-06-01T00:00:00Z", "c", 1, 1).store(s3));

    // When
    tasks.forEach(room::submit);
    List<Future<IngestionEnded>> ends =
        tasks.stream().map(task -> room.watch(task.druidTaskId())).toList();
    Wait.on(Future.all(ends));

    // Then
    ends.forEach(end -> assertNull(end.result().problem()));
    tasks.forEach(task -> room.awaitRows(task, 1));
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
            stored.canonical().maxTime());
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
                List.of(new Canonical.Part("canonical/none", 1, 1)), file.columns(), 1, 0, 1),
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

  @Test
  void aTaskThatIsStoppedSaysSo() {
    // Given enough rows that it cannot have ended before it is stopped
    PreparedFile file = file(dataset());
    for (int i = 0; i < 60_000; i++) {
      file.row("2024-01-01T00:00:00Z", "Branch " + i % 7, i, i);
    }
    Task task = file.store(s3);
    room.submit(task);

    // When
    room.ask(Asks.CANCEL_INGESTION, new CancelIngestion(task.druidTaskId()));
    Problem problem = room.end(task.druidTaskId()).problem();

    // Then
    assertEquals("ingestion-stopped", problem.type());
    assertEquals(0, room.rows(task));
  }

  @Test
  void stoppingWhatDruidNeverHadIsDone() {
    assertEquals(Done.DONE, room.ask(Asks.CANCEL_INGESTION, new CancelIngestion("sluice-never-1")));
  }

  @Test
  void anUnknownDatasetHasNoRows() {
    assertEquals(0, room.ask(Asks.COUNT_ROWS, new CountRows("never_loaded", "x")).rows());
  }

  @Test
  void aSettledCountIsNeverTooLow() {
    // Given a file that has only just been published, in several segments
    Task task =
        file(dataset())
            .row("2022-01-01T00:00:00Z", "Old Mill", 1, 1)
            .row("2023-01-01T00:00:00Z", "Old Mill", 1, 1)
            .row("2024-01-01T00:00:00Z", "Old Mill", 1, 1)
            .store(s3);
    room.submit(task);
    room.end(task.druidTaskId());

    // When
    long first = Wait.on(firstSettled(task));
    String id = task.id().toString();
    long never = room.ask(Asks.COUNT_ROWS, new CountRows("never_loaded", id, true)).rows();

    // Then
    assertEquals(3, first);
    assertEquals(0, never);
  }

  /** The first count that is settled; before, there is none. */
  private static Future<Long> firstSettled(Task task) {
    return room.bus
        .ask(Asks.COUNT_ROWS, new CountRows(task.dataset(), task.id().toString(), true))
        .map(RowCount::rows)
        .recover(
            failure -> {
              assertEquals(503, ((ProblemException) failure).problem().status());
              return room.pause().compose(rested -> firstSettled(task));
            });
  }

  @Test
  void parametersAreValuesWhateverTheySay() {
    // Given
    String hostile = "x' OR 'a'='a\" -- ; DROP";
    PreparedFile file =
        file(dataset())
            .row("2024-01-01T00:00:00Z", hostile, 1.5, 1)
            .row("2024-01-01T00:00:00Z", "Lakeside", 2.5, 2);
    String table = room.load(file, s3).dataset();

    // When
    SqlRows equal =
        sql("SELECT SUM(grossRevenue) FROM " + table + " WHERE Branch = ?", (Object) hostile);
    SqlRows among =
        sql(
            "SELECT COUNT(*) FROM " + table + " WHERE SCALAR_IN_ARRAY(Branch, ?)",
            List.of(hostile, "Lakeside", "none"));
    SqlRows numbers =
        sql("SELECT Branch FROM " + table + " WHERE units >= ? AND grossRevenue > ?", 2L, 2.0);

    // Then
    assertEquals(List.of(List.of(1.5)), equal.rows());
    assertEquals(List.of(List.of(2L)), among.rows());
    assertEquals(List.of(List.of("Lakeside")), numbers.rows());
  }

  @Test
  void aQueryOverNothingOrThatIsWrongSaysSo() {
    // When
    Problem unknown = room.refused(Asks.RUN_SQL, query("SELECT 1 FROM never_loaded"));
    Problem wrong = room.refused(Asks.RUN_SQL, query("SELEKT"));

    // Then
    assertEquals("unknown-datasource", unknown.type());
    assertEquals(404, unknown.status());
    assertEquals("query-failed", wrong.type());
  }

  @Test
  void healthNamesWhatIsThere() {
    // When
    Health health = room.ask(Asks.DRUID_HEALTH, new Health.Ping());

    // Then
    assertTrue(health.available(), health.detail());
    assertEquals("druid", health.name());
    assertFalse(health.detail().isBlank());
  }

  private static SqlRows sql(String sql, Object... parameters) {
    return room.ask(Asks.RUN_SQL, new RunSql(sql, List.of(parameters), 10_000));
  }

  private static RunSql query(String sql) {
    return new RunSql(sql, List.of(), 5_000);
  }
}
