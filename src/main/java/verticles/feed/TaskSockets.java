package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.TaskPage;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.web.Cut;
import verticles.web.Problems;
import verticles.web.SameOrigin;
import verticles.web.TaskIds;
import verticles.web.TaskJson;

/**
 * {@code /ws/tasks}: the current state at once, then every change. A watcher is listening before
 * the ledger is asked, so nothing falls between the two.
 */
final class TaskSockets implements Handler<RoutingContext> {
  static final int PATIENCE_SECONDS = 10;
  private static final int MOST = 200;
  private static final int RECENT = 50;
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  /**
   * Versions are given out before they are committed, so one that is a little older than the newest
   * seen may become visible after it. A client that catches up gets these few again.
   */
  private static final long OVERLAP = 64;

  private final Vertx vertx;
  private final Bus bus;
  private final Tasks tasks;
  private final int patience;
  private final Map<ServerWebSocket, Watcher> watchers = new HashMap<>();

  TaskSockets(Vertx vertx, Bus bus, Tasks tasks, int patience) {
    this.vertx = vertx;
    this.bus = bus;
    this.tasks = tasks;
    this.patience = patience;
    bus.listen(Events.TASK_SNAPSHOT, this::tell);
    vertx.setPeriodic(1_000, tick -> List.copyOf(watchers.values()).forEach(Watcher::beat));
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!request.canUpgradeToWebSocket()) {
      Problems.send(context, notAWebSocket());
    } else if (!SameOrigin.allows(request)) {
      Problems.send(context, SameOrigin.refusal());
    } else if (watchers.size() >= MOST) {
      Problems.send(context, tooMany());
    } else {
      request.toWebSocket().onSuccess(socket -> watch(socket, request)).onFailure(context::fail);
    }
  }

  private void watch(ServerWebSocket socket, HttpServerRequest request) {
    String wanted = request.getParam("task_id");
    Future<UUID> only = wanted == null ? Future.succeededFuture() : TaskIds.parse(wanted);
    if (only.failed()) {
      refuse(socket, only.cause());
      return;
    }
    HttpConnection connection = request.connection();
    Watcher watcher =
        new Watcher(
            socket, only.result(), patience, reason -> end(socket, connection, 1013, reason));
    watchers.put(socket, watcher);
    socket.closeHandler(closed -> watchers.remove(socket));
    socket.shutdownHandler(stopping -> end(socket, connection, 1001, "The service is stopping"));
    present(only.result(), since(request))
        .onSuccess(watcher::begin)
        .onFailure(failure -> refuse(socket, failure));
  }

  private void end(ServerWebSocket socket, HttpConnection connection, int code, String reason) {
    watchers.remove(socket);
    Cut.off(vertx, socket, connection, (short) code, reason);
  }

  /** 4404 for a task that is not there, 1013 (try again later) for everything else. */
  private void refuse(ServerWebSocket socket, Throwable failure) {
    watchers.remove(socket);
    if (socket.isClosed()) {
      return;
    }
    boolean unknown = failure instanceof ProblemException p && p.problem().status() == 404;
    socket.close(
        unknown ? (short) 4404 : 1013, unknown ? "There is no such task" : "Try again later");
  }

  private Future<List<JsonObject>> present(UUID only, Long since) {
    if (only != null) {
      return tasks.find(only).compose(tasks::json).map(List::of);
    }
    if (since == null) {
      return tasks
          .list(new ListTasks(null, null, null, RECENT, 0))
          .map(TaskPage::tasks)
          .compose(tasks::json);
    }
    return changedSince(Math.max(0, since - OVERLAP), new ArrayList<>(), 0).compose(tasks::json);
  }

  private Future<List<Task>> changedSince(long version, List<Task> found, int page) {
    return tasks
        .list(new ListTasks(null, null, version, PAGE, 0))
        .compose(
            next -> {
              found.addAll(next.tasks());
              return next.tasks().size() < PAGE || page == MOST_PAGES
                  ? Future.succeededFuture(found)
                  : changedSince(found.get(found.size() - 1).version(), found, page + 1);
            });
  }

  private void tell(Snapshot snapshot) {
    if (watchers.isEmpty()) {
      return;
    }
    String message = TaskJson.of(snapshot.task(), snapshot.progress()).put("type", "task").encode();
    watchers.values().forEach(watcher -> watcher.offer(snapshot.task(), message));
  }

  static String snapshotMessage(List<JsonObject> tasks) {
    long version = tasks.stream().mapToLong(task -> task.getLong("version")).max().orElse(0);
    return new JsonObject()
        .put("type", "snapshot")
        .put("version", version)
        .put("tasks", new JsonArray(tasks))
        .encode();
  }

  private static Long since(HttpServerRequest request) {
    String text = request.getParam("since");
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static Problem notAWebSocket() {
    return Problem.of(
        "websocket-expected", 426, "WebSocket expected", "Connect to this address by WebSocket.");
  }

  private static Problem tooMany() {
    return Problem.of(
            "too-many-watchers",
            503,
            "Too many watchers",
            "Too many pages are following the uploads. Close some, or poll /api/ingest/status.")
        .retryAfter(30);
  }
}
