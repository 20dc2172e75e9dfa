package verticles.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Database;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Message;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;
import verticles.contract.Wishes;
import verticles.ledger.LedgerVerticle;

/** One replica's ledger on its own bus, with a test's short ways to ask it. */
public final class TestLedger implements AutoCloseable {
  public static final Problem WHY = Problem.of("test-fault", 503, "A fault", "It did not work.");

  public final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Database through;
  private final Path home;
  private String deployment;
  private final BlockingQueue<Task> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dataset> heardDatasets = new LinkedBlockingQueue<>();
  public final Bus bus = new Bus(vertx);

  public TestLedger(Database database) {
    this(database, database, null);
  }

  /**
   * @param through how the ledger reaches the database
   */
  public TestLedger(Database database, Database through, Path home) {
    this.database = database;
    bus.listen(Events.TASK_CHANGED, heard::add);
    bus.listen(Events.DATASET_CHANGED, heardDatasets::add);
    this.through = through;
    this.home = home;
    this.deployment =
        await(vertx.deployVerticle(new LedgerVerticle(through, home, Settings.PURGE_AFTER)));
  }

  /** Stops in order, which hands everything back, and starts again. */
  public void restart() {
    await(vertx.undeploy(deployment));
    deployment =
        await(vertx.deployVerticle(new LedgerVerticle(through, home, Settings.PURGE_AFTER)));
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  public <Q extends Message, A extends Message> A ask(Ask<Q, A> ask, Q question) {
    return await(bus.ask(ask, question));
  }

  public <Q extends Message, A extends Message> Problem refused(Ask<Q, A> ask, Q question) {
    return assertThrows(ProblemException.class, () -> await(bus.ask(ask, question))).problem();
  }

  public Task open(String dataset, String key) {
    return ask(
            Asks.OPEN_TASK, new OpenTask(Ids.next(), dataset, "sales.csv", 10L, key, Wishes.NONE))
        .task();
  }

  public Task move(Task task, TaskState to) {
    return move(task, to, Facts.NONE);
  }

  public Task move(Task task, TaskState to, Facts facts) {
    return ask(Asks.MOVE_TASK, Move.of(task, to, facts));
  }

  public List<Task> claim(int limit) {
    return ask(Asks.CLAIM_TASKS, new Claim(moving(), limit)).tasks();
  }

  public Task claimOne() {
    List<Task> claimed = claim(1);
    if (claimed.isEmpty()) {
      throw new AssertionError("there was nothing to claim");
    }
    return claimed.get(0);
  }

  public Task find(Task task) {
    return ask(Asks.FIND_TASK, new FindTask(task.id()));
  }

  public List<TaskEvent> history(Task task) {
    return ask(Asks.TASK_HISTORY, new TaskHistory(task.id())).events();
  }

  /** A new task of which the whole file is stored; nobody holds it. */
  public Task stored(String dataset) {
    return move(
        open(dataset, null),
        TaskState.STORED,
        Facts.stored(dataset, 10, UUID.randomUUID().toString(), "raw/x/1"));
  }

  /** A new task, held, on its way to PUBLISHING with this many rows. */
  public Task publishing(String dataset, long rows) {
    stored(dataset);
    Task task = move(claimOne(), TaskState.VALIDATING);
    task = move(task, TaskState.SUBMITTING, loaded(rows).withDruidTask("sluice-x-1", 1));
    task = move(task, TaskState.INGESTING);
    return move(task, TaskState.PUBLISHING);
  }

  /** A task whose rows are shown; alone, or beside what was there. */
  public Task queryable(String dataset, Wishes.Mode mode) {
    Task task = publishing(dataset, 3);
    sql(
        "UPDATE task SET wishes = wishes || '{\"mode\": \""
            + mode
            + "\"}' WHERE id = '"
            + task.id()
            + "'");
    return move(task, TaskState.QUERYABLE);
  }

  public static Facts loaded(long rows) {
    Canonical canonical =
        new Canonical(
            List.of(new Canonical.Part("canonical/x/1/part-0.csv.zst", rows, 100)),
            List.of(new Canonical.Column("Branch", "string")),
            rows,
            1_000,
            2_000,
            null);
    Verdict verdict =
        new Verdict(
            null, List.of(), rows, rows, 0, List.of(), java.util.Map.of(), true, List.of(), null);
    return Facts.NONE.withVerdict(null, verdict).withCanonical(canonical);
  }

  public Problem release(Task task, Duration delay) {
    return ask(Asks.RELEASE_TASK, new Release(task.id(), task.fence(), delay, WHY)).problem();
  }

  public Task nextChange() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }

  public Dataset nextDatasetChange() throws InterruptedException {
    return heardDatasets.poll(20, TimeUnit.SECONDS);
  }

  public void forgetWhatWasHeard() {
    heard.clear();
    heardDatasets.clear();
  }

  /** Moves PostgreSQL's clock, so to say: every lease has run out. */
  public void expireLeases() {
    sql("UPDATE task SET lease_until = now() - interval '1 second' WHERE lease_owner IS NOT NULL");
  }

  public void sql(String statement) {
    sql(database, statement);
  }

  public static void sql(Database database, String statement) {
    try (Connection connection = connect(database);
        Statement it = connection.createStatement()) {
      it.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public String value(String query) {
    try (Connection connection = connect();
        Statement it = connection.createStatement();
        ResultSet rows = it.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public Connection connect() throws SQLException {
    return connect(database);
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  public static Set<TaskState> moving() {
    Set<TaskState> states = EnumSet.of(TaskState.AWAITING_MAPPING);
    for (TaskState state : TaskState.values()) {
      if (state.moving()) {
        states.add(state);
      }
    }
    return states;
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
