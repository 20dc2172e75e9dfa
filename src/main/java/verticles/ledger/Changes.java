package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Database;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Tells this replica's rooms about every change of a task, whoever made it. Own changes are told as
 * they return. Others are heard of by NOTIFY, which is only a hint: what is told is read from the
 * ledger, everything after the last version seen. Versions become visible in their order (see
 * {@code next_version}), so nothing is missed, neither while the connection was away nor while
 * others were about to commit. A change may be told twice.
 */
final class Changes {
  private static final Logger log = LoggerFactory.getLogger(Changes.class);
  private static final int AT_ONCE = 200;
  private static final long BACKSTOP_MILLIS = 15_000;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Tasks tasks;
  private final Datasets datasets;
  private final UUID me;
  private final PgSubscriber subscriber;
  private long seen = -1;
  private boolean reading;
  private boolean behind;
  private long timer = -1;

  Changes(Vertx vertx, Bus bus, Database database, Tasks tasks, Datasets datasets, UUID me) {
    this.vertx = vertx;
    this.bus = bus;
    this.tasks = tasks;
    this.datasets = datasets;
    this.me = me;
    this.subscriber =
        PgSubscriber.subscriber(vertx, Postgres.options(database))
            .reconnectPolicy(tries -> Math.min(LONGEST_PAUSE_MILLIS, 50L << Math.min(tries, 6)));
    // The handler is called at every connect, so what was missed meanwhile is read.
    subscriber.channel("sluice_task").subscribeHandler(ready -> catchUp()).handler(this::heard);
  }

  /** May be called again after a failure. */
  Future<Void> begin() {
    return tasks
        .newestVersion()
        .onSuccess(newest -> seen = newest)
        .compose(newest -> subscribe())
        .onSuccess(done -> timer = vertx.setPeriodic(BACKSTOP_MILLIS, tick -> catchUp()));
  }

  Future<Void> end() {
    vertx.cancelTimer(timer);
    return subscriber.close();
  }

  /** A change made here. */
  void made(Task task) {
    made(List.of(task));
  }

  /** Changes that were made here in one moment. */
  void made(List<Task> changed) {
    changed.forEach(task -> bus.announce(Events.TASK_CHANGED, task));
    changed.stream()
        .filter(Changes::concernsQueries)
        .map(Task::dataset)
        .distinct()
        .forEach(this::datasetChanged);
  }

  void datasetChanged(String name) {
    datasets
        .asItIs(name)
        .onSuccess(found -> found.ifPresent(it -> bus.announce(Events.DATASET_CHANGED, it)))
        .onFailure(
            failure -> log.warn("a dataset's change is told late: {}", failure.getMessage()));
  }

  private static boolean concernsQueries(Task task) {
    return task.state() == TaskState.QUERYABLE || task.state() == TaskState.UNDONE;
  }

  /** Only one that is closed connects. */
  private Future<Void> subscribe() {
    return subscriber
        .connect()
        .recover(
            failure -> subscriber.close().transform(closed -> Postgres.<Void>explained(failure)));
  }

  /** Notifications come in the order of versions; own ones need no reading. */
  private void heard(String news) {
    String[] parts = news.split(" ");
    if (!parts[0].equals(me.toString())) {
      catchUp();
    } else if (!reading) {
      seen = Math.max(seen, Long.parseLong(parts[1]));
    }
  }

  private void catchUp() {
    behind = true;
    if (!reading) {
      reading = true;
      read().onComplete(done -> reading = false);
    }
  }

  private Future<Void> read() {
    behind = false;
    return tasks
        .after(seen, AT_ONCE)
        .onSuccess(this::tell)
        .onFailure(failure -> log.warn("changes will be told later: {}", failure.getMessage()))
        .compose(told -> behind || told.size() == AT_ONCE ? read() : Future.succeededFuture());
  }

  private void tell(List<Task> changed) {
    changed.forEach(task -> seen = task.version());
    made(changed);
  }
}
