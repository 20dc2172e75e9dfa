package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.contract.TaskState.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.testing.TestLedger;

/** What of its tasks a dataset shows. */
class DatasetsTest extends LedgerCase {
  @Test
  void rowsBecomeVisibleWithQueryable() {
    // Given
    Task task = ledger.publishing("visible", 7);
    Dataset before = ledger.ask(Asks.FIND_DATASET, new FindDataset("visible"));

    // When
    ledger.move(task, QUERYABLE);

    // Then
    Dataset after = ledger.ask(Asks.FIND_DATASET, new FindDataset("visible"));
    assertEquals(0, before.version());
    assertEquals(List.of(), before.visible());
    assertNull(before.changedAt());
    assertEquals(1, after.version());
    assertEquals(List.of(task.id()), after.visible());
    assertEquals(7, after.rows());
    assertEquals(1_000L, after.minTime());
    assertEquals(2_000L, after.maxTime());
    assertEquals(TestLedger.loaded(7).canonical().columns(), after.columns());
    assertNotNull(after.changedAt());
  }

  @Test
  void aDimensionWithoutAnyValueIsNotThereAndDaysAreThoseOfTheFile() {
    // Given a file that has no branches, read in Nairobi's time
    Task task = ledger.publishing("absent", 7);
    ledger.sql(
        """
        UPDATE task SET
          canonical = jsonb_set(jsonb_set(canonical, '{columns,1}',
            '{"name": "grossRevenue", "type": "double"}', true), '{quality}',
            '{"completeness": {"Branch": 0, "grossRevenue": 0}, "validity": 1, "duplicates": 0,
              "duplicatesExact": true, "outliers": 0}'),
          verdict = jsonb_set(verdict, '{plan}', '{"delimiter": ",", "headerLine": 1,
            "timeZone": "Africa/Nairobi", "columns": [], "derived": []}')
        WHERE id = '%s'
        """
            .formatted(task.id()));

    // When
    ledger.move(task, QUERYABLE);

    // Then
    Dataset dataset = ledger.ask(Asks.FIND_DATASET, new FindDataset("absent"));
    assertEquals(List.of("grossRevenue"), dataset.columns().stream().map(it -> it.name()).toList());
    assertEquals("Africa/Nairobi", dataset.timeZone());
  }

  @Test
  void itsCurrencyIsTheOneThatItsFilesNameBetweenThem() {
    // When
    Dataset none = named("currencies", "[]");
    Dataset one = named("currencies", "[\"EUR\"]");
    Dataset same = named("currencies", "[\"EUR\"]");
    Dataset several = named("currencies", "[\"EUR\", \"USD\"]");

    // Then
    assertNull(none.currency());
    assertEquals("EUR", one.currency());
    assertEquals("EUR", same.currency());
    assertNull(several.currency());
  }

  /** The dataset with one more file, whose plan names these. */
  private static Dataset named(String dataset, String currencies) {
    Task task = ledger.publishing(dataset, 7);
    ledger.sql(
        """
        UPDATE task SET verdict = jsonb_set(verdict, '{plan}', '{"delimiter": ",", "headerLine": 1,
          "timeZone": "UTC", "columns": [], "derived": [], "currencies": %s}')
        WHERE id = '%s'
        """
            .formatted(currencies, task.id()));
    ledger.move(task, QUERYABLE);
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(dataset));
  }

  @Test
  void aFailedMoveToQueryableShowsNothing() {
    // Given
    Task task = ledger.publishing("hidden", 7);
    Move stale = new Move(task.id(), task.fence() - 1, PUBLISHING, QUERYABLE, Facts.NONE);

    // When
    Problem refusal = ledger.refused(Asks.MOVE_TASK, stale);

    // Then
    assertEquals("lease-lost", refusal.type());
    assertEquals(0, ledger.ask(Asks.FIND_DATASET, new FindDataset("hidden")).version());
  }

  @Test
  void aDatasetChangeIsAnnounced() throws InterruptedException {
    // Given
    Task task = ledger.publishing("announced", 3);
    ledger.forgetWhatWasHeard();

    // When
    ledger.move(task, QUERYABLE);

    // Then
    assertEquals(List.of(task.id()), ledger.nextDatasetChange().visible());
  }

  @Test
  void nothingWasSentToThisDataset() {
    // Given
    FindDataset unknown = new FindDataset("unknown");

    // When
    Problem refusal = ledger.refused(Asks.FIND_DATASET, unknown);

    // Then
    assertEquals(404, refusal.status());
  }
}
