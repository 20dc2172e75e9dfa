package verticles.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;
import verticles.web.RouteGroup;

/** How the front door closes. */
@ExtendWith(VertxExtension.class)
class DrainTest {

  @Test
  void finishesTheUploadInFlight(Vertx vertx) {
    // Given a request whose body is half sent
    Promise<Void> begun = Promise.promise();
    FrontDoor door = FrontDoor.open(vertx, () -> List.of(counting(begun)));
    int port = door.port(); // a door that is closed has none
    HttpClient client = vertx.createHttpClient();
    HttpClientRequest request =
        Wait.on(client.request(HttpMethod.PUT, port, "127.0.0.1", "/api/count"));
    request.setChunked(true);
    Wait.on(request.write("first half, "));
    Wait.on(begun.future());

    // When the door begins to close before the other half comes
    Future<Void> closing = door.close();
    Throwable late = Wait.forFailure(knock(vertx, port));
    request.end("second half");
    Buffer answer = Wait.on(request.response().compose(HttpClientResponse::body));

    // Then
    assertEquals("23", answer.toString());
    assertInstanceOf(ConnectException.class, late);
    Wait.on(closing);
  }

  @Test
  void doesNotWaitForIdleConnections(Vertx vertx) {
    // Given a connection that is open and silent
    FrontDoor door = FrontDoor.open(vertx);
    NetSocket idle = Wait.on(vertx.createNetClient().connect(door.port(), "127.0.0.1"));
    Promise<Void> closed = Promise.promise();
    idle.closeHandler(closed::complete);
    assertEquals(200, door.get("/health/live").statusCode());

    // When
    Future<Void> closing = door.close();

    // Then
    Wait.on(closed.future());
    Wait.on(closing);
    assertTrue(closing.succeeded());
  }

  private static Future<NetSocket> knock(Vertx vertx, int port) {
    Promise<NetSocket> refused = Promise.promise();
    vertx.setPeriodic(
        10,
        tick ->
            vertx
                .createNetClient()
                .connect(port, "127.0.0.1")
                .onSuccess(NetSocket::close)
                .onFailure(
                    failure -> {
                      vertx.cancelTimer(tick);
                      refused.tryFail(failure);
                    }));
    return refused.future();
  }

  /** Answers with the number of bytes that it was sent. */
  private static RouteGroup counting(Promise<Void> begun) {
    return router ->
        router
            .put("/api/count")
            .handler(
                context -> {
                  Buffer all = Buffer.buffer();
                  context
                      .request()
                      .handler(
                          bytes -> {
                            all.appendBuffer(bytes);
                            begun.tryComplete();
                          })
                      .endHandler(end -> context.end(Integer.toString(all.length())));
                });
  }
}
