package verticles.ledger;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.DatasetMessages.FindDataset;
import verticles.contract.LedgerMessages.RedoTask;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** A ledger in a database of its own, in which nothing is due. */
abstract class LedgerCase {
  static Database database;
  static TestLedger ledger;

  @BeforeAll
  static void start() {
    database = TestServices.database();
    ledger = new TestLedger(database);
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @BeforeEach
  void nothingIsDue() {
    ledger.sql("UPDATE task SET next_at = 'infinity'");
  }

  static List<UUID> visible(String dataset) {
    return ledger.ask(Asks.FIND_DATASET, new FindDataset(dataset)).visible();
  }

  static Problem redoRefused(Task task) {
    return ledger.refused(Asks.REDO_TASK, new RedoTask(task.id()));
  }
}
