package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CheckServed;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.testing.DruidRoom;
import verticles.testing.Wait;

/** A Druid that serves only a part of what was loaded, as it does after a start. */
class ServingTest {
  private static final int ROWS = 5;
  private static final Dataset SALES =
      new Dataset(
          "sales", 7, Instant.EPOCH, List.of(UUID.randomUUID()), List.of(), ROWS, 0L, 1L, null);
  private static final S3 NO_S3 =
      new S3(URI.create("http://127.0.0.1:1"), "none", "k", "s", "us-east-1");

  private final FakeDruid fake = new FakeDruid();
  private DruidRoom room;

  /** Bytes that the historical serves, and rows that a count finds there. */
  private volatile long bytes = 100;

  private volatile int rows = ROWS;
  private volatile boolean tags = true;
  private final AtomicInteger counts = new AtomicInteger();

  @BeforeEach
  void open() {
    fake.when("POST /druid/v2/sql", (request, body) -> request.response().end(servers()));
    fake.when("POST /druid/v2", (request, body) -> count(request));
    room = new DruidRoom(fake.druid(), NO_S3);
    room.bus.answer(
        Asks.LIST_DATASETS, ask -> Future.succeededFuture(new Datasets(List.of(SALES))));
  }

  @AfterEach
  void close() {
    room.close();
    fake.close();
  }

  private String servers() {
    return new JsonArray()
        .add(new JsonArray(List.of("server", "server_type", "curr_size")))
        .add(new JsonArray(List.of("a:8083", "historical", bytes)))
        .add(new JsonArray(List.of("a:8091", "indexer", 0)))
        .encode();
  }

  /** As Druid does: the tag is another whenever other segments are served. */
  private void count(HttpServerRequest request) {
    String tag = "segments of " + bytes;
    if (tags && tag.equals(request.getHeader("If-None-Match"))) {
      request.response().setStatusCode(304).end();
      return;
    }
    counts.incrementAndGet();
    if (tags) {
      request.response().putHeader("ETag", tag);
    }
    JsonObject result = new JsonObject().put("result", new JsonObject().put("rows", rows));
    request.response().end(new JsonArray().add(result).encode());
  }

  private Done check() {
    return room.ask(Asks.CHECK_SERVED, new CheckServed(SALES));
  }

  private Problem refused() {
    return room.refused(Asks.CHECK_SERVED, new CheckServed(SALES));
  }

  private Health health() {
    return room.ask(Asks.DRUID_HEALTH, new Health.Ping());
  }

  @Test
  void whileRowsAreMissingItSaysHowManyThereAre() {
    // Given
    rows = 3;

    // When
    Problem loading = refused();
    rows = ROWS;
    Done whole = check();

    // Then
    assertEquals("druid-loading", loading.type());
    assertEquals(503, loading.status());
    assertEquals(3, loading.retryAfterSeconds());
    assertTrue(loading.detail().contains("3 of 5 rows"), loading.detail());
    assertEquals(Done.DONE, whole);
  }

  @Test
  void aDatasetThatDruidHasNotHeardOfIsNotServed() {
    // Given
    fake.when("POST /druid/v2", FakeDruid.says(200, "[]"));

    // When
    Problem loading = refused();

    // Then
    assertTrue(loading.detail().contains("0 of 5 rows"), loading.detail());
  }

  @Test
  void itIsCountedAgainOnlyWhenWhatIsServedHasChanged() {
    // Given
    check();
    check();
    int atFirst = counts.get();

    // When a historical has lost a segment
    bytes = 60;
    rows = 2;
    Problem loading = refused();

    // Then
    assertEquals(1, atFirst);
    assertEquals("druid-loading", loading.type());
  }

  @Test
  void moreRowsThanWereLoadedAreToldToo() {
    // Given
    rows = ROWS + 1;

    // When
    Problem wrong = refused();

    // Then
    assertEquals("too-many-rows", wrong.type());
  }

  @Test
  void whoeverIsContentWithALookThatIsHardlyOverAsksDruidForNone() {
    // Given
    CheckServed lately = new CheckServed(SALES, true);
    check();
    long asked = fake.count("POST");

    // When a historical has lost a segment
    bytes = 60;
    rows = 2;
    Done unnoticed = room.ask(Asks.CHECK_SERVED, lately);
    long notAsked = fake.count("POST");
    Problem noticed = refused();
    Problem known = room.refused(Asks.CHECK_SERVED, lately);

    // Then
    assertEquals(Done.DONE, unnoticed);
    assertEquals(asked, notAsked);
    assertEquals("druid-loading", noticed.type());
    assertEquals("druid-loading", known.type());
  }

  @Test
  void aLookDoesNotLastForLong() {
    // Given
    check();
    bytes = 60;
    rows = 2;

    // When
    Wait.on(room.pause().compose(rested -> room.pause()).compose(rested -> room.pause()));
    Problem loading = room.refused(Asks.CHECK_SERVED, new CheckServed(SALES, true));

    // Then
    assertEquals("druid-loading", loading.type());
  }

  @Test
  void aDatasetThatHasChangedIsCountedAnew() {
    // Given
    check();
    Dataset more =
        new Dataset(
            "sales", 8, Instant.EPOCH, List.of(UUID.randomUUID()), List.of(), 9, 0L, 1L, null);

    // When
    Problem loading = room.refused(Asks.CHECK_SERVED, new CheckServed(more, true));

    // Then
    assertTrue(loading.detail().contains("5 of 9 rows"), loading.detail());
  }

  @Test
  void whereDruidDoesNotTellSegmentsApartItIsCountedEachTime() {
    // Given
    tags = false;
    check();

    // When
    rows = ROWS - 1;
    Problem loading = refused();

    // Then
    assertEquals("druid-loading", loading.type());
  }

  @Test
  void whileDruidFailsNothingIsKnown() {
    // Given
    check();
    fake.when("POST /druid/v2", FakeDruid.says(500, "no"));

    // When
    Problem away = refused();
    Problem lately = room.refused(Asks.CHECK_SERVED, new CheckServed(SALES, true));

    // Then
    assertEquals("druid-unavailable", away.type());
    assertEquals("druid-unavailable", lately.type());
  }

  @Test
  void healthSaysThatItIsLoadingUntilEveryDatasetIsWhole() {
    // Given
    rows = 3;

    // When
    Health loading = health();
    rows = ROWS;
    Health whole = health();
    int counted = counts.get();
    Health still = health();

    // Then
    assertFalse(loading.available());
    assertTrue(loading.detail().contains("still loading: it serves 0 of 1 datasets"));
    assertTrue(whole.available(), whole.detail());
    assertTrue(still.available());
    assertEquals(counted, counts.get(), "nothing has changed");
  }

  @Test
  void healthLooksAgainWhenAHistoricalServesLessOrAQuestionFoundRowsMissing() {
    // Given
    health();

    // When
    rows = 3;
    Health unnoticed = health();
    bytes = 60;
    Health less = health();
    rows = ROWS;
    Health whole = health();
    bytes = 80;
    rows = 4;
    refused();
    Health told = health();

    // Then
    assertTrue(unnoticed.available());
    assertFalse(less.available());
    assertTrue(whole.available());
    assertFalse(told.available());
  }
}
