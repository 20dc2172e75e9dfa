package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/**
 * What is asked every second costs the same however many tasks have ended, and so does what is
 * asked of each file that comes back.
 */
class PlansTest {
  private static final int ENDED = 20_000;
  private static TestLedger ledger;

  @BeforeAll
  static void manyHaveEnded() {
    ledger = new TestLedger(TestServices.database());
    ledger.sql(
        "INSERT INTO task (id, dataset, filename, state, version, fence, entered)"
            + " SELECT gen_random_uuid(), 'ended', 'a.csv', 'QUERYABLE', nextval('version_seq'), 1,"
            + " '{}' FROM generate_series(1, "
            + ENDED
            + ")");
    ledger.sql("ANALYZE task");
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  /** Of the statement as it is prepared, whatever its values. */
  private static String plan(String statement, String types, String values) throws SQLException {
    try (Connection connection = ledger.connect();
        Statement it = connection.createStatement()) {
      it.execute("SET plan_cache_mode = force_generic_plan");
      it.execute("PREPARE asked (" + types + ") AS " + statement);
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = it.executeQuery("EXPLAIN EXECUTE asked (" + values + ")")) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_due", "task_to_purge"})
  void whatIsDueIsFoundByItsIndex(String index) throws SQLException {
    // When
    String plan =
        plan(
            index.equals("task_due") ? Statements.CLAIM : Statements.CLAIM_PURGES,
            "text[], int, uuid, uuid, uuid[]",
            "'{STORED}', 2, NULL, NULL, '{}'");

    // Then
    assertTrue(plan.contains(index), plan);
    assertFalse(plan.contains("Seq Scan on task"), plan);
  }

  @Test
  void whoStandsInAPlaceIsFoundByItsIndex() throws SQLException {
    // When
    String plan =
        plan(Showing.UNDO, "uuid, uuid, bigint, boolean", "gen_random_uuid(), NULL, 1, false");

    // Then
    assertTrue(plan.contains("task_of_place"), plan);
    assertFalse(plan.contains("Seq Scan on task"), plan);
  }
}
