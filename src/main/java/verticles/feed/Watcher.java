package verticles.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.contract.Task;

/**
 * One client of the feed. While it reads too slowly, only the latest message of each task waits for
 * it; a client that takes nothing for {@value #PATIENCE_SECONDS} s is let go, as is one that does
 * not answer pings.
 */
final class Watcher {
  static final int PATIENCE_SECONDS = 10;
  private static final int PING_EVERY = 20;
  private static final int SILENCE = 50;
  private static final int QUEUE_BYTES = 256 * 1024;
  private static final int MOST_WAITING = 10_000;

  private final ServerWebSocket socket;
  private final UUID only;
  private final Map<UUID, String> waiting = new LinkedHashMap<>();
  private boolean begun;
  private int secondsFull;
  private int secondsSilent;
  private int beats;

  /**
   * @param only the one task to tell of, or null for all
   */
  Watcher(ServerWebSocket socket, UUID only) {
    this.socket = socket;
    this.only = only;
    socket.setWriteQueueMaxSize(QUEUE_BYTES);
    socket.drainHandler(drained -> flush());
    socket.pongHandler(pong -> secondsSilent = 0);
  }

  /** Sends the present state, then what has changed meanwhile. */
  void begin(List<JsonObject> present) {
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

  private void flush() {
    Iterator<String> next = waiting.values().iterator();
    while (begun && next.hasNext() && !socket.writeQueueFull()) {
      socket.writeTextMessage(next.next());
      next.remove();
    }
  }

  /** Called once a second. */
  void beat() {
    secondsFull = socket.writeQueueFull() ? secondsFull + 1 : 0;
    secondsSilent++;
    if (secondsFull >= PATIENCE_SECONDS || waiting.size() > MOST_WAITING) {
      letGo("Too slow");
    } else if (secondsSilent >= SILENCE) {
      letGo("No answer to pings");
    } else if (++beats % PING_EVERY == 0) {
      socket.writePing(Buffer.buffer("alive"));
    }
  }

  private void letGo(String reason) {
    socket.close((short) 1013, reason);
  }
}
