package verticles.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.analytics.Oracle.assertNumber;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Granularity;
import verticles.testing.PreparedFile;

/** Stretches of time beside those of other days, in data of which every day has one row. */
class ComparedStretchesTest {
  private static final LocalDate FIRST = LocalDate.parse("2022-12-01");
  private static final LocalDate LAST = LocalDate.parse("2025-03-31");

  private static SalesInDruid loaded;
  private static final String DATASET = "days_" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
    PreparedFile file = new PreparedFile(DATASET, "grossRevenue:double");
    FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> file.row(day + "T20:00:00Z", amount(day)));
    loaded.room.load(file, loaded.s3);
    loaded.ledger.has(DATASET, 1, file.columns(), file.rows(), "America/New_York", file.id());
  }

  @AfterAll
  static void tellTheLedgerTheTruth() {
    loaded.tellLedger();
  }

  /** Another for each day, so that no two stretches sold the same. */
  private static double amount(LocalDate day) {
    return 100 + (day.toEpochDay() * 7919 % 10_007) / 100.0;
  }

  private static Double sold(String days) {
    if (days == null) {
      return null;
    }
    LocalDate first = LocalDate.parse(days.substring(0, 10));
    LocalDate last = days.length() == 10 ? first : LocalDate.parse(days.substring(11));
    return first.datesUntil(last.plusDays(1)).mapToDouble(ComparedStretchesTest::amount).sum();
  }

  private static Arguments of(
      Granularity each, String now, Comparison to, String custom, String... stretches) {
    return Arguments.of(each, now, to, custom, List.of(stretches));
  }

  /** Each stretch's first day, and the days that it is compared to. */
  static Stream<Arguments> stretches() {
    return Stream.of(
        // the first week is a part of one, the last one too: as many days a year before
        of(
            Granularity.WEEK,
            "2025-01-01 2025-01-14",
            Comparison.PREVIOUS_YEAR,
            null,
            "2024-12-30=2024-01-01 2024-01-05",
            "2025-01-06=2024-01-06 2024-01-12",
            "2025-01-13=2024-01-13 2024-01-14"),
        of(
            Granularity.WEEK,
            "2024-01-03 2024-01-16",
            Comparison.PREVIOUS_PERIOD,
            null,
            "2024-01-01=2023-12-20 2023-12-24",
            "2024-01-08=2023-12-25 2023-12-31",
            "2024-01-15=2024-01-01 2024-01-02"),
        of(
            Granularity.WEEK,
            "2024-01-03 2024-01-12",
            Comparison.PREVIOUS_PERIOD,
            null,
            "2024-01-01=2023-12-24 2023-12-28",
            "2024-01-08=2023-12-29 2024-01-02"),
        // a part of a month with the same part of it
        of(
            Granularity.MONTH,
            "2025-01-15 2025-03-10",
            Comparison.PREVIOUS_YEAR,
            null,
            "2025-01-01=2024-01-15 2024-01-31",
            "2025-02-01=2024-02-01 2024-02-29",
            "2025-03-01=2024-03-01 2024-03-10"),
        // a month with as many days before it
        of(
            Granularity.MONTH,
            "2024-02-01 2024-03-31",
            Comparison.PREVIOUS_PERIOD,
            null,
            "2024-02-01=2023-12-03 2023-12-31",
            "2024-03-01=2024-01-01 2024-01-31"),
        of(
            Granularity.MONTH,
            "2024-03-01 2024-04-10",
            Comparison.CUSTOM,
            "2023-12-01 2024-01-31",
            "2024-03-01=2023-12-01 2023-12-31",
            "2024-04-01=2024-01-01 2024-01-10"),
        of(
            Granularity.QUARTER,
            "2024-04-01 2024-09-30",
            Comparison.CUSTOM,
            "2023-05-01 2023-10-31",
            "2024-04-01=2023-05-01 2023-07-31",
            "2024-07-01=2023-08-01 2023-10-31"),
        of(
            Granularity.YEAR,
            "2024-01-01 2025-03-31",
            Comparison.PREVIOUS_YEAR,
            null,
            "2024-01-01=2023-01-01 2023-12-31",
            "2025-01-01=2024-01-01 2024-03-31"),
        // a day that the year before lacks is compared to none
        of(
            Granularity.DAY,
            "2024-02-28 2024-03-01",
            Comparison.PREVIOUS_YEAR,
            null,
            "2024-02-28=2023-02-28",
            "2024-02-29",
            "2024-03-01=2023-03-01"),
        of(
            Granularity.DAY,
            "2025-02-28 2025-03-01",
            Comparison.PREVIOUS_YEAR,
            null,
            "2025-02-28=2024-02-28",
            "2025-03-01=2024-03-01"),
        of(
            Granularity.DAY,
            "2024-03-10 2024-03-12",
            Comparison.PREVIOUS_PERIOD,
            null,
            "2024-03-10=2024-03-07",
            "2024-03-11=2024-03-08",
            "2024-03-12=2024-03-09"));
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void aStretchIsComparedToOneOfTheSameKind(
      Granularity each, String now, Comparison to, String custom, List<String> stretches) {
    // Given
    CompareTo compareTo =
        new CompareTo(
            to,
            custom == null ? null : custom.substring(0, 10),
            custom == null ? null : custom.substring(11));
    Filter filter = new Filter(DATASET, now.substring(0, 10), now.substring(11), Map.of());

    // When
    List<Map<String, Object>> rows =
        SalesInDruid.rows(
            loaded.room.ask(
                Asks.EXPLORE,
                new AskTable(
                    filter,
                    List.of(),
                    each,
                    List.of("netSales"),
                    null,
                    null,
                    null,
                    100,
                    0,
                    compareTo)));

    // Then
    List<String> told = new ArrayList<>();
    rows.forEach(row -> told.add((String) row.get("time")));
    assertEquals(stretches.stream().map(it -> it.substring(0, 10)).toList(), told);
    for (int i = 0; i < rows.size(); i++) {
      String[] both = stretches.get(i).split("=");
      Object before = rows.get(i).get("netSales.before");
      assertNumber(sold(both.length == 1 ? null : both[1]), before, stretches.get(i));
    }
  }
}
