package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.druid.FakeDruid.resets;
import static verticles.druid.FakeDruid.says;

import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.testing.DruidRoom;
import verticles.testing.Wait;

/** The watch against a Druid that answers oddly. */
class WatchTest {
  private static final String STATUSES = "POST /druid/indexer/v1/taskStatus";
  private static final String REPORTS = "/reports";
  private static final String RUNNING =
      "{\"a\":{\"status\":\"RUNNING\"},\"b\":{\"status\":\"RUNNING\"}}";
  private static final String SUCCESS =
      "{\"a\":{\"status\":\"SUCCESS\"},\"b\":{\"status\":\"SUCCESS\"}}";
  private static final String REPORT =
      "{\"ingestionStatsAndErrors\":{\"payload\":{\"rowStats\":{\"buildSegments\":"
          + "{\"processed\":7}}}}}";

  private final FakeDruid fake = new FakeDruid();
  private DruidRoom room;

  @BeforeEach
  void open() {
    room = new DruidRoom(fake.druid(), new S3(fake.druid().url(), "b", "k", "s", "us-east-1"));
  }

  @AfterEach
  void close() {
    room.close();
    fake.close();
  }

  @Test
  void asksForAllTasksInOneCallAndNeverTwiceAtOnce() {
    // Given a Druid that takes longer to answer than the time between two polls
    FakeDruid.Manner slowly =
        (request, body) ->
            room.vertx.setTimer(
                400, id -> request.response().end(fake.count("Status") < 4 ? RUNNING : SUCCESS));
    fake.when(STATUSES, slowly).when(REPORTS, says(200, REPORT));

    // When
    List<Future<IngestionEnded>> ends = List.of(room.watch("a"), room.watch("b"), room.watch("a"));
    Wait.on(Future.all(ends));

    // Then
    assertEquals(new IngestionEnded("a", 7, null), ends.get(0).result());
    assertEquals(new IngestionEnded("b", 7, null), ends.get(1).result());
    assertEquals("[\"a\"]", fake.bodies.get(0));
    List<String> polls =
        fake.bodies.stream()
            .filter(body -> body.contains("\"a\"") && body.contains("\"b\""))
            .toList();
    assertTrue(polls.size() >= 3, fake.bodies.toString());
    assertEquals(2, fake.count(REPORTS), "each report is read once");
  }

  @Test
  void outlivesADruidThatIsAway() {
    // Given
    fake.when(
            STATUSES,
            says(503, ""),
            resets(),
            says(200, "<html>garbage</html>"),
            says(200, "{\"a\":{\"statusCode\":\"SUCCESS\",\"status\":{\"state\":\"odd\"}}}"))
        .when(REPORTS, says(200, REPORT));

    // When
    IngestionEnded end = room.end("a");

    // Then
    assertEquals(new IngestionEnded("a", 7, null), end);
    assertEquals(4, fake.count(STATUSES));
  }

  @Test
  void aTaskThatDruidDoesNotKnowIsGoneAfterAFewPolls() {
    // Given
    fake.when(STATUSES, says(200, "{}"));

    // When
    IngestionEnded end = room.end("a");

    // Then
    assertEquals("ingestion-vanished", end.problem().type());
    assertEquals(503, end.problem().status());
    assertEquals(Watch.MISSES, fake.count(STATUSES));
  }

  @Test
  void aTaskThatIsUnknownOnlyForAMomentIsNot() {
    // Given
    fake.when(STATUSES, says(200, "{}"), says(200, RUNNING), says(200, "{}"), says(200, SUCCESS))
        .when(REPORTS, says(200, REPORT));

    // When
    IngestionEnded end = room.end("a");

    // Then
    assertNull(end.problem());
  }

  @Test
  void aReportThatComesLateIsWaitedFor() {
    // Given
    fake.when(STATUSES, says(200, SUCCESS))
        .when(REPORTS, says(404, "no reports yet"), says(404, ""), says(200, REPORT));

    // When
    IngestionEnded end = room.end("a");

    // Then
    assertEquals(7, end.rows());
  }

  @Test
  void withoutAReportTheStatusHasToDo() {
    // Given
    String failed =
        "{\"a\":{\"status\":\"FAILED\",\"errorMsg\":\"java.lang.OutOfMemoryError: Java heap space\"}}";
    fake.when(STATUSES, says(200, failed)).when(REPORTS, says(404, ""));

    // When
    IngestionEnded end = room.end("a");

    // Then
    assertEquals(-1, end.rows());
    assertEquals("druid-out-of-memory", end.problem().type());
  }

  @Test
  void aTaskThatHasEndedCanBeWatchedAgain() {
    // Given
    fake.when(STATUSES, says(200, SUCCESS)).when(REPORTS, says(200, REPORT));
    IngestionEnded first = room.end("a");

    // When
    try (DruidRoom later = new DruidRoom(new Druid(fake.druid().url()), s3())) {
      // Then
      assertEquals(first, later.end("a"));
    }
  }

  private S3 s3() {
    return new S3(fake.druid().url(), "b", "k", "s", "us-east-1");
  }
}
