package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.config.Database;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.testing.Gate;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** A start for which PostgreSQL is away, at first or for good. */
class OpeningTest {
  /** More than a start makes, of which the first few are the migrations'. */
  private static final int CONNECTIONS = 8;

  private final List<Gate> gates = new ArrayList<>();
  private Vertx vertx;
  private Database database;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    database = TestServices.database();
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
    gates.forEach(Gate::close);
  }

  private Gate gate() throws IOException {
    Gate gate = new Gate(database.host(), database.port());
    gates.add(gate);
    return gate;
  }

  private Future<String> ledger(Gate gate, String name, Duration patience) {
    Database through =
        new Database("127.0.0.1", gate.port(), name, database.user(), database.password());
    return vertx.deployVerticle(new LedgerVerticle(through, null, Settings.PURGE_AFTER, patience));
  }

  @Test
  void whicheverConnectionIsLostItOpens() throws IOException {
    // Given
    List<Future<String>> starts = new ArrayList<>();

    // When
    for (int lost = 1; lost <= CONNECTIONS; lost++) {
      Gate gate = gate();
      gate.turnAway(lost);
      starts.add(ledger(gate, database.name(), Duration.ofHours(1)));
    }

    // Then
    starts.forEach(Wait::on);
    long turnedAway = gates.stream().filter(gate -> gate.turnedAway() == 1).count();
    assertTrue(turnedAway > 3, turnedAway + " starts lost a connection");
  }

  @Test
  void itWaitsUntilPostgresIsThere() throws IOException {
    // Given
    Gate gate = gate();
    gate.shut();
    Future<String> start = ledger(gate, database.name(), Duration.ofHours(1));
    Wait.until(() -> gate.turnedAway() > 1);

    // When
    gate.open();

    // Then
    Wait.on(start);
  }

  @Test
  void whereItStaysAwayTheStartEndsInWords() throws IOException {
    // Given
    Gate gate = gate();
    gate.shut();

    // When
    Throwable failure = Wait.forFailure(ledger(gate, database.name(), Duration.ofSeconds(1)));

    // Then
    Problem problem = ((ProblemException) failure).problem();
    assertEquals("ledger-unavailable", problem.type());
    assertTrue(problem.detail().startsWith("It was waited for, for 1 s."), problem.detail());
    assertTrue(gate.turnedAway() > 1, "it was tried again");
  }

  @Test
  void aDatabaseThatIsNotThereIsNotWaitedFor() throws IOException {
    // When
    Throwable failure = Wait.forFailure(ledger(gate(), "no_such_one", Duration.ofHours(1)));

    // Then
    assertFalse(failure instanceof ProblemException, failure::toString);
    assertTrue(failure.getMessage().contains("no_such_one"), failure.getMessage());
  }
}
