package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.LedgerMessages.CountTasks;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.RedoTask;
import verticles.contract.LedgerMessages.RetryTask;
import verticles.contract.LedgerMessages.TaskHistory;
import verticles.contract.LedgerMessages.UndoTask;
import verticles.contract.RereadMessages.ReadAgain;
import verticles.contract.Task;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;
import verticles.web.SocketCare;
import verticles.web.TaskIds;
import verticles.web.WishesJson;

/** Everything about uploads after they were sent: their status, history, end, and the live feed. */
public final class TaskRoutes implements RouteGroup {
  private final Vertx vertx;
  private final Bus bus;
  private final Tasks tasks;
  private final int patience;

  public TaskRoutes(Vertx vertx) {
    this(vertx, SocketCare.PATIENCE_SECONDS);
  }

  /**
   * @param patience seconds for which a watcher may take nothing
   */
  TaskRoutes(Vertx vertx, int patience) {
    this.vertx = vertx;
    this.patience = patience;
    this.bus = new Bus(vertx);
    this.tasks = new Tasks(bus);
  }

  @Override
  public void mount(Router router) {
    router.get("/api/ingest/status").handler(context -> Reply.json(context, counts()));
    router.get("/api/ingest/status/:task_id").handler(context -> reply(context, this::status));
    router.get("/api/ingest/tasks").handler(this::list);
    router.get("/api/ingest/tasks/:task_id").handler(context -> reply(context, this::status));
    router
        .get("/api/ingest/tasks/:task_id/events")
        .handler(context -> reply(context, this::history));
    act(router, "cancel", id -> bus.ask(Asks.CANCEL_TASK, new CancelTask(id)));
    act(router, "reread", id -> bus.ask(RereadAsks.READ_AGAIN, new ReadAgain(id)));
    act(router, "retry", id -> bus.ask(Asks.RETRY_TASK, new RetryTask(id)));
    show(router, "undo", (id, twice) -> bus.ask(Asks.UNDO_TASK, new UndoTask(id, twice)));
    show(router, "redo", (id, twice) -> bus.ask(Asks.REDO_TASK, new RedoTask(id, twice)));
    router.get("/api/ingest/tasks/:task_id/rejects").handler(new Rejects(vertx, bus, tasks));
    router.get("/ws/tasks").handler(new TaskSockets(vertx, bus, tasks, patience));
  }

  private Future<JsonObject> status(UUID id) {
    return tasks.find(id).compose(tasks::json);
  }

  private void list(RoutingContext context) {
    TaskQuery.read(context.request())
        .onSuccess(which -> Reply.json(context, page(which)))
        .onFailure(failure -> Problems.send(context, failure));
  }

  private Future<JsonObject> page(ListTasks which) {
    return tasks
        .list(which)
        .compose(
            page ->
                tasks
                    .json(page.tasks())
                    .map(
                        found ->
                            new JsonObject()
                                .put("tasks", new JsonArray(found))
                                .put("total", page.total())
                                .put("limit", which.limit())
                                .put("offset", which.offset())));
  }

  private Future<JsonObject> counts() {
    return bus.ask(Asks.COUNT_TASKS, new CountTasks()).map(FeedJson::counts);
  }

  private Future<JsonObject> history(UUID id) {
    return tasks
        .find(id)
        .compose(task -> bus.ask(Asks.TASK_HISTORY, new TaskHistory(id)))
        .map(events -> FeedJson.history(id, events));
  }

  private void reply(RoutingContext context, Function<UUID, Future<JsonObject>> answer) {
    Reply.json(context, TaskIds.parse(context.pathParam("task_id")).compose(answer));
  }

  /** 202: the wish is kept, and the status tells when it has come true. */
  private void act(Router router, String what, Function<UUID, Future<Task>> action) {
    router
        .post("/api/ingest/tasks/:task_id/" + what)
        .handler(
            context ->
                reply(context, 202, TaskIds.parse(context.pathParam("task_id")).compose(action)));
  }

  /**
   * 200: it has come true.
   *
   * @param action is told whether the same content may count twice
   */
  private void show(Router router, String what, BiFunction<UUID, Boolean, Future<Task>> action) {
    router
        .post("/api/ingest/tasks/:task_id/" + what)
        .handler(
            context ->
                reply(
                    context,
                    200,
                    TaskIds.parse(context.pathParam("task_id"))
                        .compose(id -> action.apply(id, mayCountTwice(context)))));
  }

  private static boolean mayCountTwice(RoutingContext context) {
    return WishesJson.allowsDuplicate(context.request().getParam(WishesJson.ALLOW_DUPLICATE));
  }

  private void reply(RoutingContext context, int status, Future<Task> task) {
    task.compose(tasks::json)
        .onSuccess(json -> Reply.json(context, status, json))
        .onFailure(failure -> Problems.send(context, failure));
  }
}
