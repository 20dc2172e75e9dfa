package verticles.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import verticles.testing.TestLedger;

/** Two ledgers on one database, as two replicas have them. */
abstract class TwoLedgersCase extends LedgerCase {
  static TestLedger other;

  @BeforeAll
  static void startAnother() {
    other = new TestLedger(database);
  }

  @AfterAll
  static void stopTheOther() {
    other.close();
  }
}
