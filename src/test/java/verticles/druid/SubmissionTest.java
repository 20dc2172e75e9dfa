package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.druid.FakeDruid.resets;
import static verticles.druid.FakeDruid.says;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.Done;
import verticles.contract.DruidMessages.SubmitIngestion;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;

/** The submission's protocol against a Druid that answers oddly. */
class SubmissionTest {
  private static final String GET = "GET /druid/indexer/v1/task/";
  private static final String POST = "POST /druid/indexer/v1/task";
  private static final String UNKNOWN = "Cannot find any task with id: [x]";
  private static final String KNOWN =
      "{\"task\":\"x\",\"status\":{\"id\":\"x\",\"statusCode\":\"RUNNING\"}}";
  private static final String EXISTS =
      "{\"error\":\"druidException\",\"errorCode\":\"entryAlreadyExists\",\"persona\":\"USER\","
          + "\"category\":\"INVALID_INPUT\",\"errorMessage\":\"Task[x] already exists\"}";

  private static S3 s3;
  private static Task task;

  private final FakeDruid fake = new FakeDruid();
  private final DruidRoom room = new DruidRoom(fake.druid(), s3);

  @BeforeAll
  static void store() {
    s3 = TestServices.s3();
    task =
        new PreparedFile("sales", "Branch:string", "grossRevenue:double")
            .row("2024-05-01T12:00:00Z", "Old Mill", 1.5)
            .store(s3);
  }

  @AfterEach
  void close() {
    room.close();
    fake.close();
  }

  private Done submit() {
    return room.ask(Asks.SUBMIT_INGESTION, new SubmitIngestion(task));
  }

  private Problem refused() {
    return room.refused(Asks.SUBMIT_INGESTION, new SubmitIngestion(task));
  }

  @ParameterizedTest
  @CsvSource({"404", "400"})
  void anUnknownTaskIsPosted(int status) {
    // Given
    fake.when(GET, says(status, UNKNOWN)).when(POST, says(200, "{\"task\":\"x\"}"));

    // When
    Done done = submit();

    // Then
    assertEquals(Done.DONE, done);
    assertEquals(1, fake.count(POST));
    assertEquals(GET + task.druidTaskId() + "/status", fake.heard.get(0));
    assertTrue(fake.bodies.get(2).contains("\"id\":\"" + task.druidTaskId() + "\""));
  }

  @ParameterizedTest
  @CsvSource({"4, 0, 1", "7, 0, 1", "8, 0, 2", "40, 36, 1", "400, 0, 3"})
  void partsAreLoadedSideBySideWhereThereIsRoom(int places, int used, int subtasks) {
    // Given
    fake.when(GET, says(404, UNKNOWN))
        .when(
            "totalWorkerCapacity",
            says(
                200,
                "{\"currentClusterCapacity\":%d,\"usedClusterCapacity\":%d}"
                    .formatted(places, used)))
        .when(POST, says(200, "{}"));
    Canonical one = task.canonical();
    Canonical.Part part = one.parts().get(0);
    Canonical three =
        new Canonical(
            List.of(part, part, part), one.columns(), 3, one.minTime(), one.maxTime(), null);

    // When
    room.submit(new PreparedFile("sales").task(three, 1));

    // Then
    String posted = fake.bodies.get(fake.bodies.size() - 1);
    assertTrue(posted.contains("\"maxNumConcurrentSubTasks\":" + subtasks), posted);
  }

  @Test
  void withoutAnyPlaceNothingIsPostedYet() {
    // Given
    fake.when(GET, says(404, UNKNOWN))
        .when(
            "totalWorkerCapacity",
            says(
                200,
                "{\"currentClusterCapacity\":0,\"maximumCapacityWithAutoScale\":-1,"
                    + "\"usedClusterCapacity\":0}"))
        .when(POST, says(200, "{}"));

    // When
    Problem problem = refused();

    // Then
    assertEquals("druid-starting", problem.type());
    assertEquals(503, problem.status());
    assertEquals(0, fake.count(POST));
  }

  @Test
  void aKnownTaskIsNotPostedAgain() {
    // Given
    fake.when(GET, says(200, KNOWN));

    // When
    submit();

    // Then
    assertEquals(0, fake.count(POST));
  }

  @Test
  void aTaskThatExistsAlreadyIsOurs() {
    // Given
    fake.when(GET, says(404, UNKNOWN)).when(POST, says(400, EXISTS));

    // When
    Done done = submit();

    // Then
    assertEquals(Done.DONE, done);
  }

  @Test
  void anAnswerThatGotLostIsLookedFor() {
    // Given
    fake.when(GET, says(404, UNKNOWN), says(200, KNOWN)).when(POST, resets());

    // When
    Done done = submit();

    // Then
    assertEquals(Done.DONE, done);
    assertEquals(1, fake.count(POST));
  }

  @Test
  void aPostThatNeverArrivedPasses() {
    // Given
    fake.when(GET, says(404, UNKNOWN)).when(POST, resets());

    // When
    Problem problem = refused();

    // Then
    assertEquals("druid-unavailable", problem.type());
    assertEquals(503, problem.status());
  }

  @Test
  void aRefusalSaysWhy() {
    // Given
    String reason = "{\"error\":\"Could not resolve type id 'nope'\"}";
    fake.when(GET, says(404, UNKNOWN)).when(POST, says(400, reason));

    // When
    Problem problem = refused();

    // Then
    assertEquals("ingestion-refused", problem.type());
    assertEquals(400, problem.status());
    assertEquals(
        "Druid refused to load the file: Could not resolve type id 'nope'", problem.detail());
  }

  @Test
  void aDruidWithoutARegionIsExplained() {
    // Given
    fake.when(GET, says(404, UNKNOWN))
        .when(POST, says(400, "{\"error\":\"Unable to provision, see the following errors\"}"));

    // When
    Problem problem = refused();

    // Then
    assertTrue(problem.detail().contains("-Daws.region"), problem.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "429, druid-unavailable, 503",
    "500, druid-unavailable, 503",
    "502, druid-unavailable, 503",
    "401, druid-denied, 502",
    "403, druid-denied, 502",
    "404, druid-not-there, 502",
    "405, druid-not-there, 502"
  })
  void otherAnswersAreNamed(int answer, String type, int status) {
    // Given
    fake.when(GET, says(404, UNKNOWN)).when(POST, says(answer, "<html>garbage</html>"));

    // When
    Problem problem = refused();

    // Then
    assertEquals(type, problem.type());
    assertEquals(status, problem.status());
  }

  @Test
  void aDruidThatCannotSayWhetherItKnowsTheTaskIsNotPostedTo() {
    // Given
    fake.when(GET, says(500, "")).when(POST, says(200, "{}"));

    // When
    Problem problem = refused();

    // Then
    assertEquals("druid-unavailable", problem.type());
    assertEquals(0, fake.count(POST));
  }
}
