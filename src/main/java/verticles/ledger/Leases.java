package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases that this replica keeps alive: of the tasks that somebody here is known to be at work
 * on. A lease whose fate is unknown is left to run out.
 */
final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);
  private static final long BEAT_MILLIS = 15_000;

  private final Vertx vertx;
  private final Postgres postgres;
  private final Replica replica;
  private final Set<UUID> held = new HashSet<>();
  private long timer = -1;
  private boolean beating;

  Leases(Vertx vertx, Postgres postgres, Replica replica) {
    this.vertx = vertx;
    this.postgres = postgres;
    this.replica = replica;
  }

  UUID owner() {
    return replica.boot();
  }

  UUID home() {
    return replica.home();
  }

  /** What somebody here is known to be at work on. */
  UUID[] held() {
    return held.toArray(UUID[]::new);
  }

  void hold(UUID task, boolean still) {
    if (still) {
      held.add(task);
    } else {
      held.remove(task);
    }
  }

  void forget(UUID task) {
    held.remove(task);
  }

  /** Takes over from an earlier start of this replica, then keeps its own leases alive. */
  Future<Void> begin() {
    return postgres
        .run(Statements.TAKE_OVER, home(), owner())
        .onSuccess(taken -> timer = vertx.setPeriodic(BEAT_MILLIS, tick -> beat()))
        .onSuccess(taken -> log.info("took over {} tasks of an earlier start", taken.rowCount()))
        .mapEmpty();
  }

  /** One statement, whatever the number of tasks; never two at the same time. */
  private void beat() {
    if (beating || held.isEmpty()) {
      return;
    }
    beating = true;
    postgres
        .run(Statements.HEARTBEAT, owner(), held())
        .onFailure(failure -> log.warn("leases could not be renewed: {}", failure.getMessage()))
        .onComplete(done -> beating = false);
  }

  /** Everything held is due at once, for whoever comes first. */
  Future<Void> end() {
    vertx.cancelTimer(timer);
    held.clear();
    return postgres
        .run(Statements.HAND_BACK, home(), owner())
        .onFailure(failure -> log.warn("leases are left to run out: {}", failure.getMessage()))
        .otherwiseEmpty()
        .mapEmpty();
  }
}
