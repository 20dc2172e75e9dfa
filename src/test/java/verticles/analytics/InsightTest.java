package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.analytics.Oracle.groups;
import static verticles.analytics.SalesInDruid.sum;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.InsightAsks;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Canonical;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Anomalies;
import verticles.contract.InsightMessages.Anomaly;
import verticles.contract.InsightMessages.AskAnomalies;
import verticles.contract.InsightMessages.AskChanges;
import verticles.contract.InsightMessages.AskClasses;
import verticles.contract.InsightMessages.AskCohorts;
import verticles.contract.InsightMessages.AskForecast;
import verticles.contract.InsightMessages.AskPairs;
import verticles.contract.InsightMessages.AskSeasons;
import verticles.contract.InsightMessages.AskSegments;
import verticles.contract.InsightMessages.Breakdown;
import verticles.contract.InsightMessages.Changes;
import verticles.contract.InsightMessages.ClassTotal;
import verticles.contract.InsightMessages.Classes;
import verticles.contract.InsightMessages.Cohort;
import verticles.contract.InsightMessages.Cohorts;
import verticles.contract.InsightMessages.Contribution;
import verticles.contract.InsightMessages.CustomerValue;
import verticles.contract.InsightMessages.Forecast;
import verticles.contract.InsightMessages.Kept;
import verticles.contract.InsightMessages.Pair;
import verticles.contract.InsightMessages.Pairs;
import verticles.contract.InsightMessages.Seasons;
import verticles.contract.InsightMessages.SegmentTotal;
import verticles.contract.InsightMessages.Segments;
import verticles.insight.InsightVerticle;
import verticles.testing.PreparedFile;
import verticles.testing.Wait;

