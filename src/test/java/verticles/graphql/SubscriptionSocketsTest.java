package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Ids;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

/** A conversation in {@code graphql-transport-ws}. */
@ExtendWith(VertxExtension.class)
class SubscriptionSocketsTest {
  private Bus bus;

  /** Kept here: a client that nobody refers to is collected, and closes its sockets. */
  private WebSocketClient sockets;

  private SmallLedger ledger;
  private FrontDoor door;

  private record Client(WebSocket socket, BlockingQueue<JsonObject> heard, Future<Void> closed) {
    void say(JsonObject message) {
      Wait.on(socket.writeTextMessage(message.encode()));
    }

    void subscribe(String id, String query) {
      say(
          new JsonObject()
              .put("type", "subscribe")
              .put("id", id)
              .put("payload", new JsonObject().put("query", query)));
    }

    JsonObject hear() {
      try {
        JsonObject message = heard.poll(20, TimeUnit.SECONDS);
        assertNotNull(message, "nothing was said");
        return message;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    sockets = vertx.createWebSocketClient();
    bus = new Bus(vertx);
    ledger = new SmallLedger(vertx);
    Settings.Http settings = new Settings.Http("127.0.0.1", 0, false);
    door = FrontDoor.open(vertx, () -> List.of(FrontDoor.graphQl(vertx, settings)));
  }

  @Test
  void followsOneTaskUntilItEnds() {
    // Given
    Task moving = SampleTasks.in(TaskState.VALIDATING, Ids.next(), 1);
    ledger.with(moving);
    Client client = connect();
    client.subscribe(
        "s1", "subscription { ingestionTask(taskId: \"" + moving.id() + "\") { state percent } }");
    JsonObject first = client.hear();

    // When
    change(SampleTasks.in(TaskState.INGESTING, Ids.next(), 2), 10);
    change(SampleTasks.in(TaskState.INGESTING, moving.id(), 3), 40);
    JsonObject second = client.hear();
    change(SampleTasks.in(TaskState.QUERYABLE, moving.id(), 4), 100);

    // Then
    assertEquals("next", first.getString("type"));
    assertEquals("VALIDATING", task(first, "ingestionTask").getString("state"));
    assertEquals(40, task(second, "ingestionTask").getInteger("percent"));
    assertEquals("QUERYABLE", task(client.hear(), "ingestionTask").getString("state"));
    JsonObject end = client.hear();
    assertEquals("complete", end.getString("type"));
    assertEquals("s1", end.getString("id"));
  }

  @Test
  void followsAllTasksBeginningWithTheMovingOnes() {
    // Given
    Task moving = SampleTasks.in(TaskState.INGESTING, Ids.next(), 2);
    ledger.with(moving).with(SampleTasks.in(TaskState.QUERYABLE, Ids.next(), 1));
    Client client = connect();
    client.subscribe("all", "subscription { ingestionTasks { taskId state } }");
    JsonObject first = client.hear();

    // When
    Task other = SampleTasks.in(TaskState.REJECTED, Ids.next(), 3);
    change(other, 0);

    // Then
    assertEquals(moving.id().toString(), task(first, "ingestionTasks").getString("taskId"));
    assertEquals(other.id().toString(), task(client.hear(), "ingestionTasks").getString("taskId"));
  }

  @Test
  void saysWhenWhatQueriesSeeHasChanged() {
    // Given a client that has one dataset on its page, and one that has all
    bus.answer(
        Asks.DATA_VERSION,
        ask -> Future.succeededFuture(new DataVersion(ask.dataSource(), 3, Instant.EPOCH)));
    String asked = "dataVersionChanged%s { dataSource version lastIngestionTime }";
    Client one = connect();
    one.subscribe("one", "subscription { %s }".formatted(asked.formatted("(dataSource: \"a\")")));
    JsonObject present = version(one.hear());
    Client all = connect();
    all.subscribe("all", "subscription { %s }".formatted(asked.formatted("")));
    all.say(new JsonObject().put("type", "ping"));
    assertEquals("pong", all.hear().getString("type"));

    // When
    changed("b", 1);
    changed("a", 4);

    // Then
    assertEquals(3, present.getInteger("version"));
    assertEquals("b", version(all.hear()).getString("dataSource"));
    assertEquals(4, version(all.hear()).getInteger("version"));
    JsonObject heard = version(one.hear());
    assertEquals("a", heard.getString("dataSource"));
    assertEquals(4, heard.getInteger("version"));
    assertEquals("1970-01-01T00:00:04Z", heard.getString("lastIngestionTime"));
  }

  @Test
  void aDatasetWithoutDataBeginsWithItsFirstVersion() {
    // Given
    bus.answer(
        Asks.DATA_VERSION,
        ask -> Future.succeededFuture(new DataVersion(ask.dataSource(), 0, null)));
    Client client = connect();
    client.subscribe("s", "subscription { dataVersionChanged(dataSource: \"new\") { version } }");
    client.say(new JsonObject().put("type", "ping"));
    assertEquals("pong", client.hear().getString("type"));

    // When
    changed("new", 1);

    // Then
    assertEquals(1, version(client.hear()).getInteger("version"));
  }

  private void changed(String dataset, long version) {
    bus.announce(
        Events.DATASET_CHANGED,
        new Dataset(
            dataset,
            version,
            Instant.EPOCH.plusSeconds(version),
            List.of(),
            List.of(),
            0,
            null,
            null,
            null));
  }

  private static JsonObject version(JsonObject message) {
    return task(message, "dataVersionChanged");
  }

  @Test
  void answersQueriesAndPingsAndErrors() {
    // Given
    Client client = connect();

    // When
    client.say(new JsonObject().put("type", "ping"));
    JsonObject pong = client.hear();
    client.subscribe("q", "{ listIngestionTasks { taskId } }");
    JsonObject data = client.hear();
    JsonObject complete = client.hear();
    client.subscribe(
        "e", "subscription { ingestionTask(taskId: \"" + Ids.next() + "\") { state } }");
    JsonObject error = client.hear();

    // Then
    assertEquals("pong", pong.getString("type"));
    assertEquals("next", data.getString("type"));
    assertEquals("complete", complete.getString("type"));
    assertTrue(error.encode().contains("/problems/task-not-found"), error.encode());
  }

  @Test
  void stopsWhenTheClientHasHeardEnough() {
    // Given two subscriptions that have begun, and one of them ended again
    ledger.with(SampleTasks.in(TaskState.INGESTING));
    Client client = connect();
    client.subscribe("gone", "subscription { ingestionTasks { state } }");
    client.subscribe("stays", "subscription { ingestionTasks { state } }");
    assertEquals(
        Set.of("gone", "stays"),
        Set.of(client.hear().getString("id"), client.hear().getString("id")));
    client.say(new JsonObject().put("type", "complete").put("id", "gone"));
    client.say(new JsonObject().put("type", "ping"));
    assertEquals("pong", client.hear().getString("type"));

    // When
    change(SampleTasks.in(TaskState.REJECTED), 0);

    // Then one hears it, and nothing stands between that and the answer to a later ping
    assertEquals("stays", client.hear().getString("id"));
    client.say(new JsonObject().put("type", "ping"));
    assertEquals("pong", client.hear().getString("type"));
  }

  @Test
  void boundsTheSubscriptionsOfOneConnection() {
    // Given
    Client client = connect();
    for (int i = 0; i < Subscriber.MOST_SUBSCRIPTIONS; i++) {
      client.subscribe("s" + i, "subscription { ingestionTasks { state } }");
    }

    // When
    client.subscribe("more", "subscription { ingestionTasks { state } }");

    // Then
    assertTrue(client.hear().encode().contains("/problems/too-many-subscriptions"));
  }

  @Test
  void letsNoOtherSitesPageConnect() {
    // Given
    WebSocketConnectOptions options = options().addHeader("Origin", "http://evil.example");

    // When
    Throwable refused = Wait.forFailure(sockets.connect(options));

    // Then
    assertEquals(403, assertInstanceOf(UpgradeRejectedException.class, refused).getStatus());
  }

  @Test
  void saysGoodbyeWhenTheServiceStops() {
    // Given
    Client client = connect();

    // When
    Future<Void> closing = door.close();

    // Then
    Wait.on(client.closed());
    Wait.on(closing);
    assertEquals((short) 1001, client.socket().closeStatusCode());
  }

  private void change(Task task, int percent) {
    bus.announce(
        Events.TASK_SNAPSHOT,
        new Snapshot(task, new Progress(null, null, null, null, percent, null)));
  }

  private static JsonObject task(JsonObject message, String field) {
    return message.getJsonObject("payload").getJsonObject("data").getJsonObject(field);
  }

  private Client connect() {
    BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    Promise<Void> closed = Promise.promise();
    WebSocket socket =
        Wait.on(
            sockets
                .connect(options())
                .onSuccess(
                    it ->
                        it.textMessageHandler(text -> heard.add(new JsonObject(text)))
                            .closeHandler(closed::tryComplete)));
    Client client = new Client(socket, heard, closed.future());
    client.say(new JsonObject().put("type", "connection_init"));
    assertEquals("connection_ack", client.hear().getString("type"));
    return client;
  }

  private WebSocketConnectOptions options() {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(door.port())
        .setURI("/graphql")
        .addSubProtocol("graphql-transport-ws");
  }
}
