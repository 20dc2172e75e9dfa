package verticles.analytics;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import verticles.config.Druid;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.BenchApp;

/**
 * What sales tell beyond sums, asked of the real application in a process of its own, over the
 * dataset of {@link DashboardBench}: how long each answer takes uncached, and how long the slowest
 * of the SQL queries that it took, which a proxy before Druid hears, takes alone.
 */
final class InsightBench {
  private static final int ROUNDS = 5;
  private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);
  private static final List<String> INSIGHTS =
      List.of(
          "abc-classes",
          "abc-classes?dimension=customer",
          "customer-segments",
          "cohort-retention",
          "basket-pairs",
          "seasonality",
          "sales-forecast",
          "sales-forecast?granularity=day&horizon=30",
          "sales-anomalies",
          "what-changed?start_date=2024-07-01");

  private final SqlByHand byHand;

  private InsightBench(Druid druid) {
    this.byHand = new SqlByHand(druid);
  }

  /**
   * @param arguments the file, and the directory of the dashboard's bench
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("services").toString()));
    Embedded embedded = DashboardBench.done(Embedded.start(vertx, settings));
    DashboardBench.done(embedded.druidReady());
    SqlTap tap = DashboardBench.done(SqlTap.open(vertx, embedded.services().druid().broker()));
    Map<String, String> own = BenchApp.settings(embedded.services());
    own.put("DRUID_BROKER_URL", tap.url().toString());
    try (BenchApp app =
        BenchApp.start(directory.resolve("app"), directory.resolve("app.log"), own)) {
      DashboardBench.load(app, Path.of(arguments[0]), rows(Path.of(arguments[0])));
      new InsightBench(embedded.services().druid()).all(app, tap);
      System.out.printf("RSS of the application, at most: %d MB (heap 256 MB)%n", app.rss());
    } finally {
      DashboardBench.done(embedded.stop());
      DashboardBench.done(vertx.close());
    }
  }

  private static long rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() - 1;
    }
  }

  private void all(BenchApp app, SqlTap tap) throws Exception {
    System.out.printf(
        "%-44s %9s %8s %9s %9s %6s%n",
        "medians, ms", "answer", "queries", "slowest", "all", "ratio");
    for (String insight : INSIGHTS) {
      tap.taken();
      one(app, tap, insight);
    }
  }

  private void one(BenchApp app, SqlTap tap, String insight) throws Exception {
    List<Double> answers = new ArrayList<>();
    List<Double> slowest = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    int queries = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String path =
          "/api/insights/%s%sdata_source=%s&end_date=%s"
              .formatted(
                  insight,
                  insight.contains("?") ? "&" : "?",
                  DashboardBench.DATASET,
                  LAST_DAY.minusDays(round));
      answers.add(DashboardBench.millis(() -> found(app.get(path))));
      List<Double> alone = new ArrayList<>();
      for (String query : tap.taken()) {
        alone.add(DashboardBench.millis(() -> byHand.send(query)));
      }
      queries = alone.size();
      slowest.add(alone.stream().mapToDouble(it -> it).max().orElse(0));
      all.add(alone.stream().mapToDouble(it -> it).sum());
    }
    double answer = DashboardBench.median(answers);
    double longest = DashboardBench.median(slowest);
    System.out.printf(
        "%-44s %9.1f %8d %9.1f %9.1f %6.2f%n",
        insight, answer, queries, longest, DashboardBench.median(all), answer / longest);
  }

  private static void found(JsonObject answer) throws IOException {
    if (answer.getJsonObject("data") == null) {
      throw new IOException(answer.encode());
    }
  }
}
