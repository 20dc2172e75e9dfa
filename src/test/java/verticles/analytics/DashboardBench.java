package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.BenchApp;

/**
 * The dashboard's questions to the real application in a process of its own, over a dataset in the
 * embedded Druid: whether its sums are those of the file; the overview uncached, against the
 * slowest of its SQL queries run alone; one uncached metric against its SQL sent by hand; and the
 * overview from memory, at 300 requests a second and flat out.
 *
 * <p>Uncached questions each end on another day. What SQL they mean is heard beforehand by a proxy
 * between another run of the application and Druid.
 */
final class DashboardBench {
  static final String DATASET = "dashboard";
  private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);
  private static final int OVERVIEWS = 9;
  private static final int METRICS = 60;

  /** How long both servers are asked other things first: their JVMs compile what they often do. */
  private static final int WARMING_SECONDS = 25;

  private static final int AT_ONCE = 32;

  private static final String OVERVIEW =
      """
      query($endDate: String) { dashboardData(dataSource: "%s", endDate: $endDate, target: 1e9) {
        revenueSummary { totalRevenue netSales grossProfit lineItemCount returnsValue
          totalTransactions averageTransaction uniqueProducts uniqueBranches uniqueEmployees
          netUnitsSold }
        monthlySalesGrowth { date totalSales grossProfit }
        targetAttainment { attainmentPercentage totalSales target }
        productPerformance { product sales }
        branchProductHeatmap { branch product sales }
        topCustomers { cardName salesAmount grossProfit }
        marginTrends { date marginPct }
        returnsAnalysis { reason count }
        profitabilityByDimension { branch grossMargin grossProfit }
        branchList { branch }
        productAnalytics { itemName productLine itemGroup totalSales grossProfit margin totalQty
          transactionCount uniqueBranches averagePrice }
        dataAvailabilityStatus { status } } }
      """
          .formatted(DATASET);
  private static final String METRIC =
      "query($endDate: String) { revenueSummary(dataSource: \"%s\", endDate: $endDate) { netSales } }"
          .formatted(DATASET);

  private final Vertx vertx;
  private final Services services;
  private final SqlByHand byHand;
  private final Path file;
  private final Path directory;

  private DashboardBench(Vertx vertx, Services services, Path file, Path directory) {
    this.vertx = vertx;
    this.services = services;
    this.byHand = new SqlByHand(services.druid());
    this.file = file;
    this.directory = directory;
  }

  /**
   * @param arguments the file, and a directory for everything local, which is used again
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("services").toString()));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    try {
      new DashboardBench(vertx, embedded.services(), Path.of(arguments[0]), directory).run();
    } finally {
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run() throws Exception {
    SalesOracle oracle = SalesOracle.of(file);
    System.out.printf("%,d rows%n", oracle.all.rows);
    Map<LocalDate, List<String>> overviews = new LinkedHashMap<>();
    Map<LocalDate, List<String>> metrics = new LinkedHashMap<>();
    SqlTap tap = done(SqlTap.open(vertx, services.druid().broker()));
    try (BenchApp app = start(tap.url())) {
      load(app, file, oracle.all.rows);
      compare(app, oracle);
      tap.taken();
      for (int round = 0; round < OVERVIEWS; round++) {
        ask(app, OVERVIEW, LAST_DAY.minusDays(round));
        overviews.put(LAST_DAY.minusDays(round), tap.taken());
      }
      for (int round = 0; round < METRICS; round++) {
        ask(app, METRIC, LAST_DAY.minusDays(round));
        metrics.put(LAST_DAY.minusDays(round), tap.taken());
      }
    }
    try (BenchApp app = start(services.druid().broker())) {
      warm(app);
      overview(app, overviews);
      metric(app, metrics);
      fromMemory(app);
      System.out.printf("RSS of the application, at most: %d MB (heap 256 MB)%n", app.rss());
    }
  }

  private BenchApp start(URI broker) throws IOException, InterruptedException {
    Map<String, String> settings = BenchApp.settings(services);
    settings.put("DRUID_BROKER_URL", broker.toString());
    return BenchApp.start(directory.resolve("app"), directory.resolve("app.log"), settings);
  }

  static void load(BenchApp app, Path file, long rows) throws Exception {
    JsonArray there = app.get("/api/datasets").getJsonArray("datasets");
    if (there.stream().noneMatch(it -> DATASET.equals(((JsonObject) it).getString("name")))) {
      System.out.printf("loaded in %.1f s%n", app.load(DATASET, file, rows));
    }
  }

  /** Fails if a sum is off by more than 1e-9 of it, or a count by one. */
  private void compare(BenchApp app, SalesOracle oracle) throws Exception {
    JsonObject data = ask(app, OVERVIEW, null).getJsonObject("dashboardData");
    JsonObject all = data.getJsonObject("revenueSummary");
    same("revenue", oracle.all.gross / 100.0, all.getDouble("totalRevenue"));
    same("returns", oracle.all.returned / 100.0, all.getDouble("returnsValue"));
    same("net sales", oracle.all.sales(), all.getDouble("netSales"));
    same("profit", oracle.all.profit(), all.getDouble("grossProfit"));
    same("units", oracle.all.units, all.getDouble("netUnitsSold"));
    same("products", oracle.all.products.size(), all.getInteger("uniqueProducts"));
    same("sales persons", oracle.all.people.size(), all.getInteger("uniqueEmployees"));
    JsonArray months = data.getJsonArray("monthlySalesGrowth");
    same("months", oracle.months.size(), months.size());
    for (int i = 0; i < months.size(); i++) {
      JsonObject month = months.getJsonObject(i);
      SalesOracle.Sums sums = oracle.months.get(month.getString("date").substring(0, 7));
      same(month.getString("date"), sums.sales(), month.getDouble("totalSales"));
      same(month.getString("date"), sums.profit(), month.getDouble("grossProfit"));
    }
    String branches =
        "{ branchPerformance(dataSource: \"%s\") { branch totalSales uniqueCustomers } }"
            .formatted(DATASET);
    for (Object it : ask(app, branches, null).getJsonArray("branchPerformance")) {
      JsonObject branch = (JsonObject) it;
      SalesOracle.Sums sums = oracle.branches.get(branch.getString("branch"));
      same(branch.getString("branch"), sums.sales(), branch.getDouble("totalSales"));
      same("its customers", sums.customers.size(), branch.getInteger("uniqueCustomers"));
    }
    System.out.println("sums and counts: as added up from the file");
  }

  private static void same(String what, double wanted, double found) {
    if (Math.abs(wanted - found) > 1e-9 * Math.abs(wanted)) {
      throw new AssertionError(what + " is " + found + " and not " + wanted);
    }
  }

  /** One day after another, which costs Druid little: they are not the stretches that count. */
  private static void warm(BenchApp app) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARMING_SECONDS);
    for (int i = 0; System.nanoTime() < end; i++) {
      LocalDate day = LAST_DAY.minusDays(100 + i % 900);
      ask(
          app,
          OVERVIEW.replace(
              "endDate: $endDate", "startDate: \"%s\", endDate: $endDate".formatted(day)),
          day);
      ask(
          app,
          METRIC.replace(
              "endDate: $endDate", "startDate: \"%s\", endDate: $endDate".formatted(day)),
          day);
    }
  }

  private void overview(BenchApp app, Map<LocalDate, List<String>> sql) throws Exception {
    List<Double> ours = new ArrayList<>();
    Map<Integer, List<Double>> alone = new HashMap<>();
    for (var round : sql.entrySet()) {
      ours.add(millis(() -> ask(app, OVERVIEW, round.getKey())));
      List<String> queries = round.getValue().stream().sorted().toList();
      for (int i = 0; i < queries.size(); i++) {
        String query = queries.get(i);
        alone.computeIfAbsent(i, key -> new ArrayList<>()).add(millis(() -> byHand.send(query)));
      }
    }
    alone.forEach(
        (i, times) ->
            System.out.printf(
                "  %6.1f ms  %s%n",
                median(times),
                new JsonObject(sql.values().iterator().next().stream().sorted().toList().get(i))
                    .getString("query")));
    double slowest =
        alone.values().stream().mapToDouble(DashboardBench::median).max().orElseThrow();
    double all = alone.values().stream().mapToDouble(DashboardBench::median).sum();
    System.out.printf(
        "dashboardData uncached: %.1f ms; its %d queries alone: slowest %.1f ms, sum %.1f ms;"
            + " ratio to the slowest %.2f%n",
        median(ours), alone.size(), slowest, all, median(ours) / slowest);
  }

  private void metric(BenchApp app, Map<LocalDate, List<String>> sql) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> hand = new ArrayList<>();
    for (var round : sql.entrySet()) {
      if (round.getValue().size() != 1) {
        throw new IOException("not one query: " + round.getValue());
      }
      String query = round.getValue().get(0);
      hand.add(millis(() -> byHand.send(query)));
      ours.add(millis(() -> ask(app, METRIC, round.getKey())));
    }
    System.out.printf(
        "one metric uncached: %.1f ms, its SQL by hand %.1f ms, overhead %.1f ms (medians)%n",
        median(ours), median(hand), median(ours) - median(hand));
  }

  private void fromMemory(BenchApp app) {
    Hammer hammer = new Hammer(app.port(), question(OVERVIEW, null).encode());
    hammer.flatOut(AT_ONCE, 15);
    double[] millis = hammer.steadily(300, 15);
    System.out.printf(
        "dashboardData from memory, 300/s: p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n",
        millis[millis.length / 2], millis[(int) (millis.length * 0.99)], millis[millis.length - 1]);
    double rate = hammer.flatOut(AT_ONCE, 10);
    System.out.printf(
        "flat out, %d at once: %.0f/s, %d bytes each; %d were not answered as they should%n",
        AT_ONCE, rate, hammer.answerBytes(), hammer.others.get());
  }

  private static JsonObject question(String query, LocalDate endDate) {
    return new JsonObject()
        .put("query", query)
        .put("variables", endDate == null ? new JsonObject() : end(endDate));
  }

  private static JsonObject end(LocalDate endDate) {
    return new JsonObject().put("endDate", endDate.toString());
  }

  private static JsonObject ask(BenchApp app, String query, LocalDate endDate)
      throws IOException, InterruptedException {
    JsonObject answer = app.post("/graphql", question(query, endDate));
    if (answer.containsKey("errors")) {
      throw new IOException(answer.encode());
    }
    return answer.getJsonObject("data");
  }

  interface Step {
    void run() throws Exception;
  }

  static double millis(Step step) throws Exception {
    long began = System.nanoTime();
    step.run();
    return (System.nanoTime() - began) / 1e6;
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
  }
}
