package verticles.druid;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.DruidMessages.*;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** Rows are deleted for good from the real Druid, and no others. */
class PurgeTest {
  private static S3 s3;
  private static DruidRoom druid;
  private String dataset;

  @BeforeAll
  static void start() {
    s3 = TestServices.s3();
    druid = room(Duration.ZERO);
  }

  private static DruidRoom room(Duration dropsWithin) {
    Druid shared = TestServices.druid();
    return new DruidRoom(new Druid(shared.url(), shared.broker(), dropsWithin), s3);
  }

  @AfterAll
  static void stop() {
    druid.close();
  }

  @BeforeEach
  void anotherDataset() {
    dataset = "purge_" + Long.toString(System.nanoTime(), 36);
  }

  private PreparedFile file(int rows, String... years) {
    PreparedFile file = new PreparedFile(dataset, "Branch:string", "grossRevenue:double");
    for (String year : years) {
      for (int i = 0; i < rows; i++) {
        file.row(year + "-03-01T10:00:00Z", "North " + i % 7, i);
      }
    }
    return file;
  }

  private static String attempt(String ingestion) {
    return "sluice-test-"
        + ingestion
        + "-"
        + Long.toString(ThreadLocalRandom.current().nextLong(), 36);
  }

  private boolean step(UUID ingestion, String... alsoGone) {
    List<String> others = List.of(alsoGone);
    String id = attempt("purge");
    boolean submitted =
        settled(
                () ->
                    druid.bus.ask(
                        Asks.PURGE_ROWS, new PurgeRows(id, dataset, ingestion.toString(), others)))
            .submitted();
    if (submitted) {
      assertNull(druid.end(id).problem());
    }
    return submitted;
  }

  private int purge(UUID ingestion) {
    int steps = 0;
    while (step(ingestion)) {
      steps++;
    }
    return steps;
  }

  private Map<String, Long> rows() {
    return settled(() -> druid.bus.ask(Asks.COUNT_INGESTIONS, new CountIngestions(dataset))).rows();
  }

  /** Asked again while Druid says that it is still loading. */
  private static <T> T settled(Supplier<Future<T>> ask) {
    return Wait.on(again(ask));
  }

  private static <T> Future<T> again(Supplier<Future<T>> ask) {
    return ask.get()
        .recover(
            failure ->
                failure instanceof ProblemException known && known.problem().status() == 503
                    ? druid.pause().compose(rested -> again(ask))
                    : Future.failedFuture(failure));
  }

  @Test
  void onlyTheRowsOfOneIngestionGo() {
    // Given
    PreparedFile kept = file(30, "2021", "2023");
    PreparedFile gone = file(20, "2021", "2022", "2025");
    PreparedFile wider =
        new PreparedFile(dataset, "Branch:string", "unitsSold:long", "note:string");
    wider.row("2021-05-01T00:00:00Z", "South", 7, "n");
    druid.load(s3, kept, gone, wider);

    // When
    int steps = purge(gone.id());

    // Then
    assertTrue(steps > 0);
    assertEquals(Map.of(kept.id().toString(), 60L, wider.id().toString(), 1L), rows());
    SqlRows sums =
        druid.ask(
            Asks.RUN_SQL,
            new RunSql(
                "SELECT SUM(\"grossRevenue\"), SUM(\"unitsSold\"), COUNT(DISTINCT \"Branch\"),"
                    + " COUNT(\"note\") FROM \""
                    + dataset
                    + "\"",
                List.of(),
                10_000));
    assertEquals(List.of(870.0, 7L, 8L, 1L), sums.rows().get(0));
    assertEquals(0, purge(gone.id()), "nothing is left to do");
  }

  @Test
  void aPurgeOfTheOnlyIngestionLeavesNothing() {
    // Given
    PreparedFile gone = file(20, "2024", "2025");
    druid.load(gone, s3);

    // When
    purge(gone.id());

    // Then
    assertEquals(Map.of(), rows());
    druid.load(file(5, "2025"), s3);
    assertEquals(1, rows().size());
  }

  @Test
  void onceNothingIsLeftOfADatasetItIsNoDatasourceAnyMore() {
    // Given what stays of a purge, in one year under rows that came later
    PreparedFile gone = file(20, "2023", "2024");
    PreparedFile later = file(5, "2024");
    druid.load(gone, s3);
    purge(gone.id());
    druid.load(later, s3);

    // When
    killed();
    Map<String, Long> kept = rows();
    unmarked();
    purge(later.id());
    killed();
    unmarked();

    // Then
    assertEquals(Map.of(later.id().toString(), 5L), kept);
    assertEquals(Map.of(), rows());
    Wait.on(unlisted());
  }

  private Future<Void> unlisted() {
    return druid
        .bus
        .ask(Asks.LIST_DATASOURCES, new ListDatasources())
        .compose(
            listed ->
                listed.names().contains(dataset)
                    ? druid.pause().compose(rested -> unlisted())
                    : Future.succeededFuture());
  }

  @Test
  void whatGoesAtTheSameTimeGoesInOneStepAndOtherYearsStayAsTheyAre() {
    // Given
    PreparedFile kept = file(30, "2021", "2022", "2023");
    PreparedFile one = file(20, "2021", "2023");
    PreparedFile other = file(10, "2021", "2023");
    druid.load(s3, kept, one, other);
    Object before = versionOf2022();

    // When
    boolean first = step(one.id(), other.id().toString());
    boolean second = step(one.id(), other.id().toString());

    // Then
    assertTrue(first && second, "2021 and 2023");
    assertEquals(Map.of(kept.id().toString(), 90L), rows());
    assertEquals(0, purge(other.id()));
    assertEquals(before, versionOf2022());
  }

