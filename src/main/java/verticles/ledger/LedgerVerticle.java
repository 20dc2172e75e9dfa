package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.AlertAsks;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.config.Database;
import verticles.config.Settings;
import verticles.contract.Health;

/**
 * PostgreSQL's room: what every task is, what has happened to it, who works on it, and what queries
 * may see. Answers all ledger asks; announces {@code TASK_CHANGED} and {@code DATASET_CHANGED} for
 * the changes of every replica.
 *
 * <p>While PostgreSQL is away every ask fails with {@code ledger-unavailable} (503).
 */
public final class LedgerVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(LedgerVerticle.class);

  private final Database database;
  private final Path dataDir;
  private final Duration purgeAfter;
  private final Duration patience;
  private Replica replica;
  private Postgres postgres;
  private Leases leases;
  private Changes changes;

  /** A replica that is forgotten when it stops; what it held when killed waits 60 s. */
  public LedgerVerticle(Database database) {
    this(database, null, Settings.PURGE_AFTER);
  }

  /**
   * @param dataDir remembers who this replica is, so that its next start after a crash goes on at
   *     once
   * @param purgeAfter how long what was taken off the dashboard can be put back
   */
  public LedgerVerticle(Database database, Path dataDir, Duration purgeAfter) {
    this(database, dataDir, purgeAfter, Opening.PATIENCE);
  }

  /**
   * @param patience how long a start waits for PostgreSQL
   */
  LedgerVerticle(Database database, Path dataDir, Duration purgeAfter, Duration patience) {
    this.database = database;
    this.dataDir = dataDir;
    this.purgeAfter = purgeAfter;
    this.patience = patience;
  }

  @Override
  public Future<?> start() {
    Opening opening = new Opening(vertx, patience);
    return opening
        .step(() -> Migrations.apply(vertx, database))
        .compose(migrated -> vertx.executeBlocking(this::identity))
        .compose(identity -> open(opening, identity));
  }

  @Override
  public Future<?> stop() {
    return leases
        .end()
        .eventually(changes::end)
        .eventually(postgres::close)
        .eventually(() -> vertx.executeBlocking(this::forget));
  }

  private Replica identity() throws Exception {
    return dataDir == null ? Replica.fresh() : Replica.of(dataDir);
  }

  private Void forget() throws Exception {
    replica.close();
    return null;
  }

  private Future<Void> open(Opening opening, Replica identity) {
    Bus bus = new Bus(vertx);
    replica = identity;
    postgres = new Postgres(vertx, database);
    leases = new Leases(vertx, postgres, replica);
    Tasks tasks = new Tasks(postgres);
    Datasets datasets = new Datasets(postgres);
    changes = new Changes(vertx, bus, database, tasks, datasets, replica.boot());
    Visibility visibility =
        new Visibility(postgres, tasks, datasets, changes, replica.boot(), purgeAfter);
    Places places = new Places(tasks);
    Beginnings beginnings = new Beginnings(postgres, tasks, places, leases, changes);
    Writes writes = new Writes(postgres, tasks, places, leases, changes, visibility);
    Confirming confirming = new Confirming(postgres, tasks, places, leases, changes);
    Descriptions descriptions = new Descriptions(postgres, datasets);
    return opening
        .step(leases::begin)
        .compose(begun -> opening.step(changes::begin))
        .onSuccess(begun -> answer(bus, beginnings))
        .onSuccess(begun -> answer(bus, tasks, writes, confirming))
        .onSuccess(begun -> answer(bus, visibility))
        .onSuccess(begun -> answer(bus, datasets, descriptions))
        .onSuccess(begun -> answer(bus, new AlertRules(postgres), new AlertHistory(postgres)))
        .onSuccess(begun -> answer(bus, new Views(postgres, datasets)))
        .onSuccess(begun -> log.info("ledger open on {}", database));
  }

  private static void answer(Bus bus, Beginnings beginnings) {
    bus.answer(Asks.OPEN_TASK, beginnings::open);
    bus.answer(RereadAsks.OPEN_REREAD, beginnings::openAgain);
  }

  private void answer(Bus bus, Tasks tasks, Writes writes, Confirming confirming) {
    bus.answer(Asks.MOVE_TASK, writes::move);
    bus.answer(Asks.CLAIM_TASKS, writes::claim);
    bus.answer(Asks.RELEASE_TASK, writes::release);
    bus.answer(Asks.CANCEL_TASK, writes::cancel);
    bus.answer(Asks.RETRY_TASK, writes::retry);
    bus.answer(Asks.CONFIRM_MAPPING, confirming::confirm);
    bus.answer(Asks.CLAIM_PURGES, writes::claimPurges);
    bus.answer(Asks.PURGED, writes::purged);
    bus.answer(Asks.FIND_TASK, tasks::find);
    bus.answer(Asks.LIST_TASKS, tasks::list);
    bus.answer(Asks.COUNT_TASKS, tasks::count);
    bus.answer(Asks.TASK_HISTORY, tasks::history);
    bus.answer(Asks.FIND_DUPLICATE, tasks::duplicate);
    bus.answer(Asks.PACE, new Durations(postgres)::of);
    bus.answer(Asks.LEDGER_HEALTH, this::health);
  }

  private static void answer(Bus bus, Visibility visibility) {
    bus.answer(Asks.UNDO_TASK, visibility::undo);
    bus.answer(Asks.REDO_TASK, visibility::redo);
    bus.answer(Asks.DELETE_DATASET, visibility::delete);
  }

  private static void answer(Bus bus, Datasets datasets, Descriptions descriptions) {
    bus.answer(Asks.LIST_DATASETS, datasets::list);
    bus.answer(Asks.FIND_DATASET, datasets::find);
    bus.answer(Asks.COUNT_CHANGES, datasets::changes);
    bus.answer(Asks.VISIBLE_ROWS, datasets::visibleRows);
    bus.answer(Asks.DUE_PURGES, datasets::duePurges);
    bus.answer(Asks.DESCRIBE_DATASET, descriptions::describe);
    bus.answer(Asks.FIND_REMEMBERED, descriptions::find);
  }

  private static void answer(Bus bus, AlertRules rules, AlertHistory history) {
    bus.answer(AlertAsks.SAVE_RULE, rules::save);
    bus.answer(AlertAsks.LIST_RULES, rules::list);
    bus.answer(AlertAsks.DELETE_RULE, rules::delete);
    bus.answer(AlertAsks.DUE_RULES, rules::due);
    bus.answer(AlertAsks.RECORD_LOOK, rules::look);
    bus.answer(AlertAsks.LIST_ALERTS, history::list);
    bus.answer(AlertAsks.ACKNOWLEDGE, history::acknowledge);
    bus.answer(AlertAsks.CLAIM_DELIVERIES, history::claim);
    bus.answer(AlertAsks.RECORD_DELIVERY, history::record);
  }

  private static void answer(Bus bus, Views views) {
    bus.answer(Asks.LIST_VIEWS, views::list);
    bus.answer(Asks.SAVE_VIEW, views::save);
    bus.answer(Asks.DELETE_VIEW, views::delete);
    bus.answer(Asks.FIND_PREFERENCES, views::preferences);
    bus.answer(Asks.SAVE_PREFERENCES, views::save);
  }

  private Future<Health> health(Health.Ping ping) {
    long asked = System.nanoTime();
    return postgres
        .run("SELECT 1")
        .map(answered -> health(asked, true, "PostgreSQL answers."))
        .otherwise(
            failure ->
                health(asked, false, "PostgreSQL does not answer.")
                    .withHint("Check that it runs and that DATABASE_URL is right."));
  }

  private static Health health(long asked, boolean available, String detail) {
    return new Health("postgresql", available, (System.nanoTime() - asked) / 1_000_000, detail);
  }
}
