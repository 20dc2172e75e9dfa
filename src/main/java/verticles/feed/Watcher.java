package verticles.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import verticles.contract.Task;

/**
 * One client of the feed. While it reads too slowly, only the latest message of each task waits for
 * it; a client that takes nothing for too long is let go, as is one that does not answer pings.
 */
final class Watcher {
  private static final int PING_EVERY = 20;
  private static final int SILENCE = 50;
  private static final int QUEUE_BYTES = 256 * 1024;
  private static final int MOST_WAITING = 10_000;

  private final ServerWebSocket socket;
  private final UUID only;
  private final int patience;
  private final Consumer<String> letGo;
  private final Map<UUID, String> waiting = new LinkedHashMap<>();
  private boolean begun;
  private int secondsFull;
  private int secondsSilent;
  private int beats;

  /**
   * @param only the one task to tell of, or null for all
   * @param patience seconds for which it may take nothing
   * @param letGo ends it for a reason: nothing may be offered to it from then on
   */
  Watcher(ServerWebSocket socket, UUID only, int patience, Consumer<String> letGo) {
    this.socket = socket;
    this.only = only;
    this.patience = patience;
    this.letGo = letGo;
    socket.setWriteQueueMaxSize(QUEUE_BYTES);
    socket.drainHandler(drained -> flush());
    socket.pongHandler(pong -> secondsSilent = 0);
  }

  /** Sends the present state, then what has changed meanwhile. */
  void begin(List<JsonObject> present) {
    if (socket.isClosed()) {
      return;
    }
    socket.writeTextMessage(TaskSockets.snapshotMessage(present));
    begun = true;
    flush();
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

  /** Called once a second. */
  void beat() {
    if (socket.isClosed()) {
      return;
    }
    secondsFull = socket.writeQueueFull() ? secondsFull + 1 : 0;
    secondsSilent++;
    if (secondsFull >= patience || waiting.size() > MOST_WAITING) {
      letGo.accept("Too slow");
    } else if (secondsSilent >= SILENCE) {
      letGo.accept("No answer to pings");
    } else if (++beats % PING_EVERY == 0) {
      socket.writePing(Buffer.buffer("alive"));
    }
  }
}
