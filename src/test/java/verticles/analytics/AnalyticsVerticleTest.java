package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Done;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Figure;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

/** What is asked of Druid, and what is refused before. */
class AnalyticsVerticleTest extends AnalyticsCase {
  private static final Future<Done> LOADING =
      Future.failedFuture(
          Problem.of("druid-loading", 503, "Loading", "Not all rows are there.").asException());

  /** What GraphQL's dashboardData has. */
  private static final List<Figure> DASHBOARD =
      List.of(
          Figure.REVENUE_SUMMARY,
          Figure.MONTHLY_SALES_GROWTH,
          Figure.TARGET_ATTAINMENT,
          Figure.PRODUCT_PERFORMANCE,
          Figure.BRANCH_PRODUCT_HEATMAP,
          Figure.TOP_CUSTOMERS,
          Figure.MARGIN_TRENDS,
          Figure.RETURNS_ANALYSIS,
          Figure.PROFITABILITY_BY_DIMENSION,
          Figure.BRANCH_LIST,
          Figure.PRODUCT_ANALYTICS);

  private Problem refused(String dataset) {
    return ((ProblemException) Wait.forFailure(range(dataset))).problem();
  }

  private Problem refused(Filter filter) {
    Throwable failure =
        Wait.forFailure(bus.ask(Asks.FIGURE, AskFigure.of(Figure.REVENUE_SUMMARY, filter)));
    return ((ProblemException) failure).problem();
  }

  @Test
  void rowsThatDruidDoesNotServeYetAreWorthWaitingFor() {
    // Given a Druid that has not heard of the dataset since it was started
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    answer =
        Future.failedFuture(
            Problem.of("unknown-datasource", 404, "Unknown", "No such name.").asException());

    // When
    Problem problem = refused(Filter.all("sales"));

    // Then
    assertEquals(503, problem.status());
    assertEquals("druid-loading", problem.type());
    assertEquals(5, problem.retryAfterSeconds());
  }

  @Test
  void anAnswerOverAPartOfTheRowsIsNeverTold() {
    // Given a Druid that lacks rows at first, then loses some while it answers
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    served.addAll(List.of(LOADING, WHOLE, LOADING));

    // When
    Problem before = refused("sales");
    int askedBefore = asked.size();
    Problem during = refused("sales");
    DataRange whole = Wait.on(range("sales"));

    // Then
    assertEquals("druid-loading", before.type());
    assertEquals(0, askedBefore);
    assertEquals("druid-loading", during.type());
    assertEquals(5, whole.totalRecords());
  }

  @ParameterizedTest
  @CsvSource({"Channel, 6", "ReturnReason, 6"})
  void allOfTheDashboardTakesSixQueriesAtMost(String extra, int queries) {
    // Given data with transactions, with and without a column of reasons
    List<Canonical.Column> columns =
        Stream.of("Branch", "ItemName", "CardName", "TransactionId", "ProductLine", extra)
            .map(name -> new Canonical.Column(name, "string"))
            .collect(Collectors.toCollection(ArrayList::new));
    columns.addAll(COLUMNS);
    ledger.has("sales", 1, columns, 5, ingestion);
    Promise<SqlRows> later = Promise.promise();
    answer = later.future();
    products =
        Future.succeededFuture(
            new SqlRows(
                List.of("k", "sales", "returns", "value", "rows"),
                List.of(List.of("Pump", 10.0, 0L, 0.0, 1L))));

    // When
    List<Future<Table>> figures =
        DASHBOARD.stream()
            .map(it -> bus.ask(Asks.FIGURE, AskFigure.of(it, Filter.all("sales"))))
            .toList();
    vertx.setTimer(200, id -> later.fail("asked enough"));
    Wait.forFailure(Future.all(figures));

    // Then
    assertEquals(queries, asked.size(), asked.toString());
  }

  @ParameterizedTest
  @CsvSource({"5000000, query-too-large", "5000001, druid-unavailable"})
  void whatIsTooLargeToBeCountedIsEstimated(long rows, String failure) {
    // Given a dataset that Druid has no room to count, or that is known to be too large
    List<Canonical.Column> columns = new ArrayList<>(COLUMNS);
    columns.add(new Canonical.Column("ItemName", "string"));
    ledger.has("sales", 1, columns, rows, ingestion);
    answer = Future.failedFuture(Problem.of(failure, 422, "Not", "Not so.").asException());

    // When
    refused(Filter.all("sales"));

    // Then
    String last = asked.get(asked.size() - 1).sql();
    assertEquals(rows > Engine.EXACT_UP_TO_ROWS ? 1 : 2, asked.size());
    assertEquals(true, last.contains("APPROX_COUNT_DISTINCT_DS_THETA(\"ItemName\")"), last);
    assertEquals(false, last.contains("COUNT(DISTINCT"), last);
  }

