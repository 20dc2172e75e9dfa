package verticles.testing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.DruidMessages.SubmitIngestion;
import verticles.contract.DruidMessages.WatchIngestion;
import verticles.contract.Message;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.druid.DruidVerticle;
import verticles.druid.StatusVerticle;

/** Druid's two verticles on a bus of their own, with a test's short ways to ask them. */
public final class DruidRoom implements AutoCloseable {
  public final Vertx vertx = Vertx.vertx();
  public final Bus bus = new Bus(vertx);
  private final Map<String, Promise<IngestionEnded>> ends = new ConcurrentHashMap<>();

  public DruidRoom(Druid druid, S3 s3) {
    bus.listen(Events.INGESTION_ENDED, ended -> promised(ended.druidTaskId()).tryComplete(ended));
    Wait.on(vertx.deployVerticle(new DruidVerticle(druid, s3)));
    Wait.on(vertx.deployVerticle(new StatusVerticle(druid)));
  }

  public <Q extends Message, A extends Message> A ask(Ask<Q, A> ask, Q question) {
    return Wait.on(bus.ask(ask, question));
  }

  public <Q extends Message, A extends Message> Problem refused(Ask<Q, A> ask, Q question) {
    return ((ProblemException) Wait.forFailure(bus.ask(ask, question))).problem();
  }

  public void submit(Task task) {
    ask(Asks.SUBMIT_INGESTION, new SubmitIngestion(task));
  }

  public Future<IngestionEnded> watch(String druidTaskId) {
    Promise<IngestionEnded> end = promised(druidTaskId);
    return bus.ask(Asks.WATCH_INGESTION, new WatchIngestion(druidTaskId))
        .compose(watched -> end.future());
  }

  private Promise<IngestionEnded> promised(String druidTaskId) {
    return ends.computeIfAbsent(druidTaskId, fresh -> Promise.promise());
  }

  public IngestionEnded end(String druidTaskId) {
    return Wait.on(watch(druidTaskId));
  }

  public long rows(Task task) {
    return ask(Asks.COUNT_ROWS, new CountRows(task.dataset(), task.id().toString())).rows();
  }

  /** Loads a file and waits until a query sees all its rows. */
  public Task load(PreparedFile file, S3 s3) {
    return load(s3, file).get(0);
  }

  /** Loads files side by side and waits until a query sees all their rows. */
  public List<Task> load(S3 s3, PreparedFile... files) {
    List<Task> tasks = Stream.of(files).map(file -> file.store(s3)).toList();
    tasks.forEach(this::submit);
    for (int i = 0; i < files.length; i++) {
      IngestionEnded end = end(tasks.get(i).druidTaskId());
      if (end.problem() != null) {
        throw new AssertionError(end.problem());
      }
      awaitRows(tasks.get(i), files[i].rows());
    }
    return tasks;
  }

  public void awaitRows(Task task, long rows) {
    Wait.on(seen(task, rows));
  }

  private Future<Void> seen(Task task, long rows) {
    return bus.ask(Asks.COUNT_ROWS, new CountRows(task.dataset(), task.id().toString()))
        .compose(
            count -> {
              if (count.rows() == rows) {
                return Future.succeededFuture();
              }
              return pause().compose(rested -> seen(task, rows));
            });
  }

  /** Between two looks at something that comes by itself. */
  public Future<Void> pause() {
    Promise<Void> rested = Promise.promise();
    vertx.setTimer(100, id -> rested.complete());
    return rested.future();
  }

  @Override
  public void close() {
    Wait.on(vertx.close());
  }
}
