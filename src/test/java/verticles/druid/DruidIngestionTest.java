package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CancelIngestion;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.DruidMessages.ListDatasources;
import verticles.contract.DruidMessages.RowCount;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** Loading into a real Druid from a real S3. */
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

  private static SqlRows sql(String sql, Object... parameters) {
    return room.ask(Asks.RUN_SQL, new RunSql(sql, List.of(parameters), 10_000));
  }
}
