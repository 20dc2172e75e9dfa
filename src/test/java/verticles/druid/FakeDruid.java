package verticles.druid;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import verticles.config.Druid;
import verticles.testing.Wait;

/** A small server that answers as a Druid does that is broken in one way or another. */
final class FakeDruid implements AutoCloseable {

  /** How one request is answered, once its body is there. */
  interface Manner extends BiConsumer<HttpServerRequest, Buffer> {}

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Deque<Manner>> manners = new LinkedHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final HttpServer server;

  /** Every request, as {@code METHOD path}. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  /** Every request's body. */
  final List<String> bodies = new CopyOnWriteArrayList<>();

  /** How many requests were being answered at the same time, at most. */
  final AtomicInteger mostAtOnce = new AtomicInteger();

  FakeDruid() {
    server = Wait.on(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
  }

  Druid druid() {
    return new Druid(URI.create("http://127.0.0.1:" + server.actualPort()));
  }

  /**
   * @param sign what the request's {@code METHOD path} contains
   * @param inTurn how it is answered the first time, the second time…; the last one stays
   */
  FakeDruid when(String sign, Manner... inTurn) {
    manners.put(sign, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  private void answer(HttpServerRequest request) {
    String what = request.method() + " " + request.path();
    mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
    request.response().endHandler(end -> open.decrementAndGet());
    request
        .body()
        .onSuccess(
            body -> {
              heard.add(what);
              bodies.add(body.toString());
              manner(what).accept(request, body);
            });
  }

  private synchronized Manner manner(String what) {
    return manners.entrySet().stream()
        .filter(entry -> what.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(turns -> turns.size() > 1 ? turns.poll() : turns.peek())
        .orElse(says(404, "not a path of this test"));
  }

  long count(String sign) {
    return heard.stream().filter(what -> what.contains(sign)).count();
  }

  static Manner says(int status, String body) {
    return (request, ignored) -> request.response().setStatusCode(status).end(body);
  }

  static Manner hangs() {
    return (request, ignored) -> {};
  }

  static Manner resets() {
    return (request, ignored) -> request.connection().close();
  }

  /** Begins an answer and never ends it. */
  static Manner dribbles() {
    return (request, ignored) -> {
      request.response().setChunked(true).write("{");
      Vertx.currentContext()
          .owner()
          .setPeriodic(
              20,
              timer -> {
                if (request.response().closed()) {
                  Vertx.currentContext().owner().cancelTimer(timer);
                } else {
                  request.response().write(" ");
                }
              });
    };
  }

  @Override
  public void close() {
    Wait.on(vertx.close());
  }
}
