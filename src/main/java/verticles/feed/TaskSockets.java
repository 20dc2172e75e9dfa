package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.TaskPage;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.web.Problems;
import verticles.web.SocketCare;
import verticles.web.TaskIds;
import verticles.web.TaskJson;

/**
 * {@code /ws/tasks}: the current state at once, then every change. A watcher is listening before
 * the ledger is asked, so nothing falls between the two.
 */
final class TaskSockets implements Handler<RoutingContext> {
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
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Problem refusal = SocketCare.refusal(request, watchers.size(), MOST);
    if (refusal == null) {
      request.toWebSocket().onSuccess(socket -> watch(socket, request)).onFailure(context::fail);
    } else {
      Problems.send(context, refusal);
    }
  }

  private void watch(ServerWebSocket socket, HttpServerRequest request) {
    SocketCare care =
        SocketCare.of(vertx, socket, request.connection(), patience, () -> watchers.remove(socket));
    socket.closeHandler(closed -> care.closed());
    wanted(request)
        .compose(only -> tell(socket, only, since(request)))
        .onFailure(failure -> refuse(care, failure));
  }

  private static Future<Optional<UUID>> wanted(HttpServerRequest request) {
    String id = request.getParam("task_id");
    return id == null
        ? Future.succeededFuture(Optional.empty())
        : TaskIds.parse(id).map(Optional::of);
  }

  private Future<List<JsonObject>> tell(ServerWebSocket socket, Optional<UUID> only, Long since) {
    Watcher watcher = new Watcher(socket, only.orElse(null));
    watchers.put(socket, watcher);
    return present(only.orElse(null), since).onSuccess(watcher::begin);
  }

  /** 4404 for a task that is not there, 1013 (try again later) for everything else. */
  private static void refuse(SocketCare care, Throwable failure) {
    boolean unknown = failure instanceof ProblemException p && p.problem().status() == 404;
    care.end(unknown ? 4404 : 1013, unknown ? "There is no such task" : "Try again later");
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
}