  @Test
  void rowsThatAreGoneOnlyWhileAnAnswerIsMadeAreNoticed() {
    // Given a Druid that loses rows while it answers, and has them back before it has answered
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    Promise<SqlRows> later = Promise.promise();
    answer = later.future();
    served.addAll(List.of(WHOLE, LOADING));
    vertx.setTimer(700, id -> later.complete(RANGE));

    // When
    Problem during = refused("sales");
    answer = Future.succeededFuture(RANGE);
    DataRange whole = Wait.on(range("sales"));

    // Then
    assertEquals("druid-loading", during.type());
    assertEquals(5, whole.totalRecords());
  }

  @Test
  void withoutANameTheDatasetThatChangedLastIsMeant() {
    // Given
    ledger.has("older", 1, COLUMNS, 5, ingestion);
    Dataset newest = ledger.has("newer", 3, COLUMNS, 5, ingestion);
    ledger.has("old", 2, COLUMNS, 5, ingestion);

    // When
    DataVersion version = Wait.on(bus.ask(Asks.DATA_VERSION, new AskDataVersion(null)));
    Wait.on(range(null));

    // Then
    assertEquals(new DataVersion("newer", 3, newest.changedAt()), version);
    assertEquals(true, asked.get(0).sql().contains("FROM \"newer\""));
  }

  @Test
  void beforeTheFirstFileThereIsNothingAndNobodyIsAsked() {
    // Given
    ledger.has("empty", 0, List.of(), 0);

    // When
    DataRange none = Wait.on(range("empty"));

    // Then
    assertEquals(new DataRange(null, null, 0), none);
    assertEquals(List.of(), asked);
  }

  @Test
  void withoutAnyDatasetAnswersAreEmpty() {
    // When
    DataRange range = Wait.on(range(null));
    DataVersion version = Wait.on(bus.ask(Asks.DATA_VERSION, new AskDataVersion(null)));

    // Then
    assertEquals(new DataRange(null, null, 0), range);
    assertNull(version.dataSource());
    assertEquals(0, version.version());
    assertEquals(List.of(), asked);
  }

  @Test
  void anUnknownDatasetIsNotFound() {
    // When
    Throwable failure = Wait.forFailure(range("nowhere"));

    // Then
    assertEquals(404, ((ProblemException) failure).problem().status());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-30, 2024-03-01, bad-date",
    "01.02.2024, , bad-date",
    ", 2024-1-1, bad-date",
    "yesterday, , bad-date",
    "+99999-01-01, , bad-date",
    ", 9999-12-31, bad-date",
    "1899-12-31, , bad-date",
    "2024-01-01T00:00:00Z, , bad-date",
    "2024-03-02, 2024-03-01, bad-date-range"
  })
  void wrongDatesAreRefused(String start, String end, String type) {
    // When
    Problem problem = refused(new Filter(null, start, end, Map.of()));

    // Then
    assertEquals(type, problem.type());
    assertEquals(400, problem.status());
  }

  @ParameterizedTest
  @EnumSource(
      value = Figure.class,
      names = {"MONTHLY_SALES_GROWTH", "TOP_CUSTOMERS", "SALES_PERFORMANCE", "RETURNS_ANALYSIS"})
  void anUnknownOrderIsRefusedBeforeAnybodyIsAsked(Figure figure) {
    // Given
    ledger.has("sales", 1, COLUMNS, 5, ingestion);
    String meant = figure.columns().get(1).name();
    Order order = new Order(meant + "s", true);

    // When
    Throwable failure =
        Wait.forFailure(
            bus.ask(
                Asks.FIGURE,
                new AskFigure(figure, Filter.all("sales"), null, null, order, null, null, null)));

    // Then
    Problem problem = ((ProblemException) failure).problem();
    assertEquals(400, problem.status());
    assertEquals(
        true, problem.detail().contains("Did you mean “" + meant + "”?"), problem.detail());
    assertEquals("order.by", problem.errors().get(0).column());
    assertEquals(List.of(), asked);
  }

  @Test
  void aFilterHasItsLimits() {
    // Given
    List<String> many = Collections.nCopies(1_001, "x");

    // When
    Problem manyValues = refused(new Filter(null, null, null, Map.of("branch", many)));
    Problem longValue =
        refused(new Filter(null, null, null, Map.of("item", List.of("x".repeat(1_001)))));

    // Then
    assertEquals("filter-too-large", manyValues.type());
    assertEquals("filter-too-large", longValue.type());
  }
}
