package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between the application and Druid, and keeps the SQL requests that go through. */
final class SqlTap {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final HttpClient client;
  private final URI druid;
  private final HttpServer server;

  private SqlTap(Vertx vertx, URI druid) {
    this.druid = druid;
    this.client = vertx.createHttpClient();
    this.server = vertx.createHttpServer().requestHandler(this::pass);
  }

  static Future<SqlTap> open(Vertx vertx, URI druid) {
    SqlTap tap = new SqlTap(vertx, druid);
    return tap.server.listen(0, "127.0.0.1").map(tap);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** The bodies of the SQL requests since the last call, without looks at Druid's servers. */
  List<String> taken() {
    List<String> taken = new ArrayList<>();
    for (String body = heard.poll(); body != null; body = heard.poll()) {
      if (!body.contains("sys.servers")) {
        taken.add(body);
      }
    }
    return taken;
  }

  private void pass(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              if (request.path().equals("/druid/v2/sql")) {
                heard.add(body.toString());
              }
            })
        .compose(
            body ->
                client
                    .request(request.method(), druid.getPort(), druid.getHost(), request.uri())
                    .compose(there -> sent(request, there, body)))
        .onFailure(failure -> request.response().setStatusCode(502).end());
  }

  private static Future<Void> sent(
      HttpServerRequest request, HttpClientRequest there, Buffer body) {
    String type = request.getHeader("Content-Type");
    if (type != null) {
      there.putHeader("Content-Type", type);
    }
    return there
        .send(body)
        .compose(
            answer ->
                answer
                    .body()
                    .compose(
                        bytes -> request.response().setStatusCode(answer.statusCode()).end(bytes)));
  }
}
