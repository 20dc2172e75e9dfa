package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import verticles.config.Druid;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

class DruidClientTest {
  private static final Call READ =
      new Call("test", HttpMethod.GET, "/x", null, null, Duration.ofMillis(300), 3);

  private final Vertx vertx = Vertx.vertx();
  private final FakeDruid fake = new FakeDruid();
  private final DruidClient client = new DruidClient(vertx, fake.druid());

  @AfterEach
  void close() {
    fake.close();
    Wait.on(vertx.close());
  }

  @Test
  void whatPassesIsTriedAgain() {
    // Given
    fake.when("/x", FakeDruid.says(503, ""), FakeDruid.resets(), FakeDruid.says(200, "{}"));

    // When
    Reply reply = Wait.on(client.send(READ));

    // Then
    assertEquals(200, reply.status());
    assertEquals(3, fake.count("/x"));
  }

  @Test
  void queriesGoToTheBrokerAndAllElseToTheRouter() {
    // Given
    FakeDruid broker = new FakeDruid();
    DruidClient both =
        new DruidClient(vertx, new Druid(fake.druid().url(), broker.druid().broker()));
    Call query = Call.query("sql", "/druid/v2/sql", Json.object());
    Call cancel = Call.delete("cancel", "/druid/v2/sql/id");
    Call read = Call.get("status", "/druid/indexer/v1/workers");
    broker.when(query.path(), FakeDruid.says(200, "[]"));
    fake.when(cancel.path(), FakeDruid.says(202, ""));
    fake.when(read.path(), FakeDruid.says(200, "{}"));

    // When
    List<Integer> statuses =
        Stream.of(query, cancel, read).map(call -> Wait.on(both.send(call)).status()).toList();
    broker.close();

    // Then
    assertEquals(List.of(200, 202, 200), statuses);
  }

  @Test
  void theLastAnswerOfABusyDruidIsHandedOn() {
    // Given
    fake.when("/x", FakeDruid.says(429, "busy"));

    // When
    Reply reply = Wait.on(client.send(READ));

    // Then
    assertEquals(new Reply(429, "busy", null), reply);
    assertEquals(3, fake.count("/x"));
  }

  @Test
  void aRefusalIsNotRepeated() {
    // Given
    fake.when("/x", FakeDruid.says(400, "no"));

    // When
    Reply reply = Wait.on(client.send(READ));

    // Then
    assertEquals(400, reply.status());
    assertEquals(1, fake.count("/x"));
  }

  @Test
  void whoeverHangsIsLeft() {
    // Given
    fake.when("/x", FakeDruid.hangs());

    // When
    Throwable failure = Wait.forFailure(client.send(READ));

    // Then
    assertUnavailable(failure);
    assertEquals(3, fake.count("/x"));
  }

  @Test
  void anAnswerThatNeverEndsIsLeftToo() {
    // Given
    fake.when("/x", FakeDruid.dribbles());

    // When
    Throwable failure = Wait.forFailure(client.send(READ.once()));

    // Then
    assertUnavailable(failure);
  }

  @Test
  void aWriteIsSentOnce() {
    // Given
    fake.when("/x", FakeDruid.resets());

    // When
    Throwable failure = Wait.forFailure(client.send(Call.post("test", "/x", Json.object())));

    // Then
    assertUnavailable(failure);
    assertEquals(1, fake.count("/x"));
  }

  @Test
  void aNameAndPasswordInTheAddressAreSentAsSuch() {
    // Given
    fake.when(
        "/x", (request, body) -> request.response().end("" + request.getHeader("Authorization")));
    URI plain = fake.druid().url();
    Druid withUser = new Druid(URI.create("http://me:pa%20ss@127.0.0.1:" + plain.getPort() + "/"));

    // When
    Reply reply = Wait.on(new DruidClient(vertx, withUser).send(READ));

    // Then
    assertEquals("Basic bWU6cGEgc3M=", reply.body());
  }

  private static void assertUnavailable(Throwable failure) {
    assertEquals("druid-unavailable", ((ProblemException) failure).problem().type());
    assertEquals(503, ((ProblemException) failure).problem().status());
  }
}
