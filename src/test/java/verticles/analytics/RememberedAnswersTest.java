package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskerGone;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Done;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Figure;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

/** How often Druid is asked, for how many, and until when. */
class RememberedAnswersTest extends AnalyticsCase {
  private static final SqlRows NET =
      new SqlRows(
          List.of("month", "grouping", "netSales", "rows"),
          List.of(
              Arrays.asList("2024-01-01T00:00:00.000Z", 0L, 7.0, 5L),
              Arrays.asList(null, 1L, 7.0, 5L)));

  @Test
  void equalQuestionsShareAnAnswerAndItIsRemembered() {
    // Given
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    Promise<SqlRows> later = Promise.promise();
    answer = later.future();
    List<Future<DataRange>> ranges = IntStream.range(0, 20).mapToObj(i -> range("sales")).toList();
    vertx.setTimer(50, id -> later.complete(RANGE));

    // When
    Wait.on(Future.all(ranges));
    DataRange again = Wait.on(range("sales"));

    // Then
    assertEquals(1, asked.size());
    assertEquals(new DataRange("1970-01-01", "1970-01-02", 5), again);
    ranges.forEach(range -> assertEquals(again, range.result()));
  }

  @Test
  void newDataIsANewQuestion() {
    // Given
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    Wait.on(range("sales"));
    UUID second = UUID.randomUUID();
    ledger.has("sales", 2, COLUMNS, 9, ingestion, second);

    // When
    Wait.on(range("sales"));

    // Then
    assertEquals(2, asked.size());
    assertEquals(
        List.of(ingestion.toString(), second.toString()), asked.get(1).parameters().get(0));
  }

  @Test
  void aFailureIsToldAndNotRemembered() {
    // Given
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    Problem away = Problem.of("druid-unavailable", 503, "Away", "Druid is away.");
    answer = Future.failedFuture(away.asException());

    // When
    Throwable failure = Wait.forFailure(range("sales"));
    answer = Future.succeededFuture(RANGE);
    DataRange range = Wait.on(range("sales"));

    // Then
    assertEquals(away, ((ProblemException) failure).problem());
    assertEquals(5, range.totalRecords());
  }

  @Test
  void whileDruidIsAwayItsLastAnswerIsGivenAsStale() {
    // Given an answer, then new data that Druid cannot be asked about
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    answer = Future.succeededFuture(NET);
    Table before = Wait.on(bus.ask(Asks.FIGURE, target("sales", null)));
    ledger.has("sales", 2, COLUMNS, 9, ingestion);
    Problem away = Problem.of("druid-unavailable", 503, "Away", "Druid is away.");
    answer = Future.failedFuture(away.asException());

    // When
    Table stale = Wait.on(bus.ask(Asks.FIGURE, target("sales", null)));
    Throwable never = Wait.forFailure(bus.ask(Asks.FIGURE, target("sales", "2024-01-01")));

    // Then
    assertEquals(before.rows(), stale.rows());
    assertEquals(false, before.origin().stale());
    assertEquals(true, stale.origin().stale());
    assertEquals(1, stale.origin().version());
    assertEquals(before.origin().computedAt(), stale.origin().computedAt());
    assertEquals(away, ((ProblemException) never).problem());
  }

  private static AskFigure target(String dataset, String from) {
    return AskFigure.of(Figure.TARGET_ATTAINMENT, new Filter(dataset, from, null, Map.of()));
  }

  private String askedWithin(int count) {
    long until = System.nanoTime() + 10_000_000_000L;
    while (asked.size() < count && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return asked.get(count - 1).id();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsEndedInDruid() {
    // Given two who wait for the same, and one for something else
    Promise<String> ended = Promise.promise();
    List<String> all = Collections.synchronizedList(new ArrayList<>());
    bus.answer(
        Asks.CANCEL_SQL,
        ask -> {
          all.add(ask.id());
          ended.tryComplete(ask.id());
          return Future.succeededFuture(Done.DONE);
        });
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    ledger.has("other", 1, COLUMNS, 5, ingestion);
    Promise<SqlRows> later = Promise.promise();
    answer = later.future();
    range("sales", "one");
    String first = askedWithin(1);
    Future<DataRange> stays = range("sales", "two");
    range("other", "three");
    String other = askedWithin(2);

    // When one of the two goes, and the third
    bus.announce(Events.ASKER_GONE, new AskerGone("one"));
    bus.announce(Events.ASKER_GONE, new AskerGone("three"));
    String gone = Wait.on(ended.future());
    later.complete(RANGE);
    Wait.on(stays);

    // Then
    assertEquals(other, gone);
    assertNotEquals(first, other);
    assertEquals(List.of(other), all);
  }

  @Test
  void whoAsksForWhatWasEndedAsksAnew() {
    // Given
    Promise<Done> ended = Promise.promise();
    bus.answer(
        Asks.CANCEL_SQL,
        ask -> {
          ended.tryComplete(Done.DONE);
          return Future.succeededFuture(Done.DONE);
        });
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    answer = Promise.<SqlRows>promise().future();
    range("sales", "one");
    askedWithin(1);
    bus.announce(Events.ASKER_GONE, new AskerGone("one"));
    Wait.on(ended.future());

    // When
    answer = Future.succeededFuture(RANGE);
    DataRange range = Wait.on(range("sales"));

    // Then
    assertEquals(new DataRange("1970-01-01", "1970-01-02", 5), range);
  }
}