  private Object versionOf2022() {
    String query =
        "SELECT segment_id FROM sys.segments WHERE datasource = ? AND \"start\" LIKE '2022%'";
    return druid.ask(Asks.RUN_SQL, new RunSql(query, List.of(dataset), 10_000)).rows();
  }

  @Test
  void moreIngestionsThanAnAnswerHasRowsAreCountedPageByPage() {
    // Given
    PreparedFile[] files =
        IntStream.rangeClosed(1, 4)
            .mapToObj(rows -> file(rows, "2024"))
            .toArray(PreparedFile[]::new);
    druid.load(s3, files);
    Map<String, Long> loaded =
        Stream.of(files).collect(toMap(file -> file.id().toString(), PreparedFile::rows));
    DruidClient client = new DruidClient(druid.vertx, TestServices.druid());
    RowCounts twoAtOnce = new RowCounts(client, new Sql(client), 2);

    // When
    Map<String, Long> counted =
        settled(() -> twoAtOnce.byIngestion(new CountIngestions(dataset))).rows();

    // Then
    assertEquals(loaded, counted);
  }

  @Test
  void whatIsLoadedDuringAPurgeIsNeitherLostNorDoubled() {
    // Given
    PreparedFile gone = file(200_000, "2024");
    PreparedFile kept = file(200_000, "2024");
    druid.load(s3, gone, kept);

    // When a purge and several loads run side by side
    String id = attempt("race");
    druid.ask(Asks.PURGE_ROWS, new PurgeRows(id, dataset, gone.id().toString(), List.of()));
    Future<IngestionEnded> end = druid.watch(id);
    List<PreparedFile> loads = new ArrayList<>();
    while (!end.isComplete() || loads.isEmpty()) {
      PreparedFile more =
          new PreparedFile(dataset, "Branch:string", "late:string", "lateAmount:double");
      for (int i = 0; i < 1_000; i++) {
        more.row("2024-03-01T10:00:00Z", "North", "x" + i, 0.5);
      }
      druid.load(more, s3);
      loads.add(more);
    }

    // Then
    assertNull(Wait.on(end).problem());
    Map<String, Long> expected = new HashMap<>();
    expected.put(kept.id().toString(), 200_000L);
    loads.forEach(load -> expected.put(load.id().toString(), 1_000L));
    assertEquals(expected, rows());
    assertEquals(List.of(1_000L * loads.size(), 500.0 * loads.size()), late());
    killed();
    assertEquals(1, purge(kept.id()), "what it reads is still in deep storage");
    expected.remove(kept.id().toString());
    assertEquals(expected, rows());
    assertEquals(List.of(1_000L * loads.size(), 500.0 * loads.size()), late());
  }

  /** Columns that came only with what was loaded during the purge. */
  private List<Object> late() {
    String query = "SELECT COUNT(\"late\"), SUM(\"lateAmount\") FROM \"" + dataset + "\"";
    return druid.ask(Asks.RUN_SQL, new RunSql(query, List.of(), 10_000)).rows().get(0);
  }

  /** What is deleted and loaded again at once is not what some server still has. */
  @Test
  void noNameOfASegmentIsGivenAgainWhileAServerMayHaveIt() {
    // Given
    PreparedFile gone = file(20, "2023", "2024");
    druid.load(gone, s3);
    purge(gone.id());
    killed();

    // When
    Problem refusal = settling();
    PreparedFile again = file(20, "2023", "2024");
    druid.load(again, s3);

    // Then
    assertTrue(refusal.retryAfterSeconds() <= 300, refusal::toString);
    assertEquals(Map.of(again.id().toString(), 40L), rows());
    assertTrue(unmarked(), "two tombstones");
    assertFalse(unmarked(), "none is left");
    assertEquals(Map.of(again.id().toString(), 40L), rows());
  }

  /** What a Druid says whose servers have as much time as they need. */
  private Problem settling() {
    try (DruidRoom patient = room(Druid.DROPS_WITHIN)) {
      while (true) {
        Problem refusal = patient.refused(Asks.PURGE_MARKS, marks(attempt("marks")));
        if (refusal.type().equals(PurgeMarks.SETTLING)) {
          return refusal;
        }
        assertEquals(503, refusal.status(), refusal::toString);
      }
    }
  }

  private boolean unmarked() {
    String id = attempt("marks");
    boolean begun = settled(() -> druid.bus.ask(Asks.PURGE_MARKS, marks(id))).submitted();
    if (begun) {
      assertNull(druid.end(id).problem());
    }
    return begun;
  }

  private PurgeMarks marks(String id) {
    return new PurgeMarks(id, dataset, 1_672_531_200_000L, 1_735_600_000_000L);
  }

  private void killed() {
    String id = attempt("kill");
    settled(
        () ->
            druid.bus.ask(
                Asks.PURGE_SEGMENTS,
                new PurgeSegments(id, dataset, 1_672_531_200_000L, 1_735_600_000_000L)));
    assertNull(druid.end(id).problem());
  }
}
