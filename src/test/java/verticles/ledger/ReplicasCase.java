package verticles.ledger;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import verticles.config.Database;
import verticles.testing.Gate;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** Two replicas over one database, one of them through a gate. */
abstract class ReplicasCase {
  Database database;
  TestLedger one;
  TestLedger two;
  Gate gate;

  @BeforeEach
  void start() throws IOException {
    database = TestServices.database();
    gate = new Gate(database.host(), database.port());
    Database throughTheGate =
        new Database(
            "127.0.0.1", gate.port(), database.name(), database.user(), database.password());
    one = new TestLedger(database);
    two = new TestLedger(database, throughTheGate, null);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    gate.close();
  }
}
