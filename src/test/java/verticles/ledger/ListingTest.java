package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.contract.Wishes.Mode;

/** Which datasets are listed, and what is said of them. */
class ListingTest extends LedgerCase {
  @Test
  void onlyDatasetsWithSomethingInThemAreListedAndSayWhatWaits() {
    // Given
    ledger.queryable("listed", Mode.APPEND);
    Task waiting = ledger.stored("listed");
    ledger.stored("waiting");
    Task refused = ledger.stored("named");
    ledger.sql("UPDATE task SET state = 'REJECTED' WHERE id = '" + refused.id() + "'");
    ledger.sql(
        "UPDATE task SET state = 'AWAITING_MAPPING' WHERE dataset = 'waiting' OR id = '"
            + waiting.id()
            + "'");

    // When
    List<Dataset> listed = ledger.ask(Asks.LIST_DATASETS, new ListDatasets()).datasets();

    // Then
    assertEquals(List.of(1), waiting(listed, "listed"));
    assertEquals(List.of(1), waiting(listed, "waiting"));
    assertEquals(List.of(), waiting(listed, "named"));
    assertEquals("named", ledger.ask(Asks.FIND_DATASET, new FindDataset("named")).name());
  }

  @Test
  void aDatasetIsADemoUntilItsMadeUpFileIsUndone() {
    // Given
    Task demo =
        ledger.move(
            ledger.open("demo", null),
            STORED,
            Facts.stored("demo", 10, "a", "raw/x/1", Wishes.demo(Reading.NONE)));
    boolean onItsWay = isDemo("demo");
    ledger.stored("own");

    // When
    ledger.stored("demo");
    boolean besideAnOwnOne = isDemo("demo");
    ledger.sql("UPDATE task SET state = 'UNDONE' WHERE id = '" + demo.id() + "'");

    // Then
    assertTrue(demo.wishes().demo());
    assertTrue(onItsWay);
    assertTrue(besideAnOwnOne);
    assertFalse(isDemo("demo"));
    assertFalse(isDemo("own"));
  }

  private static boolean isDemo(String name) {
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(name)).demo();
  }

  @Test
  void filesAreFoundByWordsOfTheirNamesWhateverTheirCaseAndByState() {
    // Given
    UUID march = named("Sales_March 100%.csv", "east");
    UUID april = named("sales_april.CSV", "east");
    UUID elsewhere = named("march.xlsx", "west");
    ledger.sql("UPDATE task SET state = 'FAILED' WHERE id = '" + april + "'");

    // When, Then
    assertEquals(List.of(elsewhere, march), found("march"));
    assertEquals(List.of(march), found("EAST", "mArCh"));
    assertEquals(List.of(march), found("100%"));
    assertEquals(List.of(), found("s%h"));
    assertEquals(List.of(), found("march", "april"));
    assertEquals(List.of(april), found(Set.of(FAILED, PARKED), "sales_"));
  }

  private static UUID named(String filename, String dataset) {
    UUID id = ledger.stored(dataset).id();
    ledger.sql("UPDATE task SET filename = '%s' WHERE id = '%s'".formatted(filename, id));
    return id;
  }

  private static List<UUID> found(String... words) {
    return found(Set.of(), words);
  }

  private static List<UUID> found(Set<TaskState> states, String... words) {
    TaskPage page =
        ledger.ask(Asks.LIST_TASKS, new ListTasks(null, states, List.of(words), null, 10, 0));
    assertEquals(page.total(), page.tasks().size());
    return page.tasks().stream().map(Task::id).toList();
  }

  @Test
  void whoseRowsTheyAreIsNoColumnOfTheDataset() {
    // Given
    Task task = ledger.publishing("columns", 3);
    ledger.sql(
        "UPDATE task SET canonical = jsonb_set(canonical, '{columns}', '[{\"name\": \"Branch\","
            + " \"type\": \"string\"}, {\"name\": \"_ingestion_id\", \"type\": \"string\"}]')"
            + " WHERE id = '"
            + task.id()
            + "'");
    ledger.move(task, QUERYABLE);

    // When
    Dataset dataset = ledger.ask(Asks.FIND_DATASET, new FindDataset("columns"));

    // Then
    assertEquals(
        List.of("Branch"),
        dataset.columns().stream().map(verticles.contract.Canonical.Column::name).toList());
  }

  private static List<Integer> waiting(List<Dataset> listed, String name) {
    return listed.stream().filter(it -> it.name().equals(name)).map(Dataset::filesWaiting).toList();
  }
}