/** What is concluded from groups that Druid has added up, against what Java makes of the rows. */
class InsightTest {
  private static SalesInDruid loaded;
  private static String deployed;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
    deployed = Wait.on(loaded.room.vertx.deployVerticle(new InsightVerticle()));
  }

  @AfterAll
  static void leave() {
    Wait.on(loaded.room.vertx.undeploy(deployed));
  }

  private static Filter everything() {
    return loaded.filter(null, null);
  }

  private static List<Sale> purchases() {
    return loaded.sales(sale -> sale.gross() > 0);
  }

  /** What names no customer is of no cohort. */
  private static List<Sale> buyers() {
    return purchases().stream().filter(sale -> !sale.customer().equals("Unknown")).toList();
  }

  private static String month(LocalDate day) {
    return day.withDayOfMonth(1).toString();
  }

  @Test
  void customersAreKeptByTheMonthOfTheirFirstPurchase() {
    // Given
    Map<String, String> firsts =
        groups(buyers(), Sale::customer).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    it ->
                        month(
                            it.getValue().stream()
                                .map(Sale::day)
                                .min(Comparator.naturalOrder())
                                .orElseThrow())));
    Map<List<String>, List<Sale>> expected =
        groups(buyers(), sale -> List.of(firsts.get(sale.customer()), month(sale.day())));

    // When
    Cohorts cohorts = loaded.room.ask(InsightAsks.COHORTS, new AskCohorts(everything()));
    Cohorts late =
        loaded.room.ask(
            InsightAsks.COHORTS, new AskCohorts(loaded.filter("2024-02-01", "2024-03-31")));

    // Then
    assertNull(cohorts.about().unknown());
    int found = 0;
    for (Cohort cohort : cohorts.cohorts()) {
      for (Kept kept : cohort.months()) {
        String month = LocalDate.parse(cohort.month()).plusMonths(kept.after()).toString();
        List<Sale> sales = expected.getOrDefault(List.of(cohort.month(), month), List.of());
        found += sales.isEmpty() ? 0 : 1;
        assertEquals(SalesInDruid.distinct(sales, Sale::customer), kept.customers());
        assertEquals(sum(sales, Sale::gross), kept.revenue(), 1e-6);
        assertEquals((double) kept.customers() / cohort.customers(), kept.retention(), 1e-12);
      }
    }
    assertEquals(expected.size(), found);
    assertTrue(cohorts.about().finding().contains("after 1 month"), cohorts.about().finding());
    // who had bought in January is in no cohort of the days from February on
    assertEquals("2024-02-01", late.cohorts().get(0).month());
    assertEquals(
        expected.get(List.of("2024-02-01", "2024-02-01")).stream()
            .map(Sale::customer)
            .distinct()
            .count(),
        late.cohorts().get(0).customers());
  }

  @Test
  void productsAreTogetherAsOftenAsTransactionsHoldThem() {
    // Given
    Map<String, Set<String>> baskets =
        groups(loaded.sales(it -> it.gross() > 0 && it.transaction() != null), Sale::transaction)
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    it -> it.getValue().stream().map(Sale::item).collect(Collectors.toSet())));

    // When
    Pairs pairs = loaded.room.ask(InsightAsks.PAIRS, new AskPairs(everything(), 10, 1_000));

    // Then
    assertEquals(baskets.size(), pairs.transactions());
    assertFalse(pairs.pairs().isEmpty());
    Set<String> items = new HashSet<>();
    for (Pair pair : pairs.pairs()) {
      items.addAll(List.of(pair.item(), pair.other()));
      double one = with(baskets, pair.item());
      double two = with(baskets, pair.other());
      long both =
          baskets.values().stream()
              .filter(it -> it.containsAll(List.of(pair.item(), pair.other())))
              .count();
      assertEquals(both, pair.together());
      assertEquals(both / one, pair.confidence(), 1e-12);
      assertEquals(both * baskets.size() / (one * two), pair.lift(), 1e-9);
    }
    assertEquals(10, items.size());
  }

  private static double with(Map<String, Set<String>> baskets, String item) {
    return baskets.values().stream().filter(it -> it.contains(item)).count();
  }

  @Test
  void customersAndProductsAreRanked() {
    // Given
    double total = sum(loaded.all, Sale::net);
    List<Sale> named = loaded.sales(sale -> !sale.customer().equals("Unknown"));

    // When
    Segments segments =
        loaded.room.ask(InsightAsks.SEGMENTS, new AskSegments(everything(), 10_000));
    Classes classes = loaded.room.ask(InsightAsks.CLASSES, new AskClasses(everything(), "item", 5));

    // Then
    assertEquals(
        sum(named, Sale::net),
        segments.segments().stream().mapToDouble(SegmentTotal::sales).sum(),
        1e-6);
    Map<String, List<Sale>> byCustomer = groups(named, Sale::customer);
    assertEquals(byCustomer.size(), segments.customers().size());
    for (CustomerValue customer : segments.customers()) {
      List<Sale> sales = byCustomer.get(customer.customer());
      assertEquals(sum(sales, Sale::net), customer.sales(), 1e-6);
      assertEquals(SalesInDruid.transactions(sales), customer.transactions());
    }
    assertEquals(total, classes.classes().stream().mapToDouble(ClassTotal::sales).sum(), 1e-6);
    assertEquals(5, classes.rows().size());
    assertEquals(
        groups(loaded.all, Sale::item).values().stream()
            .mapToDouble(it -> sum(it, Sale::net))
            .max()
            .orElseThrow(),
        classes.rows().get(0).sales(),
        1e-6);
    assertEquals(7, classes.about().origin().version());
  }

  @Test
  void aChangeIsExplainedWholly() {
    // Given
    List<Sale> february = loaded.sales(sale -> month(sale.day()).equals("2024-02-01"));
    List<Sale> march = loaded.sales(sale -> month(sale.day()).equals("2024-03-01"));
    CompareTo then = new CompareTo(Comparison.CUSTOM, "2024-02-01", "2024-02-29");

    // When
    Changes changes =
        loaded.room.ask(
            InsightAsks.CHANGES,
            new AskChanges(loaded.filter("2024-03-01", "2024-03-31"), then, 3));

    // Then
    double change = sum(march, Sale::net) - sum(february, Sale::net);
    assertEquals(change, changes.change(), 1e-6);
    assertEquals(3, changes.breakdowns().size());
    for (Breakdown breakdown : changes.breakdowns()) {
      assertEquals(4, breakdown.contributions().size());
      assertEquals(change, sumOf(breakdown.contributions()), 1e-6);
    }
    Contribution branch = changes.breakdowns().get(0).contributions().get(0);
    assertEquals(
        sum(march.stream().filter(it -> it.branch().equals(branch.name())).toList(), Sale::net),
        branch.after(),
        1e-6);
    assertEquals(change, sumOf(changes.effects()), 1e-6);
    assertTrue(changes.about().limits().contains("29 and 31 days"), changes.about().limits());
  }

  private static double sumOf(List<Contribution> contributions) {
    return contributions.stream().mapToDouble(Contribution::change).sum();
  }

  @Test
  void aShortHistoryHasWeekdaysAndOddDaysButNoForecastAndNoMonths() {
    // When
    Seasons seasons = loaded.room.ask(InsightAsks.SEASONS, new AskSeasons(everything()));
    Forecast months =
        loaded.room.ask(InsightAsks.FORECAST, new AskForecast(everything(), Granularity.MONTH, 3));
    Forecast weeks =
        loaded.room.ask(InsightAsks.FORECAST, new AskForecast(everything(), Granularity.WEEK, 3));
    Anomalies odd = loaded.room.ask(InsightAsks.ANOMALIES, new AskAnomalies(everything(), 2));

    // Then
    assertTrue(seasons.months().stream().allMatch(it -> it.index() == null));
    assertEquals(7, seasons.weekdays().stream().mapToDouble(it -> it.index()).sum(), 1e-9);
    assertNotNull(seasons.about().unknown());
    assertEquals(List.of(), months.expected());
    assertNotNull(months.about().unknown());
    assertEquals(3, weeks.expected().size());
    assertTrue(weeks.about().finding().contains("No season is assumed"));
    assertNotNull(weeks.accuracy());
    assertNull(odd.about().unknown());
  }

  /** Days that differ a little, but for three of them. */
  @Test
  void theOddDaysThatArePlantedAreFoundAndNoOthers() {
    // Given
    LocalDate first = LocalDate.of(2024, 1, 1);
    Map<List<Object>, Double> planted =
        Map.of(
            List.of("North", first.plusDays(60)), 9.0,
            List.of("North", first.plusDays(101)), 0.1,
            List.of("South", first.plusDays(60)), 4.0);
    String dataset = "odd_" + UUID.randomUUID().toString().substring(0, 8);
    PreparedFile file =
        new PreparedFile(dataset, "Branch:string", "ProductLine:string", "grossRevenue:double");
    for (String branch : List.of("North", "South", "West")) {
      for (int i = 0; i < 180; i++) {
        LocalDate day = first.plusDays(i);
        double usual = 100 + 20 * day.getDayOfWeek().getValue() + 3 * ((i * 7 + 3) % 5);
        double pumps = usual * planted.getOrDefault(List.of(branch, day), 1.0);
        file.row(day + "T10:00:00Z", branch, "Pumps", pumps);
        file.row(day + "T11:00:00Z", branch, "Seed", usual);
      }
    }
    loaded.room.load(file, loaded.s3);
    loaded.ledger.has(dataset, 1, file.columns(), 3 * 180 * 2, file.id());

    // When
    Anomalies odd =
        loaded.room.ask(
            InsightAsks.ANOMALIES, new AskAnomalies(new Filter(dataset, null, null, Map.of()), 50));
    loaded.tellLedger();

    // Then
    assertNull(odd.about().unknown());
    assertEquals(
        planted.keySet(),
        odd.anomalies().stream()
            .map(it -> List.<Object>of(it.branch(), LocalDate.parse(it.day())))
            .collect(Collectors.toSet()));
    assertEquals(3, odd.anomalies().size());
    Anomaly oddest = odd.anomalies().get(0);
    assertEquals("North", oddest.branch());
    assertEquals(first.plusDays(60).toString(), oddest.day());
    double usual = 100 + 20 * first.plusDays(60).getDayOfWeek().getValue() + 3 * (423 % 5);
    assertEquals(10 * usual, oddest.sales(), 1e-6);
    assertEquals(2 * usual, oddest.typical(), 2 * 12);
    for (Anomaly one : odd.anomalies()) {
      assertEquals("Pumps", one.lines().get(0).productLine());
      assertTrue(one.reason().contains("Pumps"), one.reason());
    }
  }

  @Test
  void whatTheDataLacksIsToldWithItsReason() {
    // Given the same datasource, of which the ledger knows fewer columns
    List<Canonical.Column> left =
        loaded.columns.stream()
            .filter(it -> List.of("Branch", "grossRevenue", "returnsValue").contains(it.name()))
            .toList();
    loaded.ledger.has(loaded.dataset, 8, left, loaded.all.size(), loaded.visible);

    // When
    Cohorts cohorts = loaded.room.ask(InsightAsks.COHORTS, new AskCohorts(everything()));
    Pairs pairs = loaded.room.ask(InsightAsks.PAIRS, new AskPairs(everything(), 10, 10));
    Segments segments = loaded.room.ask(InsightAsks.SEGMENTS, new AskSegments(everything(), 10));
    Classes classes =
        loaded.room.ask(InsightAsks.CLASSES, new AskClasses(everything(), "customer", 9));
    Changes changes =
        loaded.room.ask(
            InsightAsks.CHANGES,
            new AskChanges(
                loaded.filter("2024-02-01", "2024-02-29"),
                new CompareTo(Comparison.PREVIOUS_PERIOD, null, null),
                3));
    loaded.tellLedger();

    // Then
    assertEquals(List.of(), cohorts.cohorts());
    assertEquals("No purchase here names a customer.", cohorts.about().unknown());
    assertEquals("Fewer than two products are named here.", pairs.about().unknown());
    assertEquals("No row here names a customer.", segments.about().unknown());
    assertEquals(List.of(), classes.classes());
    assertNotNull(classes.about().unknown());
    assertEquals(List.of(), changes.effects());
    assertEquals(
        List.of("branch"), changes.breakdowns().stream().map(Breakdown::dimension).toList());
    assertTrue(changes.about().limits().contains("Units are not known"));
  }

  @Test
  void anAskBeyondItsBoundsIsRefused() {
    assertEquals(
        400, loaded.room.refused(InsightAsks.PAIRS, new AskPairs(everything(), 41, 1)).status());
    assertEquals(
        400,
        loaded
            .room
            .refused(InsightAsks.FORECAST, new AskForecast(everything(), Granularity.YEAR, 3))
            .status());
  }
}
