package verticles.feed;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.contract.Task;

/** One client of the feed. While it reads too slowly, only the latest of each task waits for it. */
final class Watcher {
  private final ServerWebSocket socket;
  private final UUID only;
  private final Map<UUID, String> waiting = new LinkedHashMap<>();
  private boolean begun;

  /**
   * @param only the one task to tell of, or null for all
   */
  Watcher(ServerWebSocket socket, UUID only) {
    this.socket = socket;
    this.only = only;
    socket.drainHandler(drained -> flush());
  }

  /** Sends the present state, then what has changed meanwhile. */
  void begin(List<JsonObject> present) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(TaskSockets.snapshotMessage(present));
      begun = true;
      flush();
    }
  }

  void offer(Task task, String message) {
    if (only == null || only.equals(task.id())) {
      waiting.put(task.id(), message);
      flush();
    }
  }

  /** A socket that its client is closing counts as closed before its close handler hears of it. */
  private void flush() {
    if (!begun || socket.isClosed()) {
      return;
    }
    Iterator<String> next = waiting.values().iterator();
    while (next.hasNext() && !socket.writeQueueFull()) {
      socket.writeTextMessage(next.next());
      next.remove();
    }
  }
}
