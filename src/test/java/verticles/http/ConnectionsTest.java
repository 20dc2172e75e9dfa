package verticles.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.testing.Wait;

/** Which connections count as idle, by a clock that the test moves. */
@ExtendWith(VertxExtension.class)
class ConnectionsTest {

  @Test
  void closesWhatSendsNoRequestAndKeepsWhatWorks(Vertx vertx) {
    // Given a connection with half a header, and one whose request is being worked on
    Context loop = vertx.getOrCreateContext();
    Connections connections = new Connections(vertx);
    Promise<RoutingContext> working = Promise.promise();
    int port = listen(vertx, loop, connections, working);
    NetSocket slow = connect(vertx, port);
    NetSocket busy = connect(vertx, port);
    Promise<Void> slowClosed = Promise.promise();
    Promise<String> answered = Promise.promise();
    slow.closeHandler(slowClosed::complete);
    busy.handler(bytes -> answered.tryComplete(bytes.toString()));
    slow.write("GET / HTTP/1.1\r\nHost: loc");
    busy.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    RoutingContext inFlight = Wait.on(working.future());

    // When more than the time for idling has gone by
    long later = System.nanoTime() / 1_000_000 + Connections.IDLE_MILLIS + 1_000;
    loop.runOnContext(tick -> connections.closeIdle(later));

    // Then
    Wait.on(slowClosed.future());
    loop.runOnContext(tick -> inFlight.end("done"));
    String answer = Wait.on(answered.future());
    assertEquals("HTTP/1.1 200 OK", answer.lines().findFirst().orElse(""));
  }

  private static int listen(
      Vertx vertx, Context loop, Connections connections, Promise<RoutingContext> working) {
    Promise<HttpServer> listening = Promise.promise();
    loop.runOnContext(
        start -> {
          Router router = Router.router(vertx);
          router.route().handler(connections).handler(working::complete);
          vertx
              .createHttpServer(HttpVerticle.options())
              .connectionHandler(connections::opened)
              .requestHandler(router)
              .listen(0, "127.0.0.1")
              .onComplete(listening);
        });
    return Wait.on(listening.future()).actualPort();
  }

  private static NetSocket connect(Vertx vertx, int port) {
    return Wait.on(vertx.createNetClient().connect(port, "127.0.0.1"));
  }
}
