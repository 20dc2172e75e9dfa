package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;

/** Queries against a real Druid. */
class DruidQueriesTest {
  private static final String[] COLUMNS = {"Branch:string", "grossRevenue:double", "units:long"};

  private static Druid druid;
  private static S3 s3;
  private static DruidRoom room;

  @BeforeAll
  static void start() {
    s3 = TestServices.s3();
    druid = TestServices.druid();
    room = new DruidRoom(druid, s3);
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  private static PreparedFile file(String dataset) {
    return new PreparedFile(dataset, COLUMNS);
  }

  private static String dataset() {
    return "load_" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void parametersAreValuesWhateverTheySay() {
    // Given
    String hostile = "x' OR 'a'='a\" -- ; DROP";
    PreparedFile file =
        file(dataset())
            .row("2024-01-01T00:00:00Z", hostile, 1.5, 1)
            .row("2024-01-01T00:00:00Z", "Lakeside", 2.5, 2);
    String table = room.load(file, s3).dataset();

    // When
    SqlRows equal =
        sql("SELECT SUM(grossRevenue) FROM " + table + " WHERE Branch = ?", (Object) hostile);
    SqlRows among =
        sql(
            "SELECT COUNT(*) FROM " + table + " WHERE SCALAR_IN_ARRAY(Branch, ?)",
            List.of(hostile, "Lakeside", "none"));
    SqlRows numbers =
        sql("SELECT Branch FROM " + table + " WHERE units >= ? AND grossRevenue > ?", 2L, 2.0);

    // Then
    assertEquals(List.of(List.of(1.5)), equal.rows());
    assertEquals(List.of(List.of(2L)), among.rows());
    assertEquals(List.of(List.of("Lakeside")), numbers.rows());
  }

  @Test
  void aQueryOverNothingOrThatIsWrongSaysSo() {
    // When
    Problem unknown = room.refused(Asks.RUN_SQL, query("SELECT 1 FROM never_loaded"));
    Problem wrong = room.refused(Asks.RUN_SQL, query("SELEKT"));

    // Then
    assertEquals("unknown-datasource", unknown.type());
    assertEquals(404, unknown.status());
    assertEquals("query-failed", wrong.type());
  }

  @Test
  void anUnknownDatasetHasNoRows() {
    assertEquals(0, room.ask(Asks.COUNT_ROWS, new CountRows("never_loaded", "x")).rows());
  }

  @Test
  void healthNamesWhatIsThere() {
    // When
    Health health = room.ask(Asks.DRUID_HEALTH, new Health.Ping());

    // Then
    assertTrue(health.available(), health.detail());
    assertEquals("druid", health.name());
    assertFalse(health.detail().isBlank());
  }

  private static SqlRows sql(String sql, Object... parameters) {
    return room.ask(Asks.RUN_SQL, new RunSql(sql, List.of(parameters), 10_000));
  }

  private static RunSql query(String sql) {
    return new RunSql(sql, List.of(), 5_000);
  }
}
