package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.contract.Ids;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class TaskSocketsTest {
  /** An empty masked pong frame (RFC 6455, 5.5.3). */
  private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

  private Vertx vertx;

  /** Kept here: a client that nobody refers to is collected, and closes its sockets. */
  private WebSocketClient sockets;

  private SmallLedger ledger;
  private FrontDoor door;

  /** A connected page, with what it was told. */
  private record Page(WebSocket socket, BlockingQueue<JsonObject> messages, Future<Void> closed) {
    JsonObject next() {
      try {
        JsonObject message = messages.poll(20, TimeUnit.SECONDS);
        assertTrue(message != null, "nothing was said");
        return message;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(1 << 24));
    ledger = new SmallLedger(vertx);
    Wait.on(vertx.deployVerticle(new FeedVerticle()));
    door = FrontDoor.open(vertx, () -> List.of(new TaskRoutes(vertx, 1)));
  }

  @Test
  void tellsThePresentStateThenEachChange() {
    // Given
    Task old = SampleTasks.in(TaskState.QUERYABLE, Ids.next(), 7);
    ledger.with(old);
    Page page = connect("/ws/tasks");
    JsonObject present = page.next();

    // When
    Task fresh = SampleTasks.in(TaskState.REJECTED, Ids.next(), 8);
    ledger.change(fresh);

    // Then
    JsonObject change = page.next();
    assertEquals("snapshot", present.getString("type"));
    assertEquals(7, present.getLong("version"));
    assertEquals(List.of(old.id().toString()), ids(present));
    assertEquals("task", change.getString("type"));
    assertEquals(fresh.id().toString(), change.getString("task_id"));
    assertEquals("REJECTED", change.getString("state"));
  }

  @Test
  void tellsOfOneTaskOnly() {
    // Given
    Task mine = SampleTasks.in(TaskState.PARKED, Ids.next(), 1);
    ledger.with(mine).with(SampleTasks.in(TaskState.QUERYABLE, Ids.next(), 2));
    Page page = connect("/ws/tasks?task_id=" + mine.id());
    JsonObject present = page.next();

    // When
    ledger.change(SampleTasks.in(TaskState.FAILED, Ids.next(), 3));
    ledger.change(SampleTasks.in(TaskState.CANCELLED, mine.id(), 4));

    // Then
    assertEquals(List.of(mine.id().toString()), ids(present));
    assertEquals("CANCELLED", page.next().getString("state"));
  }

  @Test
  void catchesUpFromAVersion() {
    // Given more changes than one page of the ledger holds
    for (int version = 1; version <= 1_300; version++) {
      ledger.with(SampleTasks.in(TaskState.QUERYABLE, Ids.next(), version));
    }

    // When
    JsonObject present = connect("/ws/tasks?since=164").next();

    // Then it has all since then, and the few before that may have been committed late
    assertEquals(1_200, ids(present).size());
    assertEquals(1_300, present.getLong("version"));
  }

  @Test
  void closesForATaskThatIsNotThere() {
    // When
    Page unknown = connect("/ws/tasks?task_id=" + Ids.next());
    Page noId = connect("/ws/tasks?task_id=x");

    // Then
    Wait.on(unknown.closed());
    Wait.on(noId.closed());
    assertEquals((short) 4404, unknown.socket().closeStatusCode());
    assertEquals((short) 4404, noId.socket().closeStatusCode());
  }

  @Test
  void letsNoOtherSitesPageListen() {
    // Given
    WebSocketConnectOptions options =
        options("/ws/tasks").addHeader("Origin", "http://evil.example");

    // When
    Throwable refused = Wait.forFailure(sockets.connect(options));

    // Then
    assertEquals(403, assertInstanceOf(UpgradeRejectedException.class, refused).getStatus());
  }

  @Test
  void tellsABrowserThatItIsAWebSocket() {
    // When
    int status = door.get("/ws/tasks").statusCode();

    // Then
    assertEquals(426, status);
  }

  @Test
  void saysGoodbyeWhenItStops() {
    // Given
    Page page = connect("/ws/tasks");
    page.next();

    // When
    Future<Void> closing = door.close();

    // Then
    Wait.on(page.closed());
    Wait.on(closing);
    assertEquals((short) 1001, page.socket().closeStatusCode());
  }

  @Test
  void letsASlowClientGoAndKeepsTellingTheOthers() {
    // Given a client that shakes hands and then never reads again, and one that reads
    NetClientOptions small = new NetClientOptions().setReceiveBufferSize(8 * 1024);
    NetSocket slow = Wait.on(vertx.createNetClient(small).connect(door.port(), "127.0.0.1"));
    Promise<Void> shaken = Promise.promise();
    Promise<Void> gone = Promise.promise();
    slow.closeHandler(gone::tryComplete);
    slow.handler(
        answer -> {
          slow.pause();
          shaken.tryComplete();
        });
    slow.write(
        "GET /ws/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    Wait.on(shaken.future());
    Page quick = connect("/ws/tasks");
    quick.next();

    // When much is said
    UUID task = Ids.next();
    long[] version = {1};
    long flood =
        vertx.setPeriodic(
            1,
            tick -> {
              for (int i = 0; i < 3; i++) {
                ledger.change(SampleTasks.in(TaskState.PARKED, task, version[0]++));
              }
            });
    // A pong now and then shows the client a connection that was cut, though it never reads.
    long pongs = vertx.setPeriodic(100, tick -> slow.write(Buffer.buffer(PONG)));

    // Then
    Wait.on(gone.future());
    vertx.cancelTimer(flood);
    vertx.cancelTimer(pongs);
    assertEquals("task", quick.next().getString("type"));
    assertTrue(!quick.closed().isComplete());
    Wait.on(quick.socket().close());
  }

  private Page connect(String uri) {
    BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    Promise<Void> closed = Promise.promise();
    WebSocket socket =
        Wait.on(
            sockets
                .connect(options(uri))
                .onSuccess(
                    it ->
                        it.textMessageHandler(text -> messages.add(new JsonObject(text)))
                            .closeHandler(closed::tryComplete)));
    return new Page(socket, messages, closed.future());
  }

  private WebSocketConnectOptions options(String uri) {
    return new WebSocketConnectOptions().setHost("127.0.0.1").setPort(door.port()).setURI(uri);
  }

  private static List<String> ids(JsonObject snapshot) {
    JsonArray tasks = snapshot.getJsonArray("tasks");
    return tasks.stream().map(task -> ((JsonObject) task).getString("task_id")).toList();
  }
}
